/** Clears what a page keeps outside of its own objects: focus, selection, clipboard (A25). */
export const wipe = (): void => {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  document.getSelection()?.removeAllRanges();
  // The shell may forbid it; the page never writes there, this is for text that a person copied.
  void navigator.clipboard?.writeText('').catch(() => undefined);
};
