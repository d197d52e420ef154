import type { Municipality, Topic } from '../../../core/model/catalogue.ts';
import { languages } from '../../../core/model/language.ts';
import type { Contact, Organisation, Place, ServiceAtPlace, Unit } from '../../../core/model/place.ts';
import type { DraftService } from '../../../core/model/service.ts';
import { fromNumbered } from '../../standards/numbered-lines.ts';
import { plainToRich } from '../../standards/plain-rich.ts';
import { assemble, sortedIds } from '../assemble.ts';
import { assignIds, slugOf } from '../ids.ts';
import type { Imported } from '../importer.ts';
import type { Entry, ImportReport } from '../report.ts';
import { shorten } from '../text.ts';
import { hoursOf, readDate, type Note } from './hours.ts';
import { isRow, rowsOf, type Row } from './read-hsds.ts';

type Kind = 'service' | 'organization' | 'location' | 'program' | 'topic';
const maxSummary = 160;
const statuses: Readonly<Record<string, NonNullable<DraftService['status']>>> = {
  active: 'active',
  'temporarily closed': 'suspended',
  inactive: 'inactive',
  defunct: 'inactive',
};

/** Reads fields of one object; what nobody asks for goes into `unmapped`. */
class Fields {
  readonly unmapped: Row = {};
  readonly #taken = new Set(['id', '']);
  readonly #row: Row;
  readonly #entries: Entry[];
  readonly #record: string;
  constructor(row: Row, record: string, entries: Entry[]) {
    this.#row = row;
    this.#record = record;
    this.#entries = entries;
  }
  readonly note = (
    kind: Entry['kind'],
    code: string,
    words: string,
    was: unknown,
    now?: unknown,
    field = code,
  ): void => {
    this.#entries.push({
      kind,
      code,
      record: this.#record,
      source: String(this.#row['id'] ?? ''),
      field,
      words,
      was,
      ...(now === undefined ? {} : { now }),
    });
  };
  take(field: string): unknown {
    this.#taken.add(field);
    return this.#row[field];
  }
  text(...fields: string[]): string | undefined {
    for (const field of fields) {
      const value = this.#row[field];
      if (typeof value !== 'string' && typeof value !== 'number') continue;
      if (String(value).trim() === '') continue;
      this.#taken.add(field);
      return String(value).trim();
    }
    return undefined;
  }
  keep(field: string, value: unknown, words = 'Has no field here.'): void {
    this.unmapped[field] = value;
    this.note('unmapped', field, words, value);
  }
  finish(): Row | undefined {
    for (const [field, value] of Object.entries(this.#row))
      if (
        !this.#taken.has(field) &&
        value !== '' &&
        value !== null &&
        value !== undefined &&
        !(Array.isArray(value) && value.length === 0)
      )
        this.keep(field, value);
    return Object.keys(this.unmapped).length === 0 ? undefined : this.unmapped;
  }
}

const isAddress = (text: string | undefined): text is string =>
  text !== undefined && /^https?:\/\/\S+$/.test(text);
const given = <T extends object>(fields: { [Field in keyof T]: T[Field] | undefined }): T =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  ) as T;

