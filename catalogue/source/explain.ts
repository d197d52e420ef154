import type * as z from 'zod/mini';
import { describeFormat } from './formats.ts';

type Issue = z.core.$ZodIssue;

/** A schema's complaint in an editor's words: where, what is wrong, what to write. */
export type Explained = { path: PropertyKey[]; message: string; fix: string };

const typeWords: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list (lines that start with -)',
  tuple: 'a list in square brackets, such as [question, answer]',
  object: 'fields (name: value), such as a text by language (it: ...)',
  record: 'fields (name: value)',
};

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
};

const withPath = (issue: Issue, prefix: readonly PropertyKey[]): Issue => ({
  ...issue,
  path: [...prefix, ...issue.path],
});
const namesUnknownField = (branch: readonly Issue[]): boolean =>
  branch.some((issue) => issue.code === 'unrecognized_keys' && issue.path.length === 0);

/**
 * The complaint of a union that helps: that of the form the editor was writing. It is the form whose fields are known; among
 * several, the one that was read furthest before something was wrong.
 */
const ofUnion = (issue: z.core.$ZodIssueInvalidUnion): Issue | undefined => {
  const branches = issue.errors.filter((branch) => branch.length > 0);
  const meant = branches.filter((branch) => !namesUnknownField(branch));
  const depth = (branch: readonly Issue[]): number => Math.max(...branch.map((inner) => inner.path.length));
  const isObject = typeof issue.input === 'object' && issue.input !== null;
  // A form of another kind altogether (a plain text where fields were written) is not what was meant.
  const sameKind = meant.filter(
    (branch) => !(isObject && branch[0]?.code === 'invalid_type' && branch[0].path.length === 0),
  );
  const candidates = isObject ? sameKind : meant;
  const best = candidates.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length)[0]?.[0];
  return best === undefined ? undefined : withPath(best, issue.path);
};

/** The fields by which the forms of a union are told apart: those that each form misses. */
const fieldsOfForms = (issue: z.core.$ZodIssueInvalidUnion): string[] => [
  ...new Set(
    issue.errors.flatMap((branch) =>
      branch
        .filter((inner) => inner.path.length === 1 && inner.input === undefined)
        .map((inner) => String(inner.path[0])),
    ),
  ),
];

const ofType = (issue: Extract<Issue, { code: 'invalid_type' }>): Omit<Explained, 'path'> => {
  const wanted = typeWords[issue.expected] ?? issue.expected;
  const { input } = issue;
  if (input === undefined && issue.path.length > 0)
    return { message: 'is missing.', fix: `Add ${String(issue.path.at(-1))}: ${wanted}.` };
  if (input === null || input === undefined)
    return issue.path.length === 0
      ? { message: 'The file is empty.', fix: 'Write its fields, or delete the file.' }
      : { message: 'is empty.', fix: `Write ${wanted}, or take the field out.` };
  if (issue.expected === 'string' && (typeof input === 'number' || typeof input === 'boolean'))
    return {
      message: `${shown(input)} was read as ${typeof input === 'number' ? 'a number' : 'true or false'}, not as text.`,
      fix: `Write it in quotes: '${shown(input)}' (with any zero at its start).`,
    };
  if (issue.expected === 'array')
    return { message: 'is not a list.', fix: 'Write a list: lines that start with -, or [one, two].' };
  if (issue.expected === 'int' && typeof input === 'number')
    return {
      message: `${input} is not a whole number.`,
      fix: 'Write a whole number; money is in cents: 22.21 euro is 2221.',
    };
  return { message: `"${shown(input)}" is of the wrong kind.`, fix: `Write ${wanted}.` };
};

const ofSize = (issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): Omit<Explained, 'path'> => {
  const limit = String(issue.code === 'too_small' ? issue.minimum : issue.maximum);
  const length =
    typeof issue.input === 'string' || Array.isArray(issue.input) ? issue.input.length : undefined;
  if (issue.code === 'too_small') {
    if (length === 0) return { message: 'is empty.', fix: 'Write something, or take the field out.' };
    if (length !== undefined)
      return { message: `has ${length} of at least ${limit}.`, fix: 'Add what is missing.' };
    return { message: `${shown(issue.input)} is too small.`, fix: `Write ${limit} or more.` };
  }
  if (typeof issue.input === 'string')
    return { message: `is ${length} characters long.`, fix: `At most ${limit}: shorten it.` };
  if (length !== undefined)
    return { message: `has ${length} items.`, fix: `At most ${limit}: take some out.` };
  return { message: `${shown(issue.input)} is too large.`, fix: `Write ${limit} or less.` };
};

/** Puts a schema's complaint into an editor's words: one, or one for each unknown field. */
export const explain = (issue: Issue): Explained[] => {
  const path = [...issue.path];
  switch (issue.code) {
    case 'invalid_union': {
      if (issue.input === undefined)
        return [
          {
            path,
            message: 'is missing.',
            fix: `Add ${String(path.at(-1) ?? 'it')}, or take the whole record out.`,
          },
        ];
      const inner = ofUnion(issue);
      if (inner !== undefined) return explain(inner);
      const forms = fieldsOfForms(issue);
      return [
        {
          path,
          message: 'is in none of the forms that are known here.',
          fix:
            forms.length === 0 ? 'See docs/editors.md for its forms.' : `Write one of: ${forms.join(', ')}.`,
        },
      ];
    }
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: 'is an unknown field.',
        fix: 'Check its spelling, or take it out.',
      }));
    case 'invalid_type':
      return [{ path, ...ofType(issue) }];
    case 'invalid_value': {
      const fix = `Write one of: ${issue.values.map(String).join(', ')}.`;
      return [
        issue.input === undefined
          ? { path, message: 'is missing.', fix }
          : { path, message: `cannot be "${shown(issue.input)}".`, fix },
      ];
    }
    case 'too_small':
    case 'too_big':
      return [{ path, ...ofSize(issue) }];
    case 'invalid_format': {
      const format = describeFormat(issue.pattern ?? '');
      if (format !== undefined)
        return [{ path, message: `"${shown(issue.input)}" ${format.message}`, fix: format.fix }];
      break;
    }
  }
  return [
    {
      path,
      message: 'is not in a form that is known here.',
      fix: 'See docs/editors.md for the forms of this field.',
    },
  ];
};
