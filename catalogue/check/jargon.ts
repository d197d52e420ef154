import plainWords from './jargon.json' with { type: 'json' };

/** An expression of offices in a text, and what people say instead. */
export type Jargon = { said: string; plain: string };

/** `istanz*` is any word that begins so; an apostrophe is either of the two that people type. */
const patternOf = (expression: string): string =>
  expression.replaceAll('*', '\\p{L}*').replaceAll("'", "['’]").replaceAll(' ', '\\s+');

const patterns = Object.entries(plainWords).map(([expression, plain]) => ({
  pattern: new RegExp(`(?<!\\p{L})${patternOf(expression)}(?!\\p{L})`, 'iu'),
  plain,
}));
/** Most texts have none of them: one look says so. */
const any = new RegExp(`(?<!\\p{L})(?:${Object.keys(plainWords).map(patternOf).join('|')})(?!\\p{L})`, 'iu');

/** The expressions of offices in an Italian text, each once. */
export const findJargon = (text: string): Jargon[] =>
  any.test(text)
    ? patterns.flatMap(({ pattern, plain }) => {
        const said = pattern.exec(text)?.[0];
        return said === undefined ? [] : [{ said: said.replace(/\s+/g, ' '), plain }];
      })
    : [];
