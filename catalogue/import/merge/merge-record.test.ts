import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { yamlOf } from '../yaml-style.ts';
import { mergeRecord, type MergeNote } from './merge-record.ts';
import { printOf } from './print.ts';

/** What an editor has after a merge, as text and as value, and what is said of it. */
const merged = (
  mine: string,
  base: unknown,
  theirs: Record<string, unknown>,
): { text: string; value: unknown; notes: MergeNote[] } => {
  const document = parseDocument(mine);
  const notes = mergeRecord(document, printOf(base), theirs);
  const text = document.toString();
  return { text, value: parse(text), notes };
};

const base = { id: 'imu', title: { it: 'IMU' }, summary: { it: 'Prima' }, topics: ['tasse', 'casa'] };

describe('a merge', () => {
  it('keeps what the editor changed and takes what the source changed, with comments and order', () => {
    const mine =
      '# Chiedere a Maria\nid: imu\nsummary: { it: Prima } # provvisorio\ntitle:\n  # corto\n  it: IMU, imposta\n  en: Property tax\ntopics: [tasse, casa]\n';
    const { text, notes } = merged(mine, base, {
      ...base,
      summary: { it: 'Dopo' },
      topics: ['casa', 'soldi'],
      status: 'active',
    });
    expect(text).toBe(
      '# Chiedere a Maria\nid: imu\nsummary: { it: Dopo } # provvisorio\ntitle:\n  # corto\n  it: IMU, imposta\n  en: Property tax\ntopics: [ casa, soldi ]\nstatus: active\n',
    );
    expect(notes).toEqual([]);
  });
  it('keeps the value of the editor where both changed it, and says so', () => {
    const { value, notes } = merged(yamlOf({ ...base, title: { it: 'Mia' } }), base, {
      ...base,
      title: { it: 'Loro' },
    });
    expect(value).toMatchObject({ title: { it: 'Mia' } });
    expect(notes).toEqual([{ kind: 'conflict', field: 'title.it', yours: 'Mia', source: 'Loro' }]);
  });
  it('says which translations of the editor a new Italian text leaves behind', () => {
    const { value, notes } = merged(yamlOf({ ...base, title: { it: 'IMU', en: 'Tax', fr: 'Taxe' } }), base, {
      ...base,
      title: { it: 'IMU 2027' },
    });
    expect(value).toMatchObject({ title: { it: 'IMU 2027', en: 'Tax', fr: 'Taxe' } });
    expect(notes).toEqual([{ kind: 'translation', field: 'title', yours: 'en, fr', source: 'IMU 2027' }]);
  });
  it('merges records in a list by their id, and does not bring back what the editor took out', () => {
    const list = (...ids: string[]): { needs: { id: string; icon: string }[] } => ({
      needs: ids.map((id) => ({ id, icon: 'x' })),
    });
    const mine = 'needs:\n  - id: c\n    icon: y # mia\n  - id: a\n    icon: x\n  - id: mio\n    icon: z\n';
    const { value, text } = merged(mine, list('a', 'b', 'c', 'd'), list('b', 'c', 'd', 'e'));
    expect(value).toEqual({
      needs: [
        { id: 'c', icon: 'y' },
        { id: 'mio', icon: 'z' },
        { id: 'e', icon: 'x' },
      ],
    });
    expect(text).toContain('# mia');
  });
  it('merges steps one by one as long as none has moved', () => {
    const steps = (...texts: string[]): { howTo: unknown[] } => ({
      howTo: texts.map((it) => ({ text: { it } })),
    });
    const mine = yamlOf({ howTo: [{ text: { it: 'Uno', en: 'One' } }, { text: { it: 'Due' } }] });
    expect(merged(mine, steps('Uno', 'Due'), steps('Uno', 'Due bis')).value).toEqual({
      howTo: [{ text: { it: 'Uno', en: 'One' } }, { text: { it: 'Due bis' } }],
    });
    expect(merged(mine, steps('Uno', 'Due'), steps('Due', 'Uno')).notes).toMatchObject([
      { kind: 'conflict', field: 'howTo' },
    ]);
  });
  it('takes the later of two dates of change without a conflict', () => {
    const of = (modified: string): Record<string, string> => ({ id: 'a', modified });
    const result = merged(yamlOf(of('2026-03-01')), of('2026-01-01'), of('2026-02-01'));
    expect(result).toMatchObject({ value: of('2026-03-01'), notes: [] });
    expect(merged(yamlOf(of('2026-03-01')), of('2026-01-01'), of('2026-04-01')).value).toEqual(
      of('2026-04-01'),
    );
  });
  it('keeps the comments of what the source took away, at the end of the file', () =>
    expect(
      merged(
        'id: a\n# vecchio orario\nnote: x # sicuro?\nlast: y\n',
        { id: 'a', note: 'x', last: 'y' },
        { id: 'a', last: 'y' },
      ).text,
    ).toBe('id: a\nlast: y\n\n# vecchio orario\n# sicuro?\n'));
});

const key = fc.constantFrom('title', 'summary', 'costs', 'times', 'howTo', 'status');
const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean());
const value = fc.oneof(
  leaf,
  fc.array(leaf, { maxLength: 3 }),
  fc.dictionary(fc.constantFrom('it', 'en', 'fr'), fc.string(), { minKeys: 1 }),
);
const record = fc.dictionary(key, value);
/** Who changes a field: nobody, the editor, the source, or both. */
const changes = fc.dictionary(key, fc.tuple(fc.constantFrom('editor', 'source', 'both'), leaf, leaf));

describe('a merge, whatever is merged', () => {
  it('leaves to each side what it alone changed, keeps the editor in conflicts, and keeps every comment', () => {
    fc.assert(
      fc.property(record, changes, (before, edits) => {
        const mine: Record<string, unknown> = { id: 'x', ...before };
        const theirs: Record<string, unknown> = { id: 'x', ...before };
        for (const [name, [who, one, other]] of Object.entries(edits)) {
          if (who !== 'source') mine[name] = `mine ${String(one)}`;
          if (who !== 'editor') theirs[name] = `theirs ${String(other)}`;
        }
        const document = parseDocument(yamlOf(mine));
        const comments = Object.keys(mine).map((name, at) => {
          const node = document.get(name, true) as { comment?: string };
          node.comment = ` comment ${at}.`;
          return `comment ${at}.`;
        });
        const result = merged(document.toString(), { id: 'x', ...before }, theirs);
        const expected: Record<string, unknown> = { id: 'x', ...before };
        for (const [name, [who]] of Object.entries(edits))
          expected[name] = who === 'source' ? theirs[name] : mine[name];
        expect(result.value).toEqual(expected);
        expect(result.notes.map(({ kind, field }) => `${kind} ${field}`).sort()).toEqual(
          Object.entries(edits)
            .filter(([, [who]]) => who === 'both')
            .map(([name]) => `conflict ${name}`)
            .sort(),
        );
        for (const comment of comments) expect(result.text).toContain(comment);
      }),
      { numRuns: 60 },
    );
  });
  it('changes nothing when the source has not changed, and makes the source when the editor has not', () => {
    fc.assert(
      fc.property(record, record, (one, other) => {
        const [before, after] = [
          { id: 'x', ...one },
          { id: 'x', ...other },
        ];
        expect(merged(yamlOf(after), before, before)).toMatchObject({ value: after, notes: [] });
        expect(merged(yamlOf(before), before, after)).toMatchObject({ value: after, notes: [] });
      }),
      { numRuns: 60 },
    );
  });
});
