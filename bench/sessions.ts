import type { Page } from '@playwright/test';
import words from '../assets/locales/ui/it.json' with { type: 'json' };
import { findWay } from './way.ts';

/** The words of the buttons of a visit, in their order, with the screen that each must lead to. */
type Script = readonly { button: string; to: string }[];

/**
 * In the page: visit after visit, without waiting for the 300 ms in which a new screen takes no touches. A click that no pointer
 * made is what keys and assistive technology give; it goes the same way as a touch.
 */
const runInPage = async ({ script, times }: { script: Script; times: number }): Promise<void> => {
  const find = (text: string): HTMLButtonElement | undefined =>
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent.includes(text));
  /** Resolves as soon as the screen is there, with the button that leads on. */
  const on = (screen: string, text: string): Promise<HTMLButtonElement> =>
    new Promise((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`no screen "${screen}" with a button "${text}" came`)),
        20_000,
      );
      const look = (): boolean => {
        const button =
          document.querySelector(`main[data-screen="${screen}"]`) === null ? undefined : find(text);
        if (button === undefined) return false;
        clearTimeout(late);
        resolve(button);
        return true;
      };
      if (look()) return;
      const watch = new MutationObserver(() => {
        if (look()) watch.disconnect();
      });
      watch.observe(document, { subtree: true, childList: true, attributes: true });
    });
  for (let visit = 0; visit < times; visit += 1) {
    let screen = 'attract';
    for (const { button, to } of script) {
      (await on(screen, button)).click();
      screen = to;
    }
    // One frame a visit, so that the browser paints and clears up as it would.
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
};

/** Prepares the same short visit, to be run so many times: first screen, home, a question, results, a service, a new person. */
export const sessionsOf = async (page: Page): Promise<(times: number) => Promise<void>> => {
  const { need, option, title } = await findWay(page);
  const script: Script = [
    { button: words['attract.start'], to: 'home' },
    { button: need, to: 'question' },
    { button: option, to: 'results' },
    { button: title, to: 'service' },
    { button: words['frame.newPerson'], to: 'attract' },
  ];
  return (times) => page.evaluate(runInPage, { script, times });
};
