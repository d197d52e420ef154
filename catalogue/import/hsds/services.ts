import { languages } from '../../../core/model/language.ts';
import type { ServiceAtPlace } from '../../../core/model/place.ts';
import type { DraftService } from '../../../core/model/service.ts';
import { fromNumbered } from '../../standards/numbered-lines.ts';
import { plainToRich } from '../../standards/plain-rich.ts';
import { withoutEmptyLists } from '../given.ts';
import type { Entry } from '../report.ts';
import { shorten } from '../text.ts';
import { keyOf, termsOf, type Directory } from './directory.ts';
import { contactsOf, Fields, isAddress, phonesOf } from './fields.ts';
import { hoursOf, readDate, type Note } from './hours.ts';
import { rowsOf, type Row } from './read-hsds.ts';

const maxSummary = 160;
const statuses: Readonly<Record<string, NonNullable<DraftService['status']>>> = {
  active: 'active',
  'temporarily closed': 'suspended',
  inactive: 'inactive',
  defunct: 'inactive',
};

/** A `service` with all that belongs to it. */
export const serviceOf = (directory: Directory, entries: Entry[], row: Row, id: string): DraftService => {
  const { idOf } = directory;
  const fields = new Fields(row, `services/${id}`, entries);
  const note: Note = (kind, code, words, was, now) => fields.note(kind, code, words, was, now, 'schedules');
  const text = (...names: string[]): { it: string } | undefined => {
    const it = fields.text(...names);
    return it === undefined ? undefined : { it };
  };
  const title = text('name');
  const description = fields.text('description');
  const summary =
    description === undefined ? undefined : shorten(description.replace(/\s+/g, ' '), maxSummary);
  const said = fields.text('status');
  const status = statuses[said ?? 'active'] ?? 'inactive';
  if (said === undefined || statuses[said] === undefined)
    fields.note('guessed', 'status', 'A state that is not one of HSDS, or none.', said, status);
  const email = fields.text('email');
  const url = fields.text('url', 'website');
  const at = rowsOf(fields.take('service_at_locations')).flatMap((one): ServiceAtPlace[] => {
    const place = idOf('location', one['location']);
    const desk =
      typeof one['description'] === 'string' && one['description'] !== ''
        ? { it: one['description'] }
        : undefined;
    return place === undefined
      ? []
      : [
          withoutEmptyLists<ServiceAtPlace>({
            place,
            desk,
            hours: hoursOf(one['schedules'], note),
          } as ServiceAtPlace),
        ];
  });
  const wait = /^(\d+) giorni$/.exec(String(row['wait_time'] ?? ''))?.[1];
  if (wait !== undefined) fields.take('wait_time');
  const costs = rowsOf(fields.take('cost_options')).map((cost) => {
    const amount =
      cost['amount'] === '' || cost['amount'] === undefined ? NaN : Math.round(Number(cost['amount']) * 100);
    const currency = String(cost['currency'] ?? 'EUR').toUpperCase();
    const words = (field: string): { it: string } | undefined =>
      typeof cost[field] === 'string' && cost[field] !== '' ? { it: cost[field] } : undefined;
    return withoutEmptyLists<NonNullable<DraftService['costs']>[number]>({
      amount: Number.isNaN(amount) ? undefined : amount,
      currency: currency === 'EUR' ? undefined : currency,
      label: words('option'),
      condition: words('amount_description'),
    });
  });
  const fees = text('fees_description', 'fees');
  const synonyms = fields.text('alternate_name', 'keywords')?.split(/\s*,\s*/);
  const spoken = rowsOf(fields.take('languages'));
  const codes = spoken.flatMap(({ code }) => languages.find((one) => one === code) ?? []);
  if (codes.length < spoken.length) fields.keep('languages', spoken, "Some are not the kiosk's languages.");
  const terms = termsOf(row);
  const topicsOf = (kinds: (kind: string) => boolean): string[] => [
    ...new Set(terms.filter(({ kind }) => kinds(kind)).flatMap(({ term }) => idOf('topic', term) ?? [])),
  ];
  fields.take('attributes');
  fields.take('organization');
  fields.take('program');
  const own = hoursOf(fields.take('schedules'), note);
  const places = own === undefined ? at : at.map((one) => ({ hours: own, ...one }));
  if (own !== undefined && at.length === 0)
    fields.keep('schedules', row['schedules'], 'Hours of a service without a place.');
  const process = fields.text('application_process');
  const service = withoutEmptyLists<DraftService>({
    id,
    source: 'hsds',
    sourceId: keyOf(row),
    title,
    summary: summary === undefined ? undefined : { it: summary },
    description:
      description === undefined || summary === description ? undefined : { it: plainToRich(description) },
    status,
    authority: idOf('organization', row['organization']),
    responsibleUnit: idOf('program', row['program']),
    audience: text('eligibility_description', 'eligibility'),
    howTo: process === undefined ? undefined : fromNumbered(process).map((step) => ({ text: { it: step } })),
    inputs: rowsOf(fields.take('required_documents')).flatMap(({ document }) =>
      typeof document === 'string' && document !== '' ? [{ name: { it: document } }] : [],
    ),
    times: wait === undefined ? undefined : wait === '0' ? { immediate: true } : { maxDays: Number(wait) },
    costs: costs.length > 0 ? costs : fees === undefined ? [] : [{ label: fees }],
    channels: [
      ...(places.length > 0 ? [{ type: 'counter' as const }] : []),
      ...phonesOf(fields, fields.take('phones')).map((phone) => ({ type: 'phone' as const, phone })),
      ...(isAddress(url) ? [{ type: 'online' as const, url }] : []),
      ...(email === undefined ? [] : [{ type: 'email' as const, email }]),
    ],
    places,
    topics: topicsOf((kind) => kind !== 'category' && kind !== 'identifier'),
    category: topicsOf((kind) => kind === 'category')[0],
    languages: codes,
    contacts: contactsOf(fields, fields.take('contacts')),
    modified: readDate(fields.text('last_modified')),
    verifiedAt: readDate(fields.text('assured_date')),
    synonyms: synonyms === undefined ? undefined : { it: synonyms },
  } as DraftService);
  const unmapped = fields.finish();
  return unmapped === undefined ? service : { ...service, unmapped };
};
