import type { KeyAct, KeyTable } from '../../kiosk/contract/keys.ts';
import type { KeyTrial } from '../state/key-trial.svelte.ts';
import { actOf, neighbour, speechActOf, type SpeechKeys, type Writing } from './keys.ts';

const operable = 'a[href], button:not([disabled]), input:not([disabled]), [tabindex="0"]';
const editable = 'input, textarea, [contenteditable="true"]';

/** Whether it lies on the page that is shown now: the arrows stay on it, so the action below is never far (Tab goes on to the next). */
const isOnPage = (element: HTMLElement): boolean => {
  const page = element.closest('[data-pages]')?.getBoundingClientRect();
  if (page === undefined) return true;
  const { left, right } = element.getBoundingClientRect();
  const middle = (left + right) / 2;
  return middle > page.left && middle < page.right;
};

const isShown = (element: HTMLElement): boolean =>
  element.checkVisibility({ visibilityProperty: true }) &&
  !element.closest('[aria-hidden="true"]') &&
  isOnPage(element);

/** Moves through what can be operated, in reading order, within the topmost dialog if there is one. */
const move = (scope: ParentNode, by: 1 | -1, passing = ''): void => {
  const list = [...scope.querySelectorAll<HTMLElement>(operable)].filter(
    (element) => isShown(element) && (passing === '' || !element.matches(passing)),
  );
  const active = document.activeElement;
  let index = active instanceof HTMLElement ? list.indexOf(active) : -1;
  if (index < 0 && active !== null && active !== document.body) {
    // The focus is on a heading: go on from there, not from the top.
    const before = list.filter(
      (element) => active.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING,
    ).length;
    index = by === 1 ? before - 1 : before;
    if (by === 1 && index < 0) index = list.length - 1;
  }
  list[neighbour(list.length, index, by)]?.focus({ preventScroll: true });
};

const topmost = (): Element | undefined => [...document.querySelectorAll('dialog[open]')].at(-1);
const press = (element: Element | null | undefined): void => {
  if (element instanceof HTMLElement) element.click();
};

const writingNow = (dialog: Element | undefined): Writing => {
  if (document.activeElement?.matches(editable) === true) return 'field';
  return dialog === undefined && document.querySelector('[data-scans]') !== null ? 'scanner' : undefined;
};

/** What a key asks for here and now. */
export const actNow = (code: string, keys: KeyTable): KeyAct | undefined =>
  actOf(keys, code, writingNow(topmost()));

/** What the keys work on. */
export type Keyed = {
  keys: KeyTable;
  trial: KeyTrial;
  speech: SpeechKeys;
  /** A question that waits for an answer, before anything else. */
  asked: boolean;
};

const perform = (act: KeyAct, dialog: Element | undefined, { trial, speech }: Keyed): void => {
  const scope = dialog ?? document;
  switch (act) {
    case 'previous':
    case 'next':
      move(scope, act === 'next' ? 1 : -1);
      return;
    case 'switch-next':
      // A field would take the switches' own digits for text, and let nobody out; the keyboard on the screen writes into it.
      move(scope, 1, editable);
      return;
    case 'select':
    case 'switch-select':
      press(document.activeElement);
      return;
    case 'page-left':
    case 'page-right': {
      const onward = (act === 'page-right') !== (document.documentElement.dir === 'rtl');
      press(scope.querySelector(`[data-turn="${onward ? 'next' : 'previous'}"]`));
      return;
    }
    case 'back':
      // As the dialog's own last button, or that of the frame.
      if (dialog) dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
      else press(document.querySelector('[data-back]'));
      return;
    case 'learn':
      trial.begin();
      return;
    default: {
      const asks = speechActOf(act);
      if (asks !== undefined) speech[asks]();
    }
  }
};

/** Lets a keypad with arrows and Enter, two switches, or a keyboard do all that fingers do. */
export const walkByKeys = (event: KeyboardEvent, keyed: Keyed): void => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  const dialog = topmost();
  const { code } = event;
  if (keyed.trial.open && !keyed.asked) {
    event.preventDefault();
    if (!event.repeat) keyed.trial.try(event, actOf(keyed.keys, code, undefined), event.shiftKey);
    return;
  }
  const writing = writingNow(dialog);
  const act = actOf(keyed.keys, code, writing);
  if (act === undefined) {
    // A table without Enter means it; and one that is held down selects nothing twice.
    if (code.endsWith('Enter') && (writing !== 'field' || event.repeat)) event.preventDefault();
    return;
  }
  event.preventDefault();
  if (!event.repeat) perform(act, dialog, keyed);
};
