import type { Piece } from './pieces.ts';
import { langOf, type StateWords, targetPieces, textPieces } from './read-page.ts';

/** What happens on the screen, as something to be heard. */
export type Heard = {
  /** Another page, or another screen. */
  page: (pieces: readonly Piece[]) => void;
  /** A target has the focus. */
  target: (pieces: readonly Piece[]) => void;
  /** A message, such as how the paper went. */
  message: (pieces: readonly Piece[]) => void;
  /** The person does something. */
  acted: (event: Event) => void;
};

export type FollowParts = {
  words: () => StateWords;
  /** Targets are read with the page: for people who touch. */
  withTargets: () => boolean;
  /** Said after the texts of a page: how many targets there are, and how they are reached. */
  hint: (targets: number) => string;
};

/** A screen has been measured and cut into pages by then, in ms. */
const measuredMs = 120;
/** Who walks on within so many ms passes by what is there: no voice is made for it. */
const restMs = 50;
const live = '[role="status"], [role="alert"], [aria-live]';
const targetsOf = '.inner button, .actions button, .inner input, .attract button';

const topmost = (): Element | undefined => [...document.querySelectorAll('dialog[open]')].at(-1);

/** Follows what is shown and where the focus is. Returns what reads the page anew, and the function that ends it. */
export const followScreen = (
  heard: Heard,
  { words, withTargets, hint }: FollowParts,
): { read: () => void; end: () => void } => {
  const ends = new AbortController();
  let timer = 0;
  let resting = 0;
  let dialog: Element | undefined;
  const messages = new WeakMap<Element, string>();

  const hintPiece = (targets: number): Piece => ({
    lang: langOf(document.documentElement),
    text: hint(targets),
  });
  const readNow = (): void => {
    timer = 0;
    const open = topmost();
    const root = open ?? document.querySelector('main');
    if (root === null) return;
    // A paper is heard whole, however many pages it takes on the screen (A4).
    const whole = open !== undefined || root.matches('[data-screen="ticket"], [data-screen="check"]');
    const touched = withTargets() || root.matches('[data-screen="attract"]');
    const found = textPieces(root, { whole, targets: touched, words: words() });
    const isHeading = ({ element }: Piece): boolean => element?.matches('h1, h1 *') === true;
    const pieces = [...found.filter(isHeading), ...found.filter((piece) => !isHeading(piece))];
    const pages = root.querySelector('.pager .count')?.textContent ?? '';
    const targets = root.querySelectorAll(targetsOf).length;
    for (const region of root.querySelectorAll(live)) messages.set(region, region.textContent);
    heard.page([
      ...pieces,
      ...(pages === '' || whole ? [] : [{ lang: langOf(document.documentElement), text: pages }]),
      ...(touched || targets === 0 ? [] : [hintPiece(targets)]),
    ]);
  };
  const cancel = (): void => {
    clearTimeout(resting);
    clearTimeout(timer);
    timer = 0;
  };
  const read = (): void => {
    cancel();
    timer = window.setTimeout(readNow, measuredMs);
  };

  const focused = ({ target }: FocusEvent): void => {
    if (!(target instanceof Element)) return;
    const inDialog = target.closest('dialog') ?? undefined;
    if (target.matches('h1') || (inDialog !== undefined && inDialog !== dialog)) {
      dialog = inDialog;
      read();
      return;
    }
    dialog = inDialog;
    // What has just opened is about to be read, whatever in it takes the focus.
    if (timer === 0)
      resting = window.setTimeout(() => {
        heard.target(targetPieces(target, words()));
      }, restMs);
  };
  const changed = (records: readonly MutationRecord[]): void => {
    let turned = false;
    const regions = new Set<Element>();
    for (const { type, target, oldValue } of records) {
      const element = target instanceof Element ? target : target.parentElement;
      if (type === 'attributes') turned ||= oldValue !== element?.getAttribute('data-page');
      else {
        const region = element?.closest(live);
        if (region && !region.matches('.pager *')) regions.add(region);
      }
    }
    for (const region of regions) {
      const text = region.textContent.trim();
      if (text === '' || messages.get(region)?.trim() === text) continue;
      messages.set(region, text);
      heard.message(textPieces(region, { whole: true, targets: false, words: words() }));
    }
    if (turned) read();
  };
  const observer = new MutationObserver(changed);
  observer.observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['data-page'],
    attributeOldValue: true,
  });
  const listen = (name: string, hear: (event: Event) => void): void => {
    document.addEventListener(name, hear, { capture: true, signal: ends.signal });
  };
  listen('focusin', (event) => {
    focused(event as FocusEvent);
  });
  for (const name of ['pointerdown', 'keydown'])
    listen(name, (event) => {
      cancel();
      heard.acted(event);
    });
  return {
    read,
    end: () => {
      cancel();
      observer.disconnect();
      ends.abort();
    },
  };
};
