import type { Block, Inline } from '../../core/model/rich.ts';
import type { HtmlNode, Run } from './html.ts';

/** Runs as plain words. */
export const wordsOf = (runs: readonly Run[]): string =>
  runs
    .map(({ text }) => text)
    .join('')
    .replace(/ {2,}/g, ' ')
    .trim();

/** What joins a text to what follows it: a short line over a list announces the list, and a small letter goes on with the sentence. */
const joint = (before: string, after: string, beforeList: boolean): string => {
  if (/[.:;!?]$/.test(before)) return ' ';
  if (beforeList && before.length <= 80) return ': ';
  return /^\p{Ll}/u.test(after) ? ', ' : '. ';
};

/** Nodes as plain words on one line: items of a list with semicolons between them. */
export const plainOf = (nodes: readonly HtmlNode[]): string =>
  nodes.reduce((whole, node) => {
    const isList = node.kind === 'list';
    const text = isList
      ? node.items.map((item) => wordsOf(item).replace(/[;,]$/, '')).join('; ')
      : wordsOf(node.runs);
    const last = whole.slice(whole.lastIndexOf('. ') + 1);
    return text === '' ? whole : whole === '' ? text : `${whole}${joint(last, text, isList)}${text}`;
  }, '');

/** A paragraph that is all bold: a heading, in effect. */
export const isHeading = (node: HtmlNode): boolean =>
  node.kind === 'paragraph' && node.runs.every(({ bold, text }) => bold || text.trim() === '');

const isWeb = (url: string | undefined): url is string => url !== undefined && /^https?:\/\/\S+$/.test(url);
const inlineOf = ({ text, bold, url }: Run): Inline =>
  isWeb(url) ? { link: text.trim(), url } : bold && text.trim() !== '' ? { bold: text.trim() } : text.trim();
/** Runs are set side by side with a space between them, so those that belong to one word are kept together. */
const inlinesOf = (runs: readonly Run[]): Inline[] => {
  const glued: Run[] = [];
  for (const run of runs) {
    const last = glued.at(-1);
    const touches = last !== undefined && !last.text.endsWith(' ') && !run.text.startsWith(' ');
    if (last !== undefined && touches && !isWeb(last.url) && !isWeb(run.url)) last.text += run.text;
    else glued.push({ ...run });
  }
  return glued.map(inlineOf).filter((inline) => inline !== '');
};

/** Nodes as the rich text of the model. */
export const blocksOf = (nodes: readonly HtmlNode[]): Block[] =>
  nodes.map((node): Block => {
    const whole = (runs: readonly Run[]): string | Inline[] =>
      runs.every(({ bold, url }) => !bold && !isWeb(url)) ? wordsOf(runs) : inlinesOf(runs);
    if (node.kind === 'list') return { list: node.items.map(whole) };
    const text = whole(node.runs);
    return typeof text === 'string' ? text : { paragraph: text };
  });

/** The addresses of the links in nodes, in order. */
export const linksOf = (nodes: readonly HtmlNode[]): { text: string; url: string }[] =>
  nodes
    .flatMap((node) => (node.kind === 'paragraph' ? node.runs : node.items.flat()))
    .flatMap(({ text, url }) => (url === undefined ? [] : [{ text: text.trim(), url }]));
