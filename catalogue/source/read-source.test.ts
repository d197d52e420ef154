import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { folderOf, town } from '../testing/folder.ts';
import { describeFinding } from './finding.ts';
import { readSource } from './read-source.ts';
import { said, service } from '../testing/said.ts';

describe('the folder as a whole', () => {
  it('needs a municipality.yaml', async () => {
    using folder = folderOf({ 'services/tari.yaml': 'id: tari\n' });
    const read = await readSource(folder.dir);
    expect(read.ok).toBe(false);
    expect((read.ok ? [] : read.findings).map(describeFinding)).toEqual([
      'municipality.yaml The file is missing. Add it; docs/editors.md shows what it holds.',
    ]);
  });

  it('gives no catalogue with a broken municipality.yaml', async () => {
    expect(
      await said({ 'municipality.yaml': 'formatVersion: 2\nid: x\nname:\n  it: X\ntimeZone: Europe/Rome\n' }),
    ).toEqual(['municipality.yaml:1 formatVersion: cannot be "2". Write one of: 1.']);
    expect(await said({ 'municipality.yaml': 'id: x\nname:\n  it: X\ntimeZone: Europe/Rome\n' })).toEqual([
      'municipality.yaml:1 formatVersion: is missing. Write one of: 1.',
    ]);
  });

  it('leaves out what is broken and keeps the rest, in the order of the file names', async () => {
    using folder = folderOf({
      'municipality.yaml': town,
      'services/b.yaml': 'id: b\n',
      'services/a.yaml': 'id: a\n',
      'services/c.yaml': 'id: C\n',
    });
    const read = await readSource(folder.dir);
    expect(read.ok && read.value.catalogue.services.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(read.ok && read.value.findings).toHaveLength(1);
  });

  it('keeps the first of two with one id', async () => {
    using folder = folderOf({
      'municipality.yaml': town,
      'topics.yaml': 'topics:\n  - id: casa\n    name: {it: Prima}\n  - id: casa\n    name: {it: Seconda}\n',
    });
    const read = await readSource(folder.dir);
    expect(read.ok && read.value.catalogue.topics).toEqual([{ id: 'casa', name: { it: 'Prima' } }]);
  });

  it('reads a byte order mark, Windows line ends and comments', async () => {
    expect(
      await said({ 'services/tari.yaml': '\uFEFF# comment\r\nid: tari\r\ntitle:\r\n  it: Rifiuti\r\n' }),
    ).toEqual([]);
  });

  it('does not look into what an import left unmapped', async () => {
    expect(await said(service('unmapped:\n  services: [nothing]\n  date: 2026-02-30\n'))).toEqual([]);
  });

  it('says which file is read', async () => {
    using folder = folderOf({ 'municipality.yaml': town, 'services/tari.yaml': 'id: tari\n' });
    const files: string[] = [];
    await readSource(folder.dir, { onFile: (file) => files.push(file) });
    expect(files).toEqual(['municipality.yaml', 'services/tari.yaml']);
  });
});

describe('whatever is in a file', () => {
  it('never throws, and says a file and something to do for each finding', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((value) => stringify(value)),
        ),
        async (text) => {
          using folder = folderOf({ 'municipality.yaml': town, 'services/tari.yaml': text });
          const read = await readSource(folder.dir);
          for (const finding of read.ok ? read.value.findings : []) {
            expect(finding.file).toBe('services/tari.yaml');
            expect(finding.message).toMatch(/\.$/);
            expect(finding.fix).toMatch(/\S/);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('reads back what it wrote', async () => {
    const id = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}$/);
    const text = fc.string({ minLength: 1, unit: 'grapheme' }).map((it) => ({ it }));
    await fc.assert(
      fc.asyncProperty(fc.record({ id, title: text, summary: text }), async (record) => {
        using folder = folderOf({
          'municipality.yaml': town,
          [`services/${record.id}.yaml`]: stringify(record),
        });
        const read = await readSource(folder.dir);
        expect(read.ok && read.value).toMatchObject({ findings: [], catalogue: { services: [record] } });
      }),
      { numRuns: 60 },
    );
  });
});
