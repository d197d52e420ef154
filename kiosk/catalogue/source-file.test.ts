import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleCatalogue } from '../testing/sample-catalogue.ts';
import { settableClock } from '../testing/settable-clock.ts';
import { followSourceFile, readSourceFile } from './source-file.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'sportello-source-file-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const file = (): string => join(dir, 'catalogue.json');
const write = (text: string): void => {
  writeFileSync(join(dir, 'part'), text);
  renameSync(join(dir, 'part'), file());
};
const town = (id: string): string => {
  const catalogue = sampleCatalogue();
  return JSON.stringify({ ...catalogue, municipality: { ...catalogue.municipality, id } });
};

describe('a compiled catalogue', () => {
  it('that is followed is shown again when it was written, and only then', () => {
    const clock = settableClock(0);
    const [shown, said]: [string[], string[]] = [[], []];
    write(town('uno'));
    const followed = followSourceFile(file(), {
      clock,
      log: (line) => said.push(line),
      show: ({ catalogue }) => shown.push(catalogue.municipality.id),
    });
    clock.advance(1000);
    expect(shown).toEqual([]);
    write(town('due'));
    clock.advance(1000);
    expect(shown).toEqual(['due']);
    write('{');
    clock.advance(1000);
    expect(shown).toEqual(['due']);
    expect(said).toEqual([expect.stringMatching(/^CAT-1 /)]);
    write(town('tre'));
    clock.advance(1000);
    followed.end();
    write(town('quattro'));
    clock.advance(1000);
    expect(shown).toEqual(['due', 'tre']);
  });
  it('that is not there is none', () => expect(readSourceFile(file(), () => undefined)).toBeUndefined());
});
