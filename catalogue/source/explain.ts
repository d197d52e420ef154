import type * as z from 'zod/mini';

type Issue = z.core.$ZodIssue;

/** What is wrong and what to write, for the formats of the model that a pattern checks. */
const formats: readonly [RegExp, string, string][] = [
  [/a-z0-9\]\+\(\?:-/, 'is not an id.', 'Write lower-case letters, digits and single hyphens, such as carta-identita.'],
  [/24:00/, 'is not a time of day.', "Write HH:MM in quotes, such as '08:30'."],
  [/T\(\?:/, 'is not a date or a date with a time.', 'Write YYYY-MM-DD or YYYY-MM-DDTHH:MM, such as 2026-12-24T11:00.'],
  [/\\d\{4\}-/, 'is not a date.', 'Write YYYY-MM-DD, such as 2026-12-24.'],
  [/https\?/, 'is not a web address.', 'Write the whole address, starting with https://.'],
  [/\\\+\?\[\\d\]/, 'is not a phone number.', 'Write digits, spaces and a leading + only, such as 0599 000 101.'],
  [/\[A-Z\]\{1,2\}/, 'is not a queue prefix.', 'Write one or two capital letters, such as A.'],
];

const typeWords: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list (lines that start with -)',
  object: 'fields (name: value), such as a text by language (it: ...)',
};

/** The branch of a union that got furthest: its complaint is the useful one. */
const deepest = (issue: Issue): Issue => {
  if (issue.code !== 'invalid_union') return issue;
  const branches = issue.errors.filter((branch) => branch.length > 0);
  const depth = (branch: readonly Issue[]): number => Math.max(...branch.map((inner) => inner.path.length));
  const best = branches.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length)[0]?.[0];
  return best === undefined ? issue : { ...deepest(best), path: [...issue.path, ...deepest(best).path] };
};

/** Puts a schema's complaint into an editor's words. */
export const explain = (raw: Issue): { path: PropertyKey[]; message: string; fix: string } => {
  const issue = deepest(raw);
  const path = [...issue.path];
  const input = issue.input;
  if (issue.code === 'unrecognized_keys')
    return {
      path,
      message: `has the unknown field ${issue.keys.join(', ')}.`,
      fix: 'Check its spelling, or take it out.',
    };
  if (issue.code === 'invalid_type' && input === undefined && path.length > 0)
    return { path, message: 'is missing.', fix: `Add ${String(path.at(-1))}: ${typeWords[issue.expected] ?? ''}`.trim() + '.' };
  if (issue.code === 'invalid_type')
    return { path, message: 'is of the wrong kind.', fix: `Write ${typeWords[issue.expected] ?? issue.expected}.` };
  if (issue.code === 'invalid_value')
    return { path, message: `cannot be "${String(input)}".`, fix: `Write one of: ${issue.values.map(String).join(', ')}.` };
  if (issue.code === 'too_small') return { path, message: 'is empty or too small.', fix: 'Write something, or take the field out.' };
  if (issue.code === 'too_big') return { path, message: 'is too long or too large.', fix: `At most ${String(issue.maximum)}.` };
  if (issue.code === 'invalid_format') {
    const format = formats.find(([pattern]) => pattern.test(issue.pattern ?? ''));
    if (format) return { path, message: `"${String(input)}" ${format[1]}`, fix: format[2] };
  }
  return { path, message: 'is not in a form that is known here.', fix: 'See docs/editors.md for the forms of this field.' };
};
