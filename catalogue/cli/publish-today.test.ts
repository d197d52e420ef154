import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { initKeys } from '../publish/keys-folder.ts';
import { publishToday, readPublishedToday } from '../publish/publish-today.ts';
import { readTodayRoot } from '../publish/today-keys.ts';
import { readRoot, readTimestamp } from '../publish/metadata.ts';
import { noChanges } from '../../core/published/today.ts';
import { folderOf } from '../testing/folder.ts';
import { cli } from '../testing/cli.ts';
import { todayPassphrase, todayTown } from '../testing/today-town.ts';

type Town = ReturnType<typeof todayTown>;
const day = 86_400_000;
const tell = ({ dir, keysDir, passphraseFile, to }: Town, ...form: string[]) =>
  cli(['publish', 'today', dir, '--keys', keysDir, '--passphrase-file', passphraseFile, '--to', to, ...form]);
const published = (one: Town) => {
  const read = readPublishedToday(one.to);
  if (!read.ok) throw new Error(read.error.words);
  return read.value?.entries ?? [];
};

describe('publish today', () => {
  it('closes an office from a time, adds a notice, and takes one back', async () => {
    using one = todayTown();
    const first = await tell(
      one,
      '--place',
      'municipio',
      '--unit',
      'anagrafe',
      '--closed-from',
      '10:00',
      '--reason',
      'assembly',
    );
    expect(first).toMatchObject({ status: 0, err: '' });
    expect(first.out).toMatch(
      /Anagrafe \(Municipio\): chiuso oggi, .*, dalle 10:00 \(assemblea del personale\)/,
    );
    expect(first.out).toContain('within five minutes');
    await tell(one, '--notice', 'strike', '--note', 'Garantiti solo gli atti di morte');
    expect(published(one)).toMatchObject([
      { kind: 'hours', unit: 'anagrafe', hours: { closedFrom: '10:00' } },
      { kind: 'notice', what: 'strike', severity: 'urgent', note: 'Garantiti solo gli atti di morte' },
    ]);
    const id = published(one)[0]?.id ?? '';
    expect((await tell(one, '--remove', id)).out).toContain('1 in force');
    expect(published(one).map(({ kind }) => kind)).toEqual(['notice']);
    expect((await tell(one, '--list')).out).toMatch(/^\d{4}-\d\d-\d\d-2 {2}Sciopero: .* - Garantiti/);
    await tell(one, '--remove', 'all', '--place', 'municipio', '--moved-to', 'biblioteca');
    expect(published(one)).toMatchObject([{ kind: 'moved', movedTo: 'biblioteca' }]);
  });

  it('without a form signs again, for cron', async () => {
    using one = todayTown();
    expect((await tell(one)).out).toContain('Published: 0 in force');
    const version = () =>
      readTimestamp(readFileSync(join(one.to, 'today/metadata/timestamp.json'))).signed.version;
    expect((await tell(one)).out).toContain('Nothing changed; signed again');
    expect(version()).toBe(2);
    expect(readdirSync(join(one.to, 'today/targets'))).toHaveLength(1);
    // The catalogue's own metadata are not touched: there are none here.
    expect(existsSync(join(one.to, 'metadata'))).toBe(false);
  });

  it.each([
    [['--place', 'cantina', '--closed'], 'The catalogue has no place cantina.'],
    [['--place', 'municipio', '--unit', 'x', '--closed'], 'The catalogue has no unit x.'],
    [
      ['--place', 'biblioteca', '--service', 'carta', '--closed'],
      'Nobody receives people for that in that place',
    ],
    [['--closed'], 'Say which place with --place.'],
    [['--place', 'municipio'], 'Say what changes'],
    [['--place', 'municipio', '--closed', '--hours', '09:00-10:00'], 'Say one thing at a time'],
    [['--place', 'municipio', '--closed', '--notice', 'strike'], 'Say one thing at a time'],
    [['--place', 'municipio', '--hours', '10-9'], 'This cannot be published'],
    [
      ['--place', 'municipio', '--closed', '--from', '2020-01-01', '--until', '2020-01-02'],
      'It is over already',
    ],
    [['--place', 'municipio', '--closed', '--reason', 'boh'], 'Reasons are: assembly'],
    [['--notice', 'boh'], 'Notices are: strike'],
    [['--notice', 'other'], 'says "other" without a note'],
    [['--remove', 'nothing'], 'Nothing is published as nothing.'],
  ])('%s is refused, in words', async (form, words) => {
    using one = todayTown();
    const { status, err } = await tell(one, ...form);
    expect(status).toBe(2);
    expect(err).toContain(words);
    expect(existsSync(one.to)).toBe(false);
  });

  it('the root goes on for another year by itself, and the chain stays', () => {
    using one = todayTown();
    const options = { keysDir: one.keysDir, passphrase: todayPassphrase, to: one.to };
    const now = Date.now();
    for (const at of [now, now + 200 * day, now + 201 * day, now + 400 * day])
      expect(publishToday(noChanges('montelieve'), { ...options, now: at }).ok).toBe(true);
    const versions = readdirSync(join(one.to, 'today/metadata'))
      .flatMap((file) => /^(\d+)\.root/.exec(file)?.[1] ?? [])
      .map(Number)
      .toSorted((a, b) => a - b);
    const [first = 0] = versions;
    expect(versions).toEqual([first, first + 1, first + 2]);
    const root = (version: number) =>
      readRoot(readFileSync(join(one.to, `today/metadata/${version}.root.json`)));
    root(first).verifyDelegate('root', root(first + 1));
    root(first + 1).verifyDelegate('root', root(first + 2));
  });

  it('another key, a wrong passphrase, a damaged folder: nothing is written', async () => {
    using one = todayTown();
    using other = todayTown();
    await tell(one);
    const before = readFileSync(join(one.to, 'today/metadata/timestamp.json'));
    const wrong = await tell({ ...one, keysDir: other.keysDir });
    expect(wrong.err).toContain('was published with another today key');
    const empty = folderOf({ word: 'nicht die richtige\n' });
    expect((await tell({ ...one, passphraseFile: join(empty.dir, 'word') })).err).toContain('does not open');
    empty[Symbol.dispose]();
    expect(readFileSync(join(one.to, 'today/metadata/timestamp.json'))).toEqual(before);
  });
});

