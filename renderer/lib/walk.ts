import { keyAct, neighbour } from './keys.ts';

const operable = 'a[href], button:not([disabled]), input:not([disabled]), [tabindex="0"]';

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
const move = (scope: ParentNode, by: 1 | -1): void => {
  const list = [...scope.querySelectorAll<HTMLElement>(operable)].filter(isShown);
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

/** Lets a keypad with arrows and Enter do all that fingers do. */
export const walkByKeys = (event: KeyboardEvent): void => {
  const { activeElement } = document;
  const typing = activeElement instanceof HTMLInputElement;
  // A key held down, or one of an input method at work, selects nothing twice.
  if (event.repeat && event.code === 'Enter') event.preventDefault();
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  const act = keyAct(event.code, typing);
  if (act === undefined) return;
  event.preventDefault();
  const scope = document.querySelector('dialog[open]') ?? document;
  const mirrored = document.documentElement.dir === 'rtl';
  if (act === 'previous' || act === 'next') move(scope, act === 'next' ? 1 : -1);
  else if (act === 'select') {
    if (activeElement instanceof HTMLElement) activeElement.click();
  } else {
    const turn = (act === 'page-right') === mirrored ? 'previous' : 'next';
    scope.querySelector<HTMLElement>(`[data-turn="${turn}"]`)?.click();
  }
};
