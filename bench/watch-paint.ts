declare global {
  interface Window {
    /** Resolves with the instant, on the page's clock, at which an element that matches is there. */
    there: (selector: string) => Promise<number>;
    /** Resolves with the instant at which it has painted. */
    painted: (selector: string) => Promise<number>;
    /** When the last pointer left the glass, on the page's clock. */
    released: number;
  }
}

/**
 * Goes into a page before its own scripts; the same on both sides. "Painted" is the second animation frame after the element is
 * there: the first comes before the frame that shows it is made, the second after.
 */
export const watchPaint = (): void => {
  window.addEventListener('pointerup', ({ timeStamp }) => (window.released = timeStamp), { capture: true });
  window.there = (selector) =>
    new Promise((resolve) => {
      const look = (): boolean => {
        if (document.querySelector(selector) === null) return false;
        resolve(performance.now());
        return true;
      };
      if (look()) return;
      const watch = new MutationObserver(() => {
        if (look()) watch.disconnect();
      });
      watch.observe(document, { subtree: true, childList: true, attributes: true });
    });
  window.painted = async (selector) => {
    await window.there(selector);
    return new Promise((resolve) =>
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now()))),
    );
  };
};
