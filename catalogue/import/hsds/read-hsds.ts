import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { fail, succeed, type Result } from '../../../core/model/result.ts';
import { jsonPieces } from '../json-pieces.ts';

/** An object of HSDS as it was read. */
export type Row = Record<string, unknown>;
export type HsdsFailure = { code: 'no-input' | 'unreadable' | 'no-services'; words: string };

export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const rowsOf = (value: unknown): Row[] =>
  Array.isArray(value) ? value.filter(isRow) : isRow(value) ? [value] : [];

/** A table, and its rows by the value of a column: made once for each column that is asked for. */
class Table {
  readonly rows: readonly Row[];
  readonly #by = new Map<string, Map<unknown, Row[]>>();

  constructor(rows: readonly Row[]) {
    this.rows = rows;
  }

  where(column: string, value: unknown): readonly Row[] {
    if (value === undefined || value === '') return [];
    let index = this.#by.get(column);
    if (index === undefined) this.#by.set(column, (index = Map.groupBy(this.rows, (row) => row[column])));
    return index.get(value) ?? [];
  }
}
type Tables = ReadonlyMap<string, Table>;

/** Tables as services with all that belongs to them inside: HSDS links rows by `service_id`, `location_id` and so on. */
function* nest(tables: Tables): Generator<Row> {
  const where = (names: readonly string[], column: string, value: unknown): Row[] =>
    names.flatMap((name) => tables.get(name)?.where(column, value) ?? []);
  const of = (column: string, id: unknown, ...names: string[]): Row[] =>
    where(names, column, id).map((row) =>
      Object.fromEntries(
        Object.entries(row).filter(
          ([name, value]) => value !== '' && (!/_id$/.test(name) || name === 'taxonomy_term_id'),
        ),
      ),
    );
  const parts = (column: string, id: unknown): Row => ({
    phones: of(column, id, 'phones'),
    contacts: of(column, id, 'contacts').map((row) => ({
      ...row,
      phones: of('contact_id', row['id'], 'phones'),
    })),
    languages: of(column, id, 'languages'),
    schedules: of(column, id, 'schedules', 'regular_schedules', 'holiday_schedules'),
  });
  const locations = new Map<unknown, Row | undefined>();
  const location = (id: unknown): Row | undefined => {
    if (locations.has(id)) return locations.get(id);
    const [found] = where(['locations'], 'id', id);
    const whole = found && {
      ...found,
      ...parts('location_id', id),
      addresses: of('location_id', id, 'addresses', 'physical_addresses'),
      accessibility: of('location_id', id, 'accessibility'),
    };
    locations.set(id, whole);
    return whole;
  };
  const organization = (id: unknown): Row | undefined => {
    const [found] = where(['organizations'], 'id', id);
    return (
      found && {
        ...found,
        organization_identifiers: of('organization_id', id, 'organization_identifiers'),
        contacts: parts('organization_id', id)['contacts'],
      }
    );
  };
  for (const service of tables.get('services')?.rows ?? []) {
    const { id } = service;
    const at = where(
      ['service_at_location', 'service_at_locations', 'services_at_location'],
      'service_id',
      id,
    );
    const ownLocation = location(service['location_id']);
    const places =
      at.length > 0
        ? at.map((row) => ({
            id: row['id'],
            description: row['description'],
            location: location(row['location_id']),
            schedules: parts('service_at_location_id', row['id'])['schedules'],
          }))
        : [{ location: ownLocation }];
    const own = { ...service };
    for (const column of ['location_id', 'organization_id', 'program_id']) delete own[column];
    yield {
      ...own,
      ...parts('service_id', id),
      organization: organization(service['organization_id'] ?? ownLocation?.['organization_id']),
      program: of('id', service['program_id'], 'programs')[0],
      cost_options: of('service_id', id, 'cost_options'),
      required_documents:
        typeof service['required_documents'] === 'string' && service['required_documents'] !== ''
          ? [{ document: service['required_documents'] }]
          : of('service_id', id, 'required_documents'),
      service_areas_rows: of('service_id', id, 'service_areas'),
      funding: of('service_id', id, 'funding'),
      attributes: attributesOf(tables, id),
      service_at_locations: places.filter((place) => place.location !== undefined),
    };
  }
}

