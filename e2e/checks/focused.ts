import type { Page } from '@playwright/test';

/** Runs in the page, alone. */
const focusEach = (): string[] => {
  const wrong: string[] = [];
  const scope = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
  const rtl = document.documentElement.dir === 'rtl';
  const partOf = (element: Element): string =>
    element.closest('footer') !== null
      ? 'footer'
      : element.closest('.actions, .pager, .keyboard') !== null
        ? 'below'
        : 'content';
  let last: { words: string; box: DOMRect; part: string } | undefined;
  const operable = scope.querySelectorAll<HTMLElement>('a[href], button, input, [tabindex="0"]');
  for (const element of operable) {
    if (element.closest('[aria-hidden="true"]') !== null) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const box = element.getBoundingClientRect();
    const window = element.closest('[data-pages]')?.getBoundingClientRect() ?? {
      left: 0,
      right: innerWidth,
    };
    const middle = (box.left + box.right) / 2;
    if (middle < window.left || middle > window.right) continue;
    const words = (element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 60);
    element.focus({ preventScroll: true });
    if (document.activeElement !== element) wrong.push(`"${words}" takes no focus`);
    // The ring of the field lies around its whole pill.
    const ringed = element.tagName === 'INPUT' ? (element.closest('.field') ?? element) : element;
    const { outlineStyle, outlineWidth } = getComputedStyle(ringed);
    if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) wrong.push(`"${words}" has no ring`);
    const hit = document.elementFromPoint(middle, (box.top + box.bottom) / 2);
    if (hit === null || !(element.contains(hit) || hit.contains(element)))
      wrong.push(`"${words}" is covered by ${hit?.tagName ?? 'nothing'}.${hit?.getAttribute('class') ?? ''}`);
    const part = partOf(element);
    if (last !== undefined && last.part === part) {
      const onward = rtl ? box.right <= last.box.left + 2 : box.left >= last.box.right - 2;
      // Further down, or further along the line, or at the top of the next column.
      if (
        box.top < last.box.bottom - 2 &&
        !onward &&
        !(box.top >= last.box.top && box.bottom >= last.box.bottom)
      )
        wrong.push(`"${words}" comes after "${last.words}"`);
    }
    last = { words, box, part };
  }
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  return wrong;
};

/** The focus on each thing of a page of a screen, in its order: whether its ring is there, and nothing lies over it (A19). */
export const badlyFocused = (page: Page): Promise<string[]> => page.evaluate(focusEach);
