import * as z from 'zod/mini';
import { folderKinds, listFile, listKinds, schemas, singleKinds } from '../source/file-kinds.ts';
import { fieldDescriptions } from './descriptions.ts';

/** A JSON Schema for one kind of file. */
export type FileSchema = { file: string; matches: string[]; schema: Record<string, unknown> };

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Gives every field a description that has none of its own. */
const describeFields = (schema: unknown): void => {
  if (Array.isArray(schema)) return schema.forEach(describeFields);
  if (!isObject(schema)) return;
  for (const [name, value] of Object.entries(schema)) {
    if (name === 'properties' && isObject(value))
      for (const [field, inner] of Object.entries(value)) {
        const words = fieldDescriptions[field];
        if (isObject(inner) && inner['description'] === undefined && words !== undefined)
          inner['description'] = words;
        describeFields(inner);
      }
    else describeFields(value);
  }
};

const schemaOf = (zod: z.ZodMiniType, title: string, description: string): Json => {
  // Draft 7 is what the YAML extensions of editors read best.
  const schema = z.toJSONSchema(zod, { io: 'input', target: 'draft-7' }) as Json;
  describeFields(schema);
  const { $schema, ...rest } = schema;
  return { $schema, title, description, ...rest };
};

/** A JSON Schema for every kind of file of the source form, for editors that complete and check while one types. */
export const jsonSchemas = (): FileSchema[] => [
  ...singleKinds.map((kind) => ({
    file: `${kind}.schema.json`,
    matches: [`${kind}.yaml`],
    schema: schemaOf(schemas[kind], kind, `Sportello: ${kind}.yaml`),
  })),
  ...folderKinds.map((kind) => ({
    file: `${kind}.schema.json`,
    matches: [`${kind}/*.yaml`],
    schema: schemaOf(schemas[kind], kind, `Sportello: a file of ${kind}/`),
  })),
  ...listKinds.map((kind) => ({
    file: `${kind}.schema.json`,
    matches: [`${kind}.yaml`, `${kind}/*.yaml`],
    schema: schemaOf(listFile(kind, schemas[kind]), kind, `Sportello: ${kind}.yaml, or a file of ${kind}/`),
  })),
];
