// So many kiosks in one process, which sync from an address again and again: node fleet-clients.ts ADDRESS ROOT DIR COUNT. Each line
// that comes in is a round; each round ends with a line: how many were confirmed or changed, how many failed, and why first.
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openSigned } from '../kiosk/catalogue/signed-catalogue.ts';

const [address = '', rootFile = '', dir = '', count = '1'] = process.argv.slice(2);
const floors = { floor: () => undefined, raiseFloor: () => ({ ok: true, value: undefined }) as const };
const kiosks = Array.from({ length: Number(count) }, (_, at) => {
  const opened = openSigned({
    address,
    rootFile,
    dir: join(dir, String(at)),
    floors,
    clock: { now: Date.now },
    log: () => undefined,
  });
  if (!opened.ok) throw new Error(opened.error.words);
  return opened.value;
});
console.log('ready');
for await (const _ of createInterface({ input: process.stdin })) {
  const ended = await Promise.all(kiosks.map((kiosk) => kiosk.refresh()));
  const failed = ended.flatMap((one) => (one.ok ? [] : [one.error.words]));
  console.log(JSON.stringify({ good: ended.length - failed.length, failed: failed.length, why: failed[0] }));
}
