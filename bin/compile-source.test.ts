import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { compileSource } from './compile-source.ts';

const demo = join(import.meta.dirname, '..', 'assets', 'demo-catalogue');
let folder: string;
let source: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sportello-compile-'));
  source = join(folder, 'town');
  cpSync(demo, source, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const compile = async (): Promise<{ said: string[]; file: string; written: number }> => {
  const said: string[] = [];
  const compiled = await compileSource(source, join(folder, 'data'), (line) => said.push(line));
  if (!compiled.ok) throw new Error(compiled.error.words);
  return { said, file: compiled.value.file, written: statSync(compiled.value.file).ino };
};
const titleOf = (file: string): unknown =>
  (JSON.parse(readFileSync(file, 'utf8')) as { municipality: { name: { it: string } } }).municipality.name.it;

it('reads a source again only when it has changed', async () => {
  const first = await compile();
  expect((await compile()).written).toBe(first.written);
  const file = join(source, 'municipality.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('Comune di Montelieve', 'Comune di Altrove'));
  const changed = await compile();
  expect(titleOf(changed.file)).toBe('Comune di Altrove');
  expect(changed.written).not.toBe(first.written);
});

it('says at each start what is wrong', async () => {
  writeFileSync(join(source, 'services', 'rotto.yaml'), 'id: rotto\ntitolo: x\n');
  const [one, two] = [await compile(), await compile()];
  expect(one.said).not.toEqual([]);
  expect(two.said).toEqual(one.said);
});
