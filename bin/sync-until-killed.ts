// A process that syncs over and over until somebody kills it: node sync-until-killed.ts ADDRESS DATA-DIR
import { openSigned } from '../kiosk/catalogue/signed-catalogue.ts';

const [address = '', dir = ''] = process.argv.slice(2);
const floors = { floor: () => undefined, raiseFloor: () => ({ ok: true, value: undefined }) as const };
for (;;) {
  const opened = openSigned({ address, dir, floors, clock: { now: Date.now }, log: () => undefined });
  if (!opened.ok) throw new Error(opened.error.words);
  await opened.value.refresh();
  process.stdout.write('.');
}
