import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { fail, succeed, type Result } from '../../../core/model/result.ts';

/** An object of HSDS as it was read. */
export type Row = Record<string, unknown>;
export type HsdsFailure = { code: 'no-input' | 'unreadable' | 'no-services'; words: string };

export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const rowsOf = (value: unknown): Row[] =>
  Array.isArray(value) ? value.filter(isRow) : isRow(value) ? [value] : [];

type Tables = Map<string, Row[]>;

/** Tables as services with all that belongs to them inside: HSDS links rows by `service_id`, `location_id` and so on. */
const nest = (tables: Tables): Row[] => {
  const all = (...names: string[]): Row[] => names.flatMap((name) => tables.get(name) ?? []);
  const of = (rows: readonly Row[], column: string, id: unknown): Row[] =>
    rows
      .filter((row) => row[column] === id && id !== '' && id !== undefined)
      .map((row) =>
        Object.fromEntries(
          Object.entries(row).filter(([name]) => !/_id$/.test(name) || name === 'taxonomy_term_id'),
        ),
      );
  const parts = (column: string, id: unknown): Row => ({
    phones: of(all('phones'), column, id),
    contacts: of(all('contacts'), column, id),
    languages: of(all('languages'), column, id),
    schedules: of(all('schedules', 'regular_schedules', 'holiday_schedules'), column, id),
  });
  const location = (id: unknown): Row | undefined => {
    const found = all('locations').find((row) => row['id'] === id);
    return (
      found && {
        ...found,
        ...parts('location_id', id),
        addresses: of(all('addresses', 'physical_addresses'), 'location_id', id),
        accessibility_rows: of(all('accessibility'), 'location_id', id),
      }
    );
  };
  return all('services').map((service) => {
    const { id } = service;
    const at = all('service_at_location', 'service_at_locations', 'services_at_location').filter(
      (row) => row['service_id'] === id,
    );
    const places =
      at.length > 0
        ? at.map((row) => ({
            id: row['id'],
            description: row['description'],
            location: location(row['location_id']),
            schedules: parts('service_at_location_id', row['id'])['schedules'],
          }))
        : [{ location: location(service['location_id']) }];
    const ownLocation = location(service['location_id']);
    const organizationId = service['organization_id'] ?? ownLocation?.['organization_id'];
    const own = { ...service };
    for (const column of ['location_id', 'organization_id', 'program_id']) delete own[column];
    return {
      ...own,
      ...parts('service_id', id),
      organization: all('organizations').find((row) => row['id'] === organizationId),
      program: all('programs').find((row) => row['id'] === service['program_id']),
      cost_options: of(all('cost_options'), 'service_id', id),
      required_documents:
        typeof service['required_documents'] === 'string' && service['required_documents'] !== ''
          ? [{ document: service['required_documents'] }]
          : of(all('required_documents'), 'service_id', id),
      service_areas_rows: of(all('service_areas'), 'service_id', id),
      funding: of(all('funding'), 'service_id', id),
      service_at_locations: places.filter((place) => place.location !== undefined),
    };
  });
};

const fromJson = (value: unknown): Row[] => {
  if (Array.isArray(value)) return value.flatMap(fromJson);
  if (!isRow(value)) return [];
  if (Array.isArray(value['contents'])) return fromJson(value['contents']);
  const tabular = Object.keys(value).filter((name) => name.endsWith('.csv'));
  if (tabular.length > 0)
    return nest(new Map(tabular.map((name) => [name.slice(0, -4), rowsOf(value[name])])));
  // A service names its organisation; an organisation, a place or a taxonomy does not.
  return isRow(value['organization']) || 'application_process' in value ? [value] : [];
};

/** Services of HSDS: a JSON file (one service, a page of the API's list, an array, or tables), or a folder of CSV. */
export const readHsds = (input: string): Result<Row[], HsdsFailure> => {
  const stat = statSync(input, { throwIfNoEntry: false });
  if (stat === undefined) return fail({ code: 'no-input', words: `There is no file or folder ${input}.` });
  const files = stat.isDirectory()
    ? readdirSync(input)
        .sort()
        .map((name) => join(input, name))
    : [input];
  const tables: Tables = new Map();
  const services: Row[] = [];
  for (const file of files) {
    const ending = extname(file).toLowerCase();
    try {
      if (ending === '.csv')
        tables.set(
          file.replace(/^.*[/\\]|\.csv$/gi, ''),
          parse(readFileSync(file), {
            columns: true,
            bom: true,
            skip_empty_lines: true,
            relax_column_count: true,
          }),
        );
      else if (ending === '.json' && !(stat.isDirectory() && /datapackage\.json$/.test(file)))
        services.push(...fromJson(JSON.parse(readFileSync(file, 'utf8'))));
    } catch (fault) {
      return fail({
        code: 'unreadable',
        words: `${file} cannot be read: ${fault instanceof Error ? fault.message : String(fault)}`,
      });
    }
  }
  services.push(...nest(tables));
  return services.length > 0
    ? succeed(services)
    : fail({
        code: 'no-services',
        words: `${input} holds no services of HSDS: give JSON with services, or a folder with services.csv.`,
      });
};
