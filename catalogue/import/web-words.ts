import { findWebPhrase } from '../check/web-phrases.ts';
import type { HtmlNode, Run } from './html.ts';
import { wordsOf } from './html-words.ts';

/** How a sentence starts that may only send a reader on to another page. */
const sending = /^(?:clicc|vail? |link |torna (?:su|indietro))/i;
const longest = 80;
const onlySends = (words: string): boolean =>
  words.length <= longest && sending.test(words) && findWebPhrase(words) !== undefined;
const insideSentence: readonly RegExp[] = [/\s*\bin pochi clic(?:k)?\b/gi, /\s*\(clicca qui\)/gi];

const withoutWebWords = (runs: readonly Run[], removed: string[]): Run[] | undefined => {
  const words = wordsOf(runs);
  if (onlySends(words)) {
    removed.push(words);
    return undefined;
  }
  return runs.map((run) => {
    let { text } = run;
    for (const pattern of insideSentence)
      text = text.replace(pattern, (found) => {
        removed.push(found.trim());
        return '';
      });
    return { ...run, text };
  });
};

/** Takes out words that only help on a web page; says which. */
export const removeWebWords = (nodes: readonly HtmlNode[]): { nodes: HtmlNode[]; removed: string[] } => {
  const removed: string[] = [];
  const kept = nodes.flatMap((node): HtmlNode[] => {
    if (node.kind === 'list') {
      const items = node.items.flatMap((item) =>
        [withoutWebWords(item, removed)].filter((runs) => runs !== undefined),
      );
      return items.length === 0 ? [] : [{ ...node, items }];
    }
    const runs = withoutWebWords(node.runs, removed);
    return runs === undefined ? [] : [{ ...node, runs }];
  });
  return { nodes: kept, removed };
};

/** Whether an address is one that people outside cannot open: a test machine. */
export const isTestAddress = (url: string): boolean =>
  /^https?:\/\/(?:[^/]*\.)?(?:[a-z0-9-]*test|localhost|127\.0\.0\.1)(?:[.:/]|$)|localtest\.me/i.test(url);
