import { describe, expect, it } from 'vitest';
import { guide, textOfTests } from './named-tests.ts';

const sheet = guide('accessibility-statement.md');
const tests = textOfTests('e2e', 'kiosk', 'renderer');
/** Numbers that a title carries: at its beginning, alone or one after the other, or as the name of a rule. */
const tested = new Set(
  [...tests.matchAll(/['"`](A\d+(?:,? A\d+)*):|^\s{2}(A\d+): /gm)].flatMap(([, titles, rule]) =>
    (titles ?? rule ?? '').split(/,? /),
  ),
);
const numbers = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => `A${from + at}`);

describe('the audit sheet', () => {
  it('names no test that there is not', () => {
    const named = new Set([...sheet.matchAll(/\bA\d+\b/g)].map(([name]) => name));
    expect([...named].filter((name) => !tested.has(name))).toEqual([]);
  });
  it('is of software in which each row from A1 to A27 has a test that carries its number', () => {
    expect(numbers(1, 27).filter((name) => !tested.has(name))).toEqual([]);
  });
  it('leaves no clause without an answer', () => {
    const rows = sheet.split('\n').filter((line) => /^\| \d+\.\d/.test(line));
    const states = ['met', 'in part', 'not met', 'site', 'n.a.'];
    expect(rows.length).toBeGreaterThan(80);
    expect(rows.filter((row) => !states.includes(row.split('|')[3]?.trim() ?? ''))).toEqual([]);
    expect(rows.filter((row) => (row.split('|')[4]?.trim() ?? '') === '')).toEqual([]);
  });
});
