/*
 * A process that issues numbers as fast as it can, until it is killed: run by kill.test.ts.
 * Arguments: the journal's file, a name for this run. Writes one line an acknowledged ticket: its id, day and number.
 */
import { writeSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { formatNumber } from '../../core/numbers/number.ts';
import { serviceDay } from '../../core/numbers/service-day.ts';
import { openJournal } from './open-journal.ts';

const [, , file = '', run = ''] = process.argv;
// A clock that jumps about midnight, an hour back and forth: the worst clock there is.
const clock = Date.parse('2026-10-24T22:00:00Z');
let count = 0;
const opened = openJournal({
  file,
  now: () => clock + (count % 7) * 600_000 - (count % 3) * 3_600_000,
  serviceDay: (at) => serviceDay(at, 'Europe/Rome'),
  newId: randomUUID,
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
  writeSync(1, `${issued.value.id} ${issued.value.day} ${formatNumber(issued.value.number)}\n`);
}
