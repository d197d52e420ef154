import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readScreenProfile } from './screen-profiles.ts';

describe('a screen profile', () => {
  it('is one of the two reference panels', () => {
    expect(readScreenProfile('L21', '/')).toMatchObject({
      ok: true,
      value: { width: 1920, pxPerMm: 4.034, mountBottomMm: 950 },
    });
  });
  it('is a file of the data folder', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sportello-screen-'));
    const profile = {
      id: 'own',
      width: 1280,
      height: 1024,
      pxPerMm: 3.4,
      mountBottomMm: 900,
      viewDistMm: 600,
    };
    writeFileSync(join(folder, 'own.json'), JSON.stringify(profile));
    expect(readScreenProfile('own.json', folder)).toEqual({ ok: true, value: profile });
    writeFileSync(join(folder, 'own.json'), JSON.stringify({ ...profile, pxPerMm: 0 }));
    expect(readScreenProfile('own.json', folder)).toMatchObject({
      ok: false,
      error: { code: 'screen-profile' },
    });
    rmSync(folder, { recursive: true });
  });
  it('that is not there is named, with what to write', () => {
    const missing = readScreenProfile('P99', '/');
    expect(missing.ok ? '' : missing.error.words).toMatch(/"P99".*P32, L21, or a JSON file/);
  });
});
