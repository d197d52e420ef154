import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const docs = new URL('../docs/', import.meta.url);
const folder = new URL('images/screens/', docs);
const pictures = readdirSync(folder);
const sheet = readFileSync(new URL('screens.md', docs), 'utf8');

describe('the contact sheet', () => {
  it('shows every picture that there is, and no other', () => {
    const shown = [...sheet.matchAll(/images\/screens\/([\w-]+\.webp)/g)].map(([, file]) => file);
    expect(shown.toSorted()).toEqual(pictures.toSorted());
  });
  it('stays small', () => {
    expect(pictures.reduce((sum, file) => sum + statSync(new URL(file, folder)).size, 0)).toBeLessThan(
      1_700_000,
    );
  });
});