describe('keys today', () => {
  it('makes a key with a passphrase of its own, and puts its root where publishing finds it', async () => {
    using one = todayTown();
    using folder = folderOf({ word: `${todayPassphrase}\n` });
    const [mine, keys] = [join(folder.dir, 'mine'), join(folder.dir, 'keys')];
    initKeys(keys, 'cavallo batteria graffetta', { singleKey: true, now: Date.now(), cost: 2 ** 10 });
    const word = ['--passphrase-file', join(folder.dir, 'word')];
    const made = await cli(['keys', 'today', mine, '--keys', keys, ...word]);
    expect(made).toMatchObject({ status: 0, err: '' });
    expect(statSync(join(mine, 'today.json')).mode & 0o777).toBe(0o600);
    expect(readTodayRoot(keys)).toEqual(readTodayRoot(mine));
    // Another one is believed only where somebody says that the first is lost.
    const again = await cli(['keys', 'today', one.keysDir, '--keys', keys]);
    expect(again.err).toContain('is the root of another today key');
    expect((await cli(['keys', 'today', one.keysDir, '--keys', keys, '--replace'])).status).toBe(0);
    expect(readTodayRoot(keys)).toEqual(readTodayRoot(one.keysDir));
    expect(
      (await cli(['keys', 'today', join(folder.dir, 'third'), '--passphrase-file', join(folder.dir, 'none')]))
        .status,
    ).toBe(2);
  });

  it('a key that is lost: rotate, publish the catalogue, say again what is in force; the old one is refused', async () => {
    using one = todayTown();
    using folder = folderOf({ word: `${todayPassphrase}\n` });
    const keys = join(folder.dir, 'keys');
    initKeys(keys, 'cavallo batteria graffetta', { singleKey: true, now: Date.now(), cost: 2 ** 10 });
    await cli(['keys', 'today', one.keysDir, '--keys', keys]);
    await tell(one, '--place', 'municipio', '--closed');
    const stolen = join(folder.dir, 'stolen');
    cpSync(one.keysDir, stolen, { recursive: true });
    rmSync(join(one.keysDir, 'today.json'));
    const word = ['--passphrase-file', join(folder.dir, 'word')];
    const rotated = await cli(['keys', 'rotate', one.keysDir, 'today', '--keys', keys, ...word]);
    expect(rotated).toMatchObject({ status: 0, err: '' });
    expect(rotated.out).toContain('Publish the catalogue now');
    expect(readTodayRoot(keys)).toEqual(readTodayRoot(one.keysDir));
    // Nothing is taken over from a key that somebody may have found.
    expect((await tell(one)).out).toContain('0 in force');
    expect((await tell(one, '--place', 'municipio', '--closed')).out).toContain('1 in force');
    const thief = await tell({ ...one, keysDir: stolen });
    expect(thief).toMatchObject({ status: 2, err: expect.stringContaining('another today key') as string });

    const listed = await cli(['keys', 'list', keys]);
    expect(listed.out).toMatch(/^[0-9a-f]{8} {2}today's changes +not in this folder$/m);
    const own = await cli(['keys', 'list', one.keysDir]);
    expect(own.out).toMatch(/^[0-9a-f]{8} {2}today's changes +today\.json$/);
    expect(JSON.parse((await cli(['keys', 'list', one.keysDir, '--json'])).out)).toMatchObject({
      today: { file: 'today.json' },
      keys: [],
    });
  });
});
