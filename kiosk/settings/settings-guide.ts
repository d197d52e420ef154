import * as z from 'zod/mini';
import { Settings } from './schema.ts';

type Json = {
  type?: string;
  description?: string;
  default?: unknown;
  enum?: unknown[];
  const?: unknown;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  pattern?: string;
  properties?: Record<string, Json>;
  required?: string[];
  items?: Json;
  anyOf?: Json[];
  oneOf?: Json[];
};

const code = (value: unknown): string => `\`${JSON.stringify(value).replaceAll('|', '\\|')}\``;

/** What may be written there, in words. */
const allowed = (schema: Json): string => {
  if (schema.const !== undefined) return code(schema.const);
  if (schema.enum !== undefined) return schema.enum.map(code).join(', ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined)
    return choices.every(({ properties }) => properties !== undefined)
      ? `one of: ${choices.map(({ properties = {} }) => allowed(properties['kind'] ?? {})).join(', ')}`
      : choices.map(allowed).join(' or ');
  const { minimum, maximum, minLength, maxLength, pattern } = schema;
  const isWhole = schema.type === 'integer';
  if (isWhole || schema.type === 'number')
    return `${isWhole ? 'whole number' : 'number'}${minimum === undefined ? '' : ` ${minimum} to ${maximum ?? ''}`}`;
  if (schema.type === 'boolean') return '`true` or `false`';
  if (schema.type === 'array')
    return `list${schema.maxItems === undefined ? '' : ` of at most ${schema.maxItems}`}`;
  if (schema.type === 'object') return 'an object: see the lines below';
  const length = maxLength === undefined ? '' : ` of ${minLength ?? 0} to ${maxLength} characters`;
  return `text${length}${pattern === undefined ? '' : `, ${code(pattern)}`}`;
};

type Row = [field: string, allowed: string, usual: string, meaning: string];
/** Told once, as the printer of the kiosk. */
const toldBefore = 'deskPrinters[].printer';

const rowsOf = (schema: Json, at: string): Row[] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = at === '' ? name : `${at}.${name}`;
    const needed = schema.required?.includes(name) === true && field.default === undefined;
    const usual =
      field.default === undefined ? (needed && at !== '' ? 'must be there' : '') : code(field.default);
    const choices = path === toldBefore ? [] : (field.anyOf ?? field.oneOf ?? []);
    return [
      [`\`${path}\``, allowed(field), usual, field.description ?? ''] satisfies Row,
      ...rowsOf(field, path),
      ...rowsOf(field.items ?? {}, `${path}[]`),
      ...choices.flatMap((choice) => {
        const kind = choice.properties?.['kind']?.const;
        const { kind: _, ...properties } = choice.properties ?? {};
        return rowsOf({ ...choice, properties }, kind === undefined ? path : `${path} (${String(kind)})`);
      }),
    ];
  });

/** `docs/settings.md`, as the schema says it. */
export const settingsGuide = (): string => {
  const rows = rowsOf(z.toJSONSchema(Settings, { io: 'input' }) as Json, '');
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return `# All settings

Generated from \`kiosk/settings/schema.ts\`: change it there, then \`npm run docs\`. How they are used is told in [technicians.md](technicians.md).

\`settings.json\` in the data folder. Every value may be left out. A file with a mistake is set aside as \`settings.json.damaged\`, the last good copy takes its place, and the start says which field is wrong and how. A file of an earlier version is read as it was meant; one of a later version is refused.

${line(['Field', 'What may be written', 'Usual', 'Meaning'])}
${line(['---', '---', '---', '---'])}
${rows.map(line).join('\n')}
`;
};
