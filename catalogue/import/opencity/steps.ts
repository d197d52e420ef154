import type { Input, Step } from '../../../core/model/service-parts.ts';
import type { HtmlNode, Run } from '../html.ts';
import { isHeading, linksOf, plainOf, wordsOf } from '../html-words.ts';
import { looseSlug } from '../ids.ts';
import { capitalised } from '../text.ts';
import { isTestAddress } from '../web-words.ts';
import type { Scope } from './scope.ts';

/** Finds a service by the last part of a relative address. */
export type FindService = (address: string) => string | undefined;

const nested = /^\u2013 /;
const endsOpen = (text: string): boolean => /:$/.test(text);

/** The lines of a way: a list under an open sentence ("can be presented:") belongs to that sentence; numbered items are lines of their own. */
export const linesOf = (nodes: readonly HtmlNode[]): { text: string; nodes: HtmlNode[] }[] => {
  const lines: { text: string; nodes: HtmlNode[] }[] = [];
  for (const node of nodes) {
    if (node.kind === 'paragraph') {
      const open = lines.at(-1);
      const text = wordsOf(node.runs);
      // Under a heading: its first paragraph belongs to it.
      if (
        open !== undefined &&
        open.nodes.length === 1 &&
        open.nodes[0] !== undefined &&
        isHeading(open.nodes[0]) &&
        !isHeading(node)
      ) {
        open.text = `${open.text} ${text}`;
        open.nodes.push(node);
      } else
        lines.push({
          text: isHeading(node) && !/[.:!?]$/.test(text) && nodes.at(-1) !== node ? `${text}:` : text,
          nodes: [node],
        });
      continue;
    }
    const before = lines.at(-1);
    const items: Run[][] = node.items;
    if (before !== undefined && endsOpen(before.text) && !node.ordered) {
      before.text = `${before.text} ${plainOf([node])}`;
      before.nodes.push(node);
      continue;
    }
    for (const item of items) {
      const text = wordsOf(item);
      const last = lines.at(-1);
      const asNode: HtmlNode = { kind: 'paragraph', runs: item };
      if (nested.test(text) && last !== undefined) {
        last.text = `${last.text}${endsOpen(last.text) ? ' ' : '; '}${text.replace(nested, '')}`;
        last.nodes.push(asNode);
      } else lines.push({ text: text.replace(nested, ''), nodes: [asNode] });
    }
  }
  return lines;
};

/** The way to a service, step by step. The first address of a step is kept as its QR code; a link to another service as that service. */
export const stepsOf = (
  scope: Scope,
  field: string,
  nodes: readonly HtmlNode[],
  findService: FindService,
): Step[] =>
  linesOf(nodes).map(({ text, nodes: own }) => {
    const links = linksOf(own);
    // An address in the words themselves is of no use: it is a QR code next to them.
    const said = links.reduce(
      (words, link) =>
        /^https?:/.test(link.text) ? words.replace(link.text, '').replace(/[\s:]+$/, '') : words,
      text,
    );
    const step: Step = { text: { it: capitalised(said === '' ? text : said) } };
    for (const { text: words, url } of links) {
      if (isTestAddress(url))
        scope.keep(`${field}.link`, url, 'The address of a test machine.', 'test-address');
      else if (!/^https?:\/\/\S+$/.test(url)) {
        const service = findService(url);
        if (service !== undefined && step.service === undefined) {
          step.service = service;
          scope.note(
            'guessed',
            'link-to-service',
            field,
            `A link ("${words}") taken as this service, by its address.`,
            { was: url, now: service },
          );
        } else if (service === undefined)
          scope.keep(`${field}.link`, url, `A link ("${words}") to a page of the web site.`, 'page-link');
      } else if (step.url === undefined) step.url = url;
      else if (step.url !== url)
        scope.keep(`${field}.link`, url, `A second address in one step ("${words}").`, 'second-link');
    }
    return step;
  });

/** What to bring. Items of lists, or paragraphs where there is no list. */
export const inputsOf = (nodes: readonly HtmlNode[]): Input[] => {
  const hasList = nodes.some(({ kind }) => kind === 'list');
  return linesOf(nodes.filter(({ kind }) => !hasList || kind === 'list')).map(({ text }) => ({
    name: { it: capitalised(text.replace(/[;,.]$/, '')) },
  }));
};

/** Looks services up by their title. */
export const findServiceIn =
  (titles: ReadonlyMap<string, string>): FindService =>
  (address) => {
    const last = address
      .replace(/[?#].*$/, '')
      .split('/')
      .filter((part) => part !== '')
      .at(-1);
    return last === undefined ? undefined : titles.get(looseSlug(decodeURI(last)));
  };
