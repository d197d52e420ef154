import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { OutboxEvent } from '../../kiosk/journal/events.ts';
import { readPending } from '../../kiosk/journal/outbox.ts';
import type { Kiosk } from '../fixtures/test.ts';

/** What the kiosk has to tell the staff and the hub, from its journal on the disk. */
export const outboxOf = ({ dataDir }: Pick<Kiosk, 'dataDir'>): Pick<OutboxEvent, 'type' | 'data'>[] => {
  const journal = new DatabaseSync(join(dataDir, 'journal.sqlite'), { readOnly: true });
  const events = readPending(journal)(1_000);
  journal.close();
  return events.map(({ type, data }) => ({ type, data }));
};
export const alertsOf = (kiosk: Pick<Kiosk, 'dataDir'>): unknown[] =>
  outboxOf(kiosk)
    .filter(({ type }) => type === 'it.sportello.staff.alerted.v1')
    .map(({ data }) => data['reason']);
