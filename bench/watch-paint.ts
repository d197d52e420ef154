declare global {
  interface Window {
    /** Resolves with the instant, on the page's clock, at which an element that matches is there. */
    there: (selector: string) => Promise<number>;
    /** Resolves with the instant at which the frame that first shows the text of an element was presented. */
    painted: (selector: string) => Promise<number>;
    /** When the last pointer left the glass, on the page's clock. */
    released: number;
  }
}

/**
 * Goes into a page before its own scripts; the same on both sides. "Painted" is what Chromium's Element Timing says: the frame is
 * on the screen. Two animation frames are no such thing: after a rest the first comes at once and the second with the next beat
 * of the clock, be that a millisecond later.
 */
export const watchPaint = (): void => {
  window.addEventListener('pointerup', ({ timeStamp }) => (window.released = timeStamp), { capture: true });
  /** Calls as soon as an element matches: before anything of it is painted, where it is not there yet. */
  const whenThere = (selector: string, call: (element: Element) => void): void => {
    const look = (): boolean => {
      const element = document.querySelector(selector);
      if (element === null) return false;
      call(element);
      return true;
    };
    if (look()) return;
    const watch = new MutationObserver(() => {
      if (look()) watch.disconnect();
    });
    watch.observe(document, { subtree: true, childList: true, attributes: true });
  };
  window.there = (selector) =>
    new Promise((resolve) => {
      whenThere(selector, () => resolve(performance.now()));
    });
  let looks = 0;
  window.painted = (selector) =>
    new Promise((resolve) => {
      const name = `bench-${(looks += 1)}`;
      const watch = new PerformanceObserver((list) => {
        const entry = list
          .getEntries()
          .find((one) => (one as PerformanceEntry & { identifier: string }).identifier === name);
        if (entry === undefined) return;
        watch.disconnect();
        resolve(entry.startTime);
      });
      watch.observe({ type: 'element' });
      whenThere(selector, (element) => element.setAttribute('elementtiming', name));
    });
};
