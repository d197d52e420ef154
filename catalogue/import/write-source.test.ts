import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../testing/folder.ts';
import type { Imported } from './importer.ts';
import type { ImportReport } from './report.ts';
import { earlierImport, writeSource } from './write-source.ts';

const imported = (records: Record<string, unknown>, ids: Record<string, string> = {}): Imported => ({
  records,
  report: { from: 'test', town: 'Prova', counts: {}, ids: { service: ids }, entries: [] },
});
const service = (id: string, it: string, more: object = {}): object => ({
  id,
  sourceId: `s-${id}`,
  title: { it },
  ...more,
});

/** Imports into a folder as the command does. */
const into = (dir: string, what: Imported): ImportReport => {
  const earlier = earlierImport(dir);
  return writeSource(
    dir,
    what,
    earlier.state === 'imported' ? { files: earlier.report.files, bases: earlier.bases } : {},
  );
};
const told = ({ entries }: ImportReport): string[] =>
  entries.map(({ kind, code, record, field }) => [kind, code, record, field].join(' ').trim());

describe('an import into the folder of an earlier one', () => {
  it('leaves what the editor changed, updates the rest, and tells of both', () => {
    using folder = folderOf({});
    const at = (name: string): string => join(folder.dir, 'services', `${name}.yaml`);
    into(
      folder.dir,
      imported({
        'services/a.yaml': service('a', 'Uno'),
        'services/b.yaml': service('b', 'Due'),
        'services/c.yaml': service('c', 'Tre'),
      }),
    );
    writeFileSync(at('a'), `# mia\n${readFileSync(at('a'), 'utf8')}synonyms:\n  it: [primo]\n`);
    writeFileSync(at('c'), readFileSync(at('c'), 'utf8').replace('Tre', 'Mio'));
    const next = imported({
      'services/a.yaml': service('a', 'Uno'),
      'services/b.yaml': service('b', 'Due bis'),
      'services/c.yaml': service('c', 'Loro'),
    });
    const report = into(folder.dir, next);
    expect(told(report)).toEqual([
      'yours edited services/a',
      'updated updated services/b',
      'yours edited services/c',
      'conflict both-changed services/c title.it',
    ]);
    expect(report.entries[3]).toMatchObject({ was: 'Mio', now: 'Loro' });
    expect(report.counts).toMatchObject({ conflicts: 1, 'records updated': 1 });
    expect(readFileSync(at('a'), 'utf8')).toMatch(/^# mia\n[^]*primo/);
    expect(readFileSync(at('b'), 'utf8')).toContain('Due bis');
    expect(readFileSync(at('c'), 'utf8')).toContain('Mio');
    // A conflict is told once: what the source said then is known from then on.
    expect(told(into(folder.dir, next))).toEqual(['yours edited services/a', 'yours edited services/c']);
  });
  it('leaves out what the editor deleted, and keeps what the source deleted but the editor changed', () => {
    using folder = folderOf({});
    into(
      folder.dir,
      imported({
        'services/a.yaml': service('a', 'Uno'),
        'services/b.yaml': service('b', 'Due'),
        'services/c.yaml': service('c', 'Tre'),
      }),
    );
    rmSync(join(folder.dir, 'services/a.yaml'));
    writeFileSync(join(folder.dir, 'services/b.yaml'), 'id: b\nsourceId: s-b\ntitle: { it: Mio }\n');
    expect(told(into(folder.dir, imported({ 'services/a.yaml': service('a', 'Uno') })))).toEqual([
      'conflict gone services/b',
      'yours deleted services/a',
    ]);
    expect(readdirSync(join(folder.dir, 'services'))).toEqual(['b.yaml']);
    expect(told(into(folder.dir, imported({ 'services/a.yaml': service('a', 'Nuovo') })))).toEqual([
      'conflict gone services/b',
      'conflict deleted services/a',
    ]);
  });
  it('follows a record that got another name, by its identifier at the source', () => {
    using folder = folderOf({});
    into(folder.dir, imported({ 'services/a.yaml': service('a', 'Uno') }, { 's-a': 'a' }));
    renameSync(join(folder.dir, 'services/a.yaml'), join(folder.dir, 'services/imu.yaml'));
    const text = readFileSync(join(folder.dir, 'services/imu.yaml'), 'utf8');
    writeFileSync(join(folder.dir, 'services/imu.yaml'), text.replace('id: a', 'id: imu'));
    expect(earlierImport(folder.dir)).toMatchObject({
      state: 'imported',
      report: { ids: { service: { 's-a': 'imu' } } },
    });
    const report = into(
      folder.dir,
      imported({ 'services/imu.yaml': { ...service('imu', 'Due'), sourceId: 's-a' } }, { 's-a': 'imu' }),
    );
    expect(report.counts).toMatchObject({ conflicts: 0 });
    expect(readdirSync(join(folder.dir, 'services'))).toEqual(['imu.yaml']);
    expect(readFileSync(join(folder.dir, 'services/imu.yaml'), 'utf8')).toContain('it: Due');
  });
  it('writes over no file of the editor, and into none that it cannot read', () => {
    using folder = folderOf({});
    into(folder.dir, imported({ 'services/a.yaml': service('a', 'Uno') }));
    writeFileSync(join(folder.dir, 'services/mine.yaml'), 'id: mine\n');
    writeFileSync(join(folder.dir, 'services/a.yaml'), 'id: a\ntitle: {\n');
    const next = imported({
      'services/a.yaml': service('a', 'Due'),
      'services/mine.yaml': service('mine', 'Loro'),
    });
    expect(told(into(folder.dir, next))).toEqual([
      'conflict unreadable services/a',
      'conflict own-file services/mine',
    ]);
    // Once it is mended, the change of the source is still known as one.
    writeFileSync(
      join(folder.dir, 'services/a.yaml'),
      'id: a\nsourceId: s-a\ntitle: { it: Uno }\nspeech: { it: x }\n',
    );
    into(folder.dir, next);
    expect(readFileSync(join(folder.dir, 'services/a.yaml'), 'utf8')).toBe(
      'id: a\nsourceId: s-a\ntitle: {it: Due}\nspeech: {it: x}\n',
    );
    expect(readFileSync(join(folder.dir, 'services/mine.yaml'), 'utf8')).toBe('id: mine\n');
  });
  it('takes a folder that no import wrote for what it is', () => {
    using folder = folderOf({ 'services/a.yaml': 'id: a\n' });
    expect(earlierImport(folder.dir)).toEqual({ state: 'taken' });
    expect(existsSync(join(folder.dir, 'import-base.jsonl'))).toBe(false);
  });
});
