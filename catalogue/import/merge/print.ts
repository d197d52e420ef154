import { createHash } from 'node:crypto';

/**
 * The shape of a value with hashes in the place of its scalars: what an import remembers of what it wrote. It tells what
 * changed since, field by field, without keeping the texts twice.
 */
export type Print = string | readonly Print[] | { readonly [key: string]: Print };

/** 12 characters of base64url: 72 bits, enough that two texts of one catalogue never meet. */
const length = 12;

/** The hash of a text. */
export const hashOf = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, length);

export const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The print of a value as JSON has it. The order of keys says nothing; fields without a value are not there. */
export const printOf = (value: unknown): Print => {
  if (Array.isArray(value)) return value.map(printOf);
  if (!isMap(value)) return hashOf(JSON.stringify(value ?? null));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, printOf(inner)]),
  );
};

/** Whether two prints are of one value; nothing equals nothing. */
export const same = (a: Print | undefined, b: Print | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b));

/** The print of a field of a print. */
export const printAt = (print: Print | undefined, key: string): Print | undefined =>
  isMap(print) && Object.hasOwn(print, key) ? (print[key] as Print) : undefined;