/** Terms of taxonomies, which tables name by the id of what they are about. */
const attributesOf = (tables: Tables, id: unknown): Row[] =>
  (tables.get('attributes')?.where('link_id', id) ?? []).map((row) => ({
    ...row,
    taxonomy_term: tables.get('taxonomy_terms')?.where('id', row['taxonomy_term_id'])[0],
  }));

const fromJson = (value: unknown): Row[] => {
  if (Array.isArray(value)) return value.flatMap(fromJson);
  if (!isRow(value)) return [];
  if (Array.isArray(value['contents'])) return fromJson(value['contents']);
  // A service names its organisation; an organisation, a place or a taxonomy does not.
  return isRow(value['organization']) || 'application_process' in value ? [value] : [];
};

/** Whether a document is one service, and no list of them: then its members belong together. */
const isOneService = (file: string): boolean => {
  for (const { key } of jsonPieces(file))
    if (key === '' || key === 'contents' || key.endsWith('.csv')) return false;
  return true;
};

/** The services of one document of JSON, read from the file each time. */
function* servicesIn(file: string): Generator<Row> {
  if (isOneService(file)) yield* fromJson(JSON.parse(readFileSync(file, 'utf8')));
  else
    for (const { key, text } of jsonPieces(file))
      if (key === '' || key === 'contents') yield* fromJson(JSON.parse(text));
}

const csvRows = (file: string): Row[] =>
  parse(readFileSync(file), { columns: true, bom: true, skip_empty_lines: true, relax_column_count: true });

/**
 * Services of HSDS: a JSON file (one service, a page of the API's list, an array, or tables), or a folder of CSV.
 * @returns services that can be gone through as often as one likes: those of JSON are read from the disk each time
 */
export const readHsds = (input: string): Result<Iterable<Row>, HsdsFailure> => {
  const stat = statSync(input, { throwIfNoEntry: false });
  if (stat === undefined) return fail({ code: 'no-input', words: `There is no file or folder ${input}.` });
  const files = stat.isDirectory()
    ? readdirSync(input)
        .sort()
        .map((name) => join(input, name))
    : [input];
  const tables = new Map<string, Table>();
  const documents: string[] = [];
  let hasServices = false;
  for (const file of files) {
    const ending = extname(file).toLowerCase();
    try {
      if (ending === '.csv') tables.set(file.replace(/^.*[/\\]|\.csv$/gi, ''), new Table(csvRows(file)));
      else if (ending === '.json' && !(stat.isDirectory() && /datapackage\.json$/.test(file))) {
        documents.push(file);
        const rows = Map.groupBy(tablePieces(file), ({ name }) => name);
        for (const [name, of] of rows) tables.set(name, new Table(of.map(({ row }) => row)));
        // Every service is looked at once here, so that what is wrong with the file is said before anything is made of it.
        for (const service of servicesIn(file)) hasServices ||= isRow(service);
      }
    } catch (fault) {
      return fail({
        code: 'unreadable',
        words: `${file} cannot be read: ${fault instanceof Error ? fault.message : String(fault)}`,
      });
    }
  }
  if (!hasServices && (tables.get('services')?.rows.length ?? 0) === 0)
    return fail({
      code: 'no-services',
      words: `${input} holds no services of HSDS: give JSON with services, or a folder with services.csv.`,
    });
  return succeed({
    *[Symbol.iterator]() {
      for (const file of documents) yield* servicesIn(file);
      yield* nest(tables);
    },
  });
};

/** Rows of tables that stand in one document of JSON, each table under the name of its file. */
function* tablePieces(file: string): Generator<{ name: string; row: Row }> {
  for (const { key, text } of jsonPieces(file))
    if (key.endsWith('.csv'))
      for (const row of rowsOf(JSON.parse(text))) yield { name: key.slice(0, -4), row };
}
