/**
 * Svelte attachment: lets a scanner that types (a USB "keyboard wedge") type into the field of this screen, wherever the focus is. Its
 * first letter takes the focus there, before the browser writes it; digits alone do not, since two switches use them.
 */
export const scanInto = (screen: HTMLElement): (() => void) => {
  const take = (event: KeyboardEvent): void => {
    if (document.activeElement instanceof HTMLInputElement || document.querySelector('dialog[open]')) return;
    if (event.ctrlKey || event.altKey || event.metaKey || !/^\p{L}$/u.test(event.key)) return;
    screen.querySelector('input')?.focus({ preventScroll: true });
  };
  // Its letters are no shortcuts here (lib/walk.ts).
  screen.dataset['scans'] = '';
  document.addEventListener('keydown', take);
  return () => {
    document.removeEventListener('keydown', take);
  };
};
