import type { YAMLError } from 'yaml';

const words: Readonly<Record<string, readonly [string, string]>> = {
  TAB_AS_INDENT: ['The line is indented with a tab.', 'Indent with spaces, two for each level.'],
  MULTIPLE_DOCS: ['A second document starts here (---).', 'Keep one record in a file.'],
  BAD_SCALAR_START: ['A text may not start with this character.', 'Put the text in quotes.'],
  BLOCK_AS_IMPLICIT_KEY: [
    'There is a second colon on the line, or the indent is wrong.',
    'Put a text that holds a colon in quotes, and line the fields up.',
  ],
  MULTILINE_IMPLICIT_KEY: [
    'There is a second colon on the line, or the indent is wrong.',
    'Put a text that holds a colon in quotes, and line the fields up.',
  ],
  TAG_RESOLVE_FAILED: ['A text may not start with !.', 'Put the text in quotes.'],
};

/** Puts a complaint of the YAML parser into an editor's words. `key` is the text at which it stopped. */
export const explainYaml = (error: YAMLError, key: string): { message: string; fix: string } => {
  const known = words[error.code];
  if (known !== undefined) return { message: known[0], fix: known[1] };
  if (error.code === 'DUPLICATE_KEY')
    return { message: `The field ${key} stands twice.`, fix: 'Keep one of them.' };
  if (error.code === 'MISSING_CHAR' && error.message.includes('quote'))
    return { message: 'A quote is opened and not closed before here.', fix: 'Close it.' };
  if (error.code === 'BAD_INDENT' && error.message.includes('must'))
    return { message: 'A [ or { is opened and not closed before here.', fix: 'Close it with ] or }.' };
  return {
    message: `This cannot be read (${error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? error.code}).`,
    fix: 'Check indents, colons and quotes on this line.',
  };
};
