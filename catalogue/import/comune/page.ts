import { DomUtils, parseDocument } from 'htmlparser2';
import { readHtml } from '../html.ts';
import { wordsOf } from '../html-words.ts';
import { cleanText } from '../text.ts';

type Dom = ReturnType<typeof parseDocument>;
type Element = NonNullable<ReturnType<typeof DomUtils.findOne>>;

/** A page of a town's site, as the national model marks it up with `data-element`. */
export type Page = {
  /** Its address, or the name of its file. */
  address: string;
  /** Text of the first element with this mark; empty where there is none. */
  text: (mark: string) => string;
  /** HTML inside all elements with this mark. */
  html: (mark: string) => string;
  /** Texts and addresses of the links and buttons with this mark. */
  links: (mark: string) => { text: string; url: string | undefined }[];
  /** The items of the breadcrumb. */
  crumbs: string[];
  /** HTML of the section under a heading, where a theme leaves out its mark. */
  section: (heading: RegExp) => string;
  /** Every `tel:` and `mailto:` address in the section of contacts. */
  contacts: { phones: string[]; emails: string[] };
  /** Cards of the page, each with its heading and its lines; those of menus and footer are not of the service. */
  cards: { title: string; lines: string[] }[];
  /** What the page says for search engines (JSON-LD), as far as it can be read. */
  data: unknown[];
  /** What the page calls its site: `og:site_name`, else the end of its title. */
  site: string;
};

const words = (node: Element | undefined | null): string =>
  node === null || node === undefined ? '' : cleanText(DomUtils.textContent(node)).text;
const absolute = (url: string | undefined, base: string): string | undefined => {
  if (url === undefined || url === '' || url.startsWith('#') || url.startsWith('javascript:'))
    return undefined;
  try {
    const whole = new URL(url, /^https?:/.test(base) ? base : undefined);
    return /^https?:$/.test(whole.protocol) ? whole.href : undefined;
  } catch {
    return undefined;
  }
};

/** The address of a link, of a link around or inside, or of the click of a button. */
const addressOf = (node: Element, base: string): string | undefined => {
  const inside = DomUtils.findOne((one) => one.attribs['href'] !== undefined, [node]);
  const parent = node.parent !== null && 'attribs' in node.parent ? node.parent : undefined;
  const click = /['"]((?:https?:\/)?\/[^'"]+)['"]/.exec(node.attribs['onclick'] ?? '')?.[1];
  return absolute(
    inside?.attribs['href'] ?? parent?.attribs['href'] ?? node.attribs['data-href'] ?? click,
    base,
  );
};

const headings = new Set(['h2', 'h3']);
const outside = new Set(['footer', 'nav']);

/** `card`, `card-teaser`, `cmp-card`: not the parts of a card, such as `card-title`. */
const cardClass = /^(?:[a-z]+-)*card(?:-(?:teaser|wrapper|place|office|bg|big|simple|space))?$/i;
const isCard = (node: Element): boolean =>
  (node.attribs['class'] ?? '').split(/\s+/).some((one) => cardClass.test(one));
const isOutside = (node: Element): boolean => {
  for (let one = node.parent; one !== null && 'name' in one; one = one.parent)
    if (outside.has(one.name)) return true;
  return false;
};

/** The innermost cards, so that a list of cards is not one card. */
const cardsOf = (dom: Dom): Page['cards'] =>
  DomUtils.findAll((node) => isCard(node) && !isOutside(node), dom.children)
    .filter((node) => DomUtils.findOne(isCard, node.children) === null)
    .map((node) => {
      const title = DomUtils.findOne(
        (one) => /^h[2-6]$/.test(one.name) || /card-title/.test(one.attribs['class'] ?? ''),
        node.children,
      );
      const link = DomUtils.findOne((one) => one.name === 'a', node.children);
      return {
        title: words(title ?? link),
        lines: readHtml(DomUtils.getInnerHTML(node)).flatMap((one) =>
          (one.kind === 'list' ? one.items : [one.runs]).map(wordsOf),
        ),
      };
    });

const dataOf = (dom: Dom): unknown[] =>
  DomUtils.findAll(
    (node) => node.name === 'script' && /ld\+json/.test(node.attribs['type'] ?? ''),
    dom.children,
  ).flatMap((node) => {
    try {
      return [JSON.parse(DomUtils.textContent(node)) as unknown].flat();
    } catch {
      // Written by hand, and broken: the page itself says the same.
      return [];
    }
  });

/** Reads a page. Whatever it holds, it never throws. */
export const readPage = (html: string, address: string): Page => {
  const dom: Dom = parseDocument(html);
  const all = (test: (node: Element) => boolean): Element[] => DomUtils.findAll(test, dom.children);
  const marked = (mark: string): Element[] => all((node) => node.attribs['data-element'] === mark);
  const heads = (pattern: RegExp): Element | undefined =>
    all((node) => headings.has(node.name) && pattern.test(words(node)))[0];
  const sectionOf = (pattern: RegExp): Element | undefined => {
    const head = heads(pattern);
    for (let node = head?.parent; node !== null && node !== undefined && 'name' in node; node = node.parent)
      if (node.name === 'section' || DomUtils.getChildren(node).length > 1) return node as Element;
    return undefined;
  };
  const contactRoot = sectionOf(/^contatti/i);
  const hrefs = (scheme: string): string[] =>
    DomUtils.findAll(
      (node) => (node.attribs['href'] ?? '').startsWith(scheme),
      contactRoot === undefined ? [] : [contactRoot],
    ).map((node) =>
      decodeURIComponentSafe((node.attribs['href'] ?? '').slice(scheme.length).replace(/\?.*$/, '')).trim(),
    );
  const meta = all((node) => node.name === 'meta' && node.attribs['property'] === 'og:site_name')[0]?.attribs[
    'content'
  ];
  const title = words(all((node) => node.name === 'title')[0]);
  return {
    address,
    text: (mark) => words(marked(mark)[0]),
    html: (mark) =>
      marked(mark)
        .map((node) => DomUtils.getInnerHTML(node))
        .join('\n'),
    links: (mark) => marked(mark).map((node) => ({ text: words(node), url: addressOf(node, address) })),
    crumbs: marked('breadcrumb').flatMap((node) =>
      DomUtils.findAll((one) => one.name === 'li', [node]).map((one) =>
        words(one).replace(/^[/>\s]+|[/>\s]+$/g, ''),
      ),
    ),
    section: (pattern) => {
      const [head, section] = [heads(pattern), sectionOf(pattern)];
      return section === undefined
        ? ''
        : DomUtils.getChildren(section)
            .filter((node) => node !== head)
            .map((node) => DomUtils.getOuterHTML(node))
            .join('');
    },
    cards: cardsOf(dom),
    data: dataOf(dom),
    contacts: { phones: [...new Set(hrefs('tel:'))], emails: [...new Set(hrefs('mailto:'))] },
    site: cleanText(
      meta ?? (/\s[-|\u2013]\s/.test(title) ? (title.split(/\s[-|\u2013]\s/).at(-1) ?? '') : ''),
    ).text,
  };
};

const decodeURIComponentSafe = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign: the address as it stands.
    return text;
  }
};
