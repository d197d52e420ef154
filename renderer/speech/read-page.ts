import type { Language } from '../../core/model/language.ts';
import { languageNames } from '../lib/language.ts';
import type { Piece } from './pieces.ts';

/** Words for what is seen of a target and not written on it. */
export type StateWords = Record<'checked' | 'unchecked' | 'on' | 'disabled' | 'field', string>;

const operable = 'a[href], button, input, [role="checkbox"]';
const silent = '[aria-hidden="true"], script, style, template, dialog, .pager';

export const langOf = (element: Element | null): Language => {
  const lang = element?.closest<HTMLElement>('[lang]')?.lang ?? 'it';
  return lang in languageNames ? (lang as Language) : 'it';
};

/** Whether it is about the person: the nearest that says so decides. */
const isPersonal = (element: Element): boolean =>
  element.closest('[data-personal], [data-public]')?.hasAttribute('data-personal') ?? false;

const isInline = (element: Element): boolean => {
  const { display } = getComputedStyle(element);
  return display.startsWith('inline') || display === 'contents';
};

/** On the page that is shown now: of a long screen, only that is read. */
const isOnPage = (node: Node): boolean => {
  const page = node.parentElement?.closest('[data-pages]')?.getBoundingClientRect();
  if (page === undefined) return true;
  const range = document.createRange();
  range.selectNodeContents(node);
  const box = range.getClientRects()[0];
  if (box === undefined) return false;
  const middle = (box.left + box.right) / 2;
  return middle > page.left && middle < page.right;
};

type Reading = {
  /** Also what lies on other pages. */
  whole: boolean;
  /** Names of targets too, where they stand. */
  targets: boolean;
  words: StateWords;
};

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** Takes pieces as the walk goes: inline texts of one language grow together, blocks stand alone. */
class Collector {
  readonly pieces: Piece[] = [];
  #open: Piece | undefined;

  add(text: string, from: Element): void {
    if (text.trim() === '') {
      if (this.#open) this.#open.text += ' ';
      return;
    }
    const lang = langOf(from);
    const personal = isPersonal(from);
    if (this.#open?.lang === lang && this.#open.personal === personal) this.#open.text += text;
    else {
      this.end();
      let block: Element | null = from;
      while (block !== null && isInline(block) && block.parentElement !== null) block = block.parentElement;
      this.#open = { lang, text, personal, element: from.closest(operable) ?? block ?? from };
    }
  }

  end(): void {
    if (this.#open === undefined) return;
    this.#open.text = plain(this.#open.text);
    if (this.#open.text !== '') this.pieces.push(this.#open);
    this.#open = undefined;
  }
}

const collect = (node: Node, into: Collector, reading: Reading): void => {
  if (node instanceof Text) {
    if (node.parentElement && (reading.whole || isOnPage(node))) into.add(node.data, node.parentElement);
    return;
  }
  if (!(node instanceof Element) || node.matches(silent)) return;
  if (!node.checkVisibility({ visibilityProperty: true })) return;
  if (node.matches(operable)) {
    into.end();
    if (reading.targets && (reading.whole || isOnPage(node.firstChild ?? node)))
      into.pieces.push(...targetPieces(node, reading.words));
    return;
  }
  const spoken = node.getAttribute('data-speech');
  const picture = node.matches('img')
    ? node.getAttribute('alt')
    : node.matches('[role="img"]')
      ? node.getAttribute('aria-label')
      : null;
  const inline = isInline(node) && !node.matches('br');
  if (!inline) into.end();
  if (spoken !== null || picture !== null) {
    if (reading.whole || isOnPage(node.firstChild ?? node)) into.add(spoken ?? picture ?? '', node);
  } else if (!(node instanceof SVGElement))
    for (const child of node.childNodes) collect(child, into, reading);
  if (!inline) into.end();
};

/** Everything that is written in an element, in reading order. */
export const textPieces = (element: Element, reading: Reading): Piece[] => {
  const into = new Collector();
  for (const child of element.childNodes) collect(child, into, reading);
  into.end();
  return into.pieces;
};

const stateOf = (target: Element, words: StateWords): string[] => {
  const said: string[] = [];
  const checked = target.getAttribute('aria-checked');
  if (checked !== null) said.push(checked === 'true' ? words.checked : words.unchecked);
  if (target.getAttribute('aria-pressed') === 'true' || target.hasAttribute('aria-current'))
    said.push(words.on);
  if (target.getAttribute('aria-disabled') === 'true') said.push(words.disabled);
  return said;
};

/** The name of a target, as a reader for the blind takes it, and what is to be known of its state. */
export const targetPieces = (target: Element, words: StateWords): Piece[] => {
  const personal = isPersonal(target);
  const lang = langOf(target);
  if (target instanceof HTMLInputElement) {
    const label = target.labels?.[0]?.textContent ?? target.ariaLabel ?? '';
    const name: Piece = { lang, text: `${plain(label)}, ${words.field}`, personal, element: target };
    // What somebody wrote is theirs.
    return target.value === ''
      ? [name]
      : [name, { lang, text: target.value, personal: true, element: target }];
  }
  const name = target.getAttribute('aria-label');
  const pieces: Piece[] =
    name === null
      ? textPieces(target, { whole: true, targets: false, words })
      : [{ lang, text: name, personal, element: target }];
  const state = stateOf(target, words);
  return [
    ...pieces.map((piece) => ({ ...piece, element: target })),
    ...state.map((text): Piece => ({
      lang: langOf(document.documentElement),
      text,
      personal,
      element: target,
    })),
  ];
};