/** Telephone numbers: quotation marks and brackets go; fax and text numbers are not to be called. */
const phonesOf = (fields: Fields, rows: unknown): string[] =>
  rowsOf(rows).flatMap((row) => {
    const said = String(row['number'] ?? '');
    const number = said.replace(/["()]/g, '').trim();
    const kind = String(row['type'] ?? row['number_type'] ?? 'voice');
    if (!/^\+?\d[\d ./-]{1,24}$/.test(number) || /fax|sms|tty/i.test(kind)) {
      fields.keep(`phone-${String(row['id'] ?? said)}`, row, 'Not a number to call.');
      return [];
    }
    if (number !== said)
      fields.note('mended', 'phone', 'Signs around a number were taken away.', said, number);
    return [number];
  });

const contactsOf = (fields: Fields, rows: unknown): Contact[] =>
  rowsOf(rows).map((row) => {
    const label = [row['name'], row['title'], row['department']]
      .filter((one) => typeof one === 'string' && one !== '')
      .join(', ');
    const email = String(row['email'] ?? '');
    return given<Contact>({
      label: label === '' ? undefined : { it: label },
      email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? email : undefined,
      phone: phonesOf(fields, row['phones'])[0],
    });
  });

/** Turns services of HSDS into records of the source form. The same data gives the same records. */
export const importHsds = (rows: readonly Row[], earlier: ImportReport['ids'] = {}): Imported => {
  const entries: Entry[] = [];
  const found: Record<Kind, Map<string, { row: Row; name: string }>> = {
    service: new Map(),
    organization: new Map(),
    location: new Map(),
    program: new Map(),
    topic: new Map(),
  };
  const keyOf = (row: Row): string => String(row['id'] ?? row['name'] ?? '');
  const find = (kind: Kind, row: unknown, name?: string): void => {
    if (isRow(row) && !found[kind].has(keyOf(row)))
      found[kind].set(keyOf(row), { row, name: name ?? String(row['name'] ?? keyOf(row)) });
  };
  const termsOf = (service: Row): { kind: string; term: Row; value: unknown }[] =>
    rowsOf(service['attributes']).flatMap((one) =>
      isRow(one['taxonomy_term'])
        ? [{ kind: String(one['link_type'] ?? ''), term: one['taxonomy_term'], value: one['value'] }]
        : [],
    );
  const slugs = (row: Row): string | undefined => {
    const own = termsOf(row).find(({ kind }) => kind === 'identifier')?.value;
    return typeof own === 'string' ? own : undefined;
  };
  for (const service of rows) {
    find('service', service, slugs(service));
    find(
      'organization',
      service['organization'],
      rowsOf(
        isRow(service['organization']) ? service['organization']['organization_identifiers'] : undefined,
      ).find((one) => one['identifier_scheme'] === 'sportello')?.['identifier'] as string | undefined,
    );
    find('program', service['program']);
    for (const at of rowsOf(service['service_at_locations']))
      find(
        'location',
        at['location'],
        isRow(at['location']) && at['location']['external_identifier_type'] === 'sportello'
          ? String(at['location']['external_identifier'])
          : undefined,
      );
    for (const { kind, term } of termsOf(service))
      if (kind !== 'identifier')
        find(
          'topic',
          term,
          typeof term['code'] === 'string' && /[a-z]{3}/.test(term['code']) ? term['code'] : undefined,
        );
  }
  const ids = Object.fromEntries(
    Object.entries(found).map(([kind, records]) => [
      kind,
      assignIds(
        [...records].map(([key, { name }]) => ({ key, name, published: '' })),
        new Map(Object.entries(earlier[kind] ?? {})),
      ),
    ]),
  ) as Record<Kind, Map<string, string>>;
  const idOf = (kind: Kind, row: unknown): string | undefined =>
    isRow(row) ? ids[kind].get(keyOf(row)) : undefined;
  const each = <T>(kind: Kind, make: (row: Row, id: string) => T): T[] =>
    [...found[kind]].map(([key, { row }]) => make(row, ids[kind].get(key) ?? ''));

  const organisations = each('organization', (row, id): Organisation => {
    const fields = new Fields(row, `organisations/${id}`, entries);
    fields.take('organization_identifiers');
    const [name = id, url, shortName, email] = [
      fields.text('name'),
      fields.text('website', 'url'),
      fields.text('alternate_name'),
      fields.text('email'),
    ];
    const contacts = [
      ...contactsOf(fields, fields.take('contacts')),
      ...phonesOf(fields, fields.take('phones')).map((phone) => ({ phone })),
      ...(email === undefined ? [] : [{ email }]),
    ];
    if (row['description'] === name) fields.take('description');
    fields.finish();
    return given<Organisation>({
      id,
      name: { it: name },
      kind: 'other',
      shortName: shortName === undefined ? undefined : { it: shortName },
      url: isAddress(url) ? url : undefined,
      contacts,
    });
  });
  const units = each('program', (row, id): Unit => {
    const fields = new Fields(row, `units/${id}`, entries);
    const [name = id, purpose] = [fields.text('name'), fields.text('description')];
    fields.take('alternate_name');
    return given<Unit>({
      id,
      sourceId: keyOf(row),
      name: { it: name },
      purpose: purpose === undefined ? undefined : { it: purpose },
      unmapped: fields.finish(),
    });
  });
  const places = each('location', (row, id): Place => {
    const fields = new Fields(row, `places/${id}`, entries);
    const note: Note = (kind, code, words, was, now) => fields.note(kind, code, words, was, now, 'schedules');
    const [address, ...more] = rowsOf(fields.take('addresses'));
    if (more.length > 0) fields.keep('addresses', more, 'There is room for one only.');
    const degrees = (field: string, most: number): number | undefined => {
      const said = fields.text(field);
      const value = Number(said);
      if (said === undefined || (!Number.isNaN(value) && Math.abs(value) <= most))
        return said === undefined ? undefined : value;
      fields.keep(field, said, 'Not a place on Earth.');
      return undefined;
    };
    const part = (name: string): string => String(address?.[name] ?? '').trim();
    const [name = id, transport] = [fields.text('name'), fields.text('transportation')];
    const place = given<Place>({
      id,
      sourceId: fields.text('external_identifier') ?? keyOf(row),
      name: { it: name },
      address: [part('address_1'), part('address_2')].filter((one) => one !== '').join(', ') || undefined,
      city: part('city') || undefined,
      lat: degrees('latitude', 90),
      lon: degrees('longitude', 180),
      directions: transport === undefined ? undefined : { it: transport },
      contacts: [
        ...contactsOf(fields, fields.take('contacts')),
        ...phonesOf(fields, fields.take('phones')).map((phone) => ({ phone })),
      ],
      hours: hoursOf(fields.take('schedules'), note),
    });
    fields.take('external_identifier_type');
    const unmapped = fields.finish();
    return unmapped === undefined ? place : { ...place, unmapped };
  });
  const topics = each('topic', (row, id): Topic => ({ id, name: { it: String(row['name'] ?? id) } }));
  const services = each('service', (row, id): DraftService => {
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
        : [given<ServiceAtPlace>({ place, desk, hours: hoursOf(one['schedules'], note) } as ServiceAtPlace)];
    });
    const wait = /^(\d+) giorni$/.exec(String(row['wait_time'] ?? ''))?.[1];
    if (wait !== undefined) fields.take('wait_time');
    const costs = rowsOf(fields.take('cost_options')).map((cost) => {
      const amount =
        cost['amount'] === '' || cost['amount'] === undefined
          ? NaN
          : Math.round(Number(cost['amount']) * 100);
      const currency = String(cost['currency'] ?? 'EUR').toUpperCase();
      const words = (field: string): { it: string } | undefined =>
        typeof cost[field] === 'string' && cost[field] !== '' ? { it: cost[field] } : undefined;
      return given<NonNullable<DraftService['costs']>[number]>({
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
    const service = given<DraftService>({
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
      howTo:
        process === undefined ? undefined : fromNumbered(process).map((step) => ({ text: { it: step } })),
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
  });
  const [first] = organisations;
  const municipality: Municipality = {
    formatVersion: 1,
    id: slugOf(first?.name.it ?? 'comune'),
    name: first?.name ?? { it: 'Comune' },
    timeZone: 'Europe/Rome',
  };
  for (const [field, now] of [
    ['name', municipality.name.it],
    ['timeZone', municipality.timeZone],
  ] as const)
    entries.push({
      kind: 'guessed',
      code: 'town',
      record: 'municipality',
      source: '',
      field,
      words: 'HSDS knows no town: put yours, with its holidays.',
      now,
    });
  return assemble({
    from: 'HSDS',
    municipality,
    organisations,
    units,
    places,
    services,
    topics,
    ids: sortedIds(ids),
    entries,
    sourceClass: 'service',
  });
};
