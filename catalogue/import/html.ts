import { Parser } from 'htmlparser2';
import { plainLists } from './plain-lists.ts';
import { cleanText } from './text.ts';

/** A run of words with one look. */
export type Run = { text: string; bold: boolean; url?: string };
/** A paragraph, or a list. Nested lists are items of the outer one. */
export type HtmlNode =
  { kind: 'paragraph'; runs: Run[] } | { kind: 'list'; ordered: boolean; items: Run[][] };

const blockTags = new Set([
  'p',
  'div',
  'section',
  'article',
  'table',
  'tr',
  'blockquote',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'br',
  'hr',
  'dl',
  'dt',
  'dd',
]);
const boldTags = new Set(['b', 'strong', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'th', 'dt']);
const skippedTags = new Set(['script', 'style', 'head', 'title', 'noscript']);
const nestedMark = '\u2013 ';

/** Joins runs of one look, collapses spaces, and takes away what has no words. */
const tidy = (runs: readonly Run[]): Run[] => {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    // A comma without its space; addresses have theirs so.
    const text = cleanText(run.text, 'inside').text.replace(/(?<=\p{Ll}),(?=\p{Ll}{2})(?!\S*\/)/gu, ', ');
    // A look that holds only spaces is a space.
    const plain =
      text.trim() === ''
        ? { text, bold: last?.bold ?? false, ...(last?.url === undefined ? {} : { url: last.url }) }
        : { ...run, text };
    if (last !== undefined && last.bold === plain.bold && last.url === plain.url)
      last.text = `${last.text}${plain.text}`.replace(/ {2,}/g, ' ');
    else if (plain.text !== '')
      joined.push({ ...plain, text: last?.text.endsWith(' ') ? plain.text.trimStart() : plain.text });
  }
  if (joined[0]) joined[0].text = joined[0].text.trimStart();
  const end = joined.at(-1);
  if (end) end.text = end.text.trimEnd();
  return joined.filter(({ text }) => text !== '');
};

const hasWords = (runs: readonly Run[]): boolean => runs.some(({ text }) => /[\p{L}\p{N}]/u.test(text));

/** Reads HTML, or plain text with line ends, into paragraphs and lists. Whatever it is, it never throws. */
export const readHtml = (html: string): HtmlNode[] => {
  const nodes: HtmlNode[] = [];
  const lists: Extract<HtmlNode, { kind: 'list' }>[] = [];
  let runs: Run[] = [];
  let bold = 0;
  let skipped = 0;
  let url: string | undefined;
  const isHtml = /<[a-z/!]/i.test(html);

  const flush = (): void => {
    const tidied = tidy(runs);
    runs = [];
    if (!hasWords(tidied)) return;
    const list = lists.at(-1);
    if (list === undefined) nodes.push({ kind: 'paragraph', runs: tidied });
    else
      list.items.push(
        lists.length > 1 && tidied[0]
          ? [{ ...tidied[0], text: `${nestedMark}${tidied[0].text}` }, ...tidied.slice(1)]
          : tidied,
      );
  };
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (skippedTags.has(name)) skipped += 1;
      if (name === 'ul' || name === 'ol') {
        flush();
        lists.push(
          lists.at(-1) === undefined
            ? { kind: 'list', ordered: name === 'ol', items: [] }
            : { kind: 'list', ordered: false, items: lists.at(-1)?.items ?? [] },
        );
      } else if (name === 'li') flush();
      // Inside an item a paragraph or a line break is a space, not a new item.
      else if (blockTags.has(name)) {
        if (lists.length === 0) flush();
        else runs.push({ text: ' ', bold: false });
      } else if (name === 'td') runs.push({ text: ' ', bold: false });
      if (boldTags.has(name)) bold += 1;
      if (name === 'a') url = attributes['href'];
    },
    onclosetag: (name) => {
      if (skippedTags.has(name)) skipped -= 1;
      if (boldTags.has(name)) bold -= 1;
      if (name === 'a') url = undefined;
      if (name === 'ul' || name === 'ol') {
        flush();
        const list = lists.pop();
        if (list !== undefined && lists.length === 0 && list.items.length > 0) nodes.push(list);
      } else if (name === 'li') flush();
      else if (blockTags.has(name) && name !== 'br' && lists.length === 0) flush();
    },
    ontext: (text) => {
      if (skipped > 0) return;
      const last = runs.at(-1);
      // The parser cuts at entities: what was encoded twice must come together again.
      if (isHtml && last !== undefined && last.bold === bold > 0 && last.url === url) last.text += text;
      else if (isHtml) runs.push({ text, bold: bold > 0, ...(url === undefined ? {} : { url }) });
      else
        text.split(/\r?\n/).forEach((line, index) => {
          if (index > 0) flush();
          runs.push({ text: line, bold: false });
        });
    },
  });
  parser.write(html);
  parser.end();
  flush();
  return plainLists(nodes);
};
