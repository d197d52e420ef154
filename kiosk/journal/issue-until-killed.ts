/*
 * A process that issues numbers as fast as it can, until it is killed. Arguments: the journal's file, a name for this run, and,
 * for a kiosk that is not alone in its lobby, its letter. Writes one line an acknowledged ticket: its id, day, number and instant.
 */
import { writeSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { formatNumber } from '../../core/numbers/number.ts';
import { serviceDay } from '../../core/numbers/service-day.ts';
import { openJournal } from './open-journal.ts';

const [, , file = '', run = '', letter] = process.argv;
let count = 0;
// One that jumps about midnight, an hour back and forth: the worst clock there is. Kiosks of one lobby have the lobby's.
const wild = Date.parse('2026-10-24T22:00:00Z');
const now = (): number =>
  letter === undefined ? wild + (count % 7) * 600_000 - (count % 3) * 3_600_000 : Date.now();
const opened = openJournal({
  file,
  now,
  serviceDay: (at) => serviceDay(at, 'Europe/Rome'),
  newId: randomUUID,
  kioskLetter: letter,
  burst: { limit: Infinity, windowMs: 1, pauseMs: 1 },
});
if (!opened.ok) {
  writeSync(1, `not opened: ${opened.error.code}\n`);
  process.exit(1);
}
if (opened.value.opening.state !== 'sound' && opened.value.opening.state !== 'new') {
  writeSync(1, `not sound: ${JSON.stringify(opened.value.opening)}\n`);
  process.exit(1);
}
for (; ; count += 1) {
  const prefix = count % 2 === 0 ? 'A' : 'B';
  const issued = opened.value.issue({
    kind: 'number',
    requestId: `${run}-${count}`,
    service: 'carta',
    language: 'it',
    queue: `queue-${prefix.toLowerCase()}`,
    prefix,
  });
  if (!issued.ok || issued.value.number === undefined) {
    writeSync(1, 'not issued\n');
    process.exit(1);
  }
  const { id, day, number, issuedAt } = issued.value;
  writeSync(1, `${id} ${day} ${formatNumber(number)} ${issuedAt}\n`);
}
