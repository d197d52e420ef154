import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { explain } from './explain.ts';
import { schemas } from './file-kinds.ts';
import { describeFormat } from './formats.ts';

/** Every `pattern` in a JSON Schema. */
const patternsIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(patternsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'pattern' && typeof inner === 'string' ? [inner] : patternsIn(inner),
  );
};
const patterns = [
  ...new Set(Object.values(schemas).flatMap((schema) => patternsIn(z.toJSONSchema(schema, { io: 'input' })))),
];

describe('formats', () => {
  it('finds the patterns of the model', () => expect(patterns.length).toBeGreaterThan(8));

  it.each(patterns)('%s has words of its own', (pattern) => {
    expect(describeFormat(pattern)).toBeDefined();
    // As the schema reports it when it does not match.
    const parsed = z
      .string()
      .check(z.regex(new RegExp(pattern)))
      .safeParse('\u0000', { reportInput: true });
    const issue = parsed.error?.issues[0];
    expect(issue && explain(issue)[0]?.message).toMatch(/ is not an? /);
  });

  it('explains what it does not know', () => {
    const issue = z.string().check(z.regex(/^q$/)).safeParse('x').error?.issues[0];
    expect(issue && explain(issue)).toEqual([
      {
        path: [],
        message: 'is not in a form that is known here.',
        fix: 'See docs/editors.md for the forms of this field.',
      },
    ]);
  });
});
