import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** Files below a folder that hold one of these words, in the ways in which programs write text. */
export const filesHolding = (folder: string, words: readonly string[]): string[] => {
  const needles = words.flatMap((word) => [
    Buffer.from(word, 'utf8'),
    Buffer.from(word, 'utf16le'),
    Buffer.from(encodeURIComponent(word)),
  ]);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      try {
        const bytes = readFileSync(file);
        return needles.some((needle) => bytes.includes(needle));
      } catch {
        // Chromium's own files come and go.
        return false;
      }
    });
};

/** All that a page keeps beside what it shows. */
export const keptByPage = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const names = await caches.keys();
    const cached = await Promise.all(
      names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
    );
    return JSON.stringify({
      dom: document.documentElement.outerHTML,
      fields: [...document.querySelectorAll('input, textarea')].map(
        (field) => (field as HTMLInputElement).value,
      ),
      local: { ...localStorage },
      session: { ...sessionStorage },
      databases: (await indexedDB.databases()).map(({ name }) => name),
      cached,
      cookies: document.cookie,
      title: document.title,
      address: location.href,
      name: window.name,
      state: history.state as unknown,
      selection: document.getSelection()?.toString(),
      entries: performance.getEntries().map(({ name }) => name),
    });
  });
