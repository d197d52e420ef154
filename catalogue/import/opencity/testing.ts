import type { DraftService } from '../../../core/model/service.ts';
import type { Imported } from '../importer.ts';
import { importOpenCity } from './import-opencity.ts';
import { type Json } from '../json.ts';
import { dumpOf, type Dump, type DumpObject } from './dump.ts';

/** An object as the API gives it, Italian only. */
export const record = (
  classIdentifier: string,
  remoteId: string,
  data: Json,
  more: { published?: string; modified?: string; locales?: Record<string, Json> } = {},
): DumpObject => ({
  remoteId,
  classIdentifier,
  name: typeof data['name'] === 'string' ? data['name'] : '',
  published: more.published ?? '2019-01-01T00:00:00+01:00',
  modified: more.modified ?? '2019-10-31T17:00:00+01:00',
  data: { 'ita-IT': data, ...more.locales },
});

/** A relation as the API gives it. */
export const to = (classIdentifier: string, remoteId: string): Json => ({
  remoteId,
  classIdentifier,
  name: { 'ita-IT': remoteId },
});

/** A town with one office that is its reception, one place and one topic, and these records. */
export const townWith = (...records: DumpObject[]): Dump =>
  dumpOf([
    record('public_organization', 'town', { legal_name: 'Comune di Prova', ipacode: 'c_x002' }),
    record('office', 'office_1', {
      legal_name: 'URP',
      has_spatial_coverage: [to('place', 'place_1')],
      has_online_contact_point: [to('online_contact_point', 'pdc_1')],
    }),
    record('online_contact_point', 'pdc_1', {
      name: 'Segreteria URP',
      contact: [
        { type: 'Telefono', value: '461884453', contact: 'Segreteria' },
        { type: 'Fax', value: '0461-884288', contact: 'Segreteria' },
      ],
    }),
    record('place', 'place_1', {
      name: 'Municipio',
      has_address: { latitude: 46.1, longitude: 11.1, address: 'VIA SANT&#039;ANNA,  5  A' },
    }),
    record('topic', 'topic_1', { name: 'Abitazione' }),
    ...records,
  ]);

/** A service with what every service has. */
export const service = (remoteId: string, data: Json, more: Parameters<typeof record>[3] = {}): DumpObject =>
  record(
    'public_service',
    remoteId,
    {
      name: 'Servizio',
      identifier: 'x',
      has_service_status: ['Attivo'],
      topics: [to('topic', 'topic_1')],
      holds_role_in_time_ufficio: [to('office', 'office_1')],
      ...data,
    },
    more,
  );

/** What an import of this dump makes; it must succeed. */
export const imported = (...args: Parameters<typeof importOpenCity>): Imported => {
  const result = importOpenCity(...args);
  if (!result.ok) throw new Error(result.error.words);
  return result.value;
};

/** The one service that these fields make, and what was said of it. */
export const one = (
  data: Record<string, unknown>,
  ...others: ReturnType<typeof record>[]
): { service: DraftService; codes: string[] } => {
  const all = imported(townWith(service('s1', data), ...others));
  const id = all.report.ids['public_service']?.['s1'] ?? '';
  return {
    service: all.records[`services/${id}.yaml`] as DraftService,
    codes: all.report.entries
      .filter((entry) => entry.record === `services/${id}`)
      .map(({ kind, code }) => `${kind} ${code}`),
  };
};
