/** For this long after a screen has changed, nothing on it can be touched: the second tap of an impatient finger hits nothing (A14). */
export const settleMs = 300;

/**
 * The frame takes no touches either while a new screen settles. Said before the screen is there: said after it was measured, the page
 * would be laid out twice.
 */
export const unsettle = (): void => {
  document.documentElement.dataset['settling'] = '';
};

/**
 * Svelte attachment for `<main>`: moves the focus to the heading of a new screen, and says `data-ready` when it has
 * painted and takes touches. Until then the style sheet lets touches through to nothing.
 */
export const settle = (main: HTMLElement): (() => void) => {
  // A screen that is there to type into says where.
  (main.querySelector<HTMLElement>('input[data-focus-first]') ?? main.querySelector('h1'))?.focus({
    preventScroll: true,
  });
  const started = performance.now();
  let timer = 0;
  const frame = requestAnimationFrame(() => {
    timer = window.setTimeout(
      () => {
        delete document.documentElement.dataset['settling'];
        main.dataset['ready'] = '';
      },
      Math.max(0, settleMs - (performance.now() - started)),
    );
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
};
