import type { Row, Table } from '../../standards/table.ts';
import type { Node } from './nodes.ts';

/** A table of HSDS: the names of its columns. */
type Shape = { columns: string };

/** The tables that an export fills, with the columns that it has something for, in the words of HSDS 3.0. */
const shapes: Readonly<Record<string, Shape>> = {
  services: {
    columns:
      'id organization_id program_id name alternate_name description url email status application_process fees_description wait_time eligibility_description assured_date last_modified',
  },
  organizations: { columns: 'id name alternate_name description website' },
  organization_identifiers: { columns: 'id organization_id identifier_scheme identifier_type identifier' },
  programs: { columns: 'id organization_id name alternate_name description' },
  locations: {
    columns:
      'id location_type name transportation latitude longitude external_identifier external_identifier_type',
  },
  addresses: {
    columns: 'id location_id address_1 city state_province postal_code country address_type',
  },
  accessibility: { columns: 'id location_id description details' },
  service_at_locations: { columns: 'id service_id location_id description' },
  schedules: {
    columns:
      'id service_id location_id service_at_location_id valid_from valid_to dtstart until timezone freq interval wkst byday opens_at closes_at description notes',
  },
  phones: { columns: 'id service_id location_id contact_id number type' },
  contacts: { columns: 'id organization_id service_id location_id name email' },
  languages: { columns: 'id service_id name code' },
  cost_options: { columns: 'id service_id option currency amount amount_description' },
  required_documents: { columns: 'id service_id document' },
  attributes: { columns: 'id link_id taxonomy_term_id link_type link_entity value' },
  taxonomy_terms: { columns: 'id code name description taxonomy language' },
};

/** The table of a part, and by what its rows name what they belong to. */
const singular: Readonly<Record<string, string>> = {
  services: 'service',
  organizations: 'organization',
  locations: 'location',
  service_at_locations: 'service_at_location',
  contacts: 'contact',
};
/** Parts that a row names by their id, because others name them too. */
const shared: Readonly<Record<string, string>> = {
  organization: 'organizations',
  program: 'programs',
  location: 'locations',
  taxonomy_term: 'taxonomy_terms',
};

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The rows that a node and all its parts are, table by table. */
function* rowsOf(table: string, node: Node, links: Node): Generator<{ table: string; row: Node }> {
  const row: Node = { ...links };
  const { id } = node;
  for (const [field, value] of Object.entries(node)) {
    const of = shared[field];
    if (of !== undefined && isNode(value)) {
      row[`${field}_id`] = value['id'];
      // A program belongs to the organisation of the service that names it.
      const organization =
        field === 'program' && isNode(node['organization']) ? node['organization']['id'] : undefined;
      yield* rowsOf(of, value, organization === undefined ? {} : { organization_id: organization });
    } else if (Array.isArray(value)) {
      const link = field === 'attributes' ? 'link_id' : `${singular[table] ?? table}_id`;
      for (const part of value as Node[]) yield* rowsOf(field, part, { [link]: id });
    } else row[field] = value;
  }
  yield { table, row };
}

/** Services as the tables of HSDS. Each table goes through all services again, so that no table is held in memory. */
export const tablesOf = (services: () => Iterable<Node>): Table[] =>
  Object.entries(shapes).map(([name, { columns }]) => ({
    name,
    columns: columns.split(' '),
    rows: {
      *[Symbol.iterator]() {
        const seen = new Set<unknown>();
        for (const service of services())
          for (const { table, row } of rowsOf('services', service, {})) {
            if (table !== name || seen.has(row['id'])) continue;
            seen.add(row['id']);
            yield row as Row;
          }
      },
    },
  }));
