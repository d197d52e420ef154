import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Kiosk } from '../fixtures/test.ts';

/** What the kiosk has to tell the staff and the hub, from its journal on the disk. */
export const outboxOf = ({
  dataDir,
}: Pick<Kiosk, 'dataDir'>): { type: string; data: Record<string, unknown> }[] => {
  const journal = new DatabaseSync(join(dataDir, 'journal.sqlite'), { readOnly: true });
  const rows = journal.prepare('SELECT type, data FROM outbox ORDER BY seq').all() as {
    type: string;
    data: string;
  }[];
  journal.close();
  return rows.map(({ type, data }) => ({ type, data: JSON.parse(data) as Record<string, unknown> }));
};
export const alertsOf = (kiosk: Pick<Kiosk, 'dataDir'>): unknown[] =>
  outboxOf(kiosk)
    .filter(({ type }) => type === 'it.sportello.staff.alerted.v1')
    .map(({ data }) => data['reason']);
