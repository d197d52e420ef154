import type { HtmlNode } from './html.ts';

/** Lines that start with a hyphen, as people write lists in plain text, are a list. */
export const plainLists = (nodes: readonly HtmlNode[]): HtmlNode[] => {
  const result: HtmlNode[] = [];
  for (const node of nodes) {
    const first = node.kind === 'paragraph' ? node.runs[0] : undefined;
    const item = first === undefined ? null : /^[-\u2022\u00b7]\s*(?=\p{L})/u.exec(first.text);
    if (node.kind !== 'paragraph' || first === undefined || item === null) {
      result.push(node);
      continue;
    }
    const runs = [{ ...first, text: first.text.slice(item[0].length) }, ...node.runs.slice(1)];
    const last = result.at(-1);
    if (last?.kind === 'list' && !last.ordered) last.items.push(runs);
    else result.push({ kind: 'list', ordered: false, items: [runs] });
  }
  return result;
};
