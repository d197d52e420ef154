import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../core/model/catalogue.ts';
import { languages } from '../../core/model/language.ts';
import { indexTarget, parseIndex } from '../../core/published/published-index.ts';
import { folderOf } from '../testing/folder.ts';
import { run } from '../cli/run.ts';
import { readKey } from './key-file.ts';
import { initKeys, renewKeys } from './keys-folder.ts';
import { readRoot, readTimestamp } from './metadata.ts';
import { publishCatalogue } from './publish.ts';
import { knownShards, type KnownShards } from './known-shards.ts';
import { publishedForm } from './published-form.ts';

const passphrase = 'cavallo batteria graffetta';
const now = Date.parse('2026-11-23T08:00:00Z');
const day = 86_400_000;
/** A cheap scrypt: the tests make many keys. */
const cost = 2 ** 10;

const town = (services: number, changed = -1): Catalogue => ({
  formatVersion: 1,
  municipality: { formatVersion: 1, id: 'borgo', name: { it: 'Borgo' }, timeZone: 'Europe/Rome' },
  organisations: [],
  units: [],
  places: [],
  services: Array.from({ length: services }, (_, at) => ({
    id: `servizio-${at}`,
    title: { it: at === changed ? 'Cambiato' : `Servizio ${at}` },
    status: 'active' as const,
  })),
  needs: [],
  guide: { questions: [], outcomes: [] },
  notices: [],
  areas: [],
  phrases: [],
  topics: [],
});

const workshop = (singleKey = false) => {
  const folder = folderOf({});
  const [keys, to] = [join(folder.dir, 'keys'), join(folder.dir, 'public')];
  const made = initKeys(keys, passphrase, { singleKey, now, cost });
  const publish = (catalogue: Catalogue, at = now, word = passphrase) =>
    publishCatalogue(catalogue, { keysDir: keys, passphrase: word, to, now: at });
  return { keys, to, made, publish, [Symbol.dispose]: () => folder[Symbol.dispose]() };
};

describe('keys', () => {
  it('are encrypted, one file each, for their owner only', () => {
    using shop = workshop();
    expect(readdirSync(shop.keys).sort()).toEqual(
      [
        '1.root.json',
        ...['root-1', 'root-2', 'root-3', 'snapshot', 'targets', 'timestamp'].map((n) => `${n}.json`),
      ].sort(),
    );
    expect(statSync(join(shop.keys, 'targets.json')).mode & 0o777).toBe(0o600);
    const root = readRoot(readFileSync(join(shop.keys, '1.root.json')));
    expect(root.signed.roles['root']).toMatchObject({ threshold: 2 });
    expect(root.signed.roles['root']?.keyIDs).toHaveLength(3);
    expect(() => root.verifyDelegate('root', root)).not.toThrow();
  });
  it('a small town has one for all but the root', () => {
    using shop = workshop(true);
    expect(existsSync(join(shop.keys, 'publish.json'))).toBe(true);
    expect(shop.publish(town(3)).ok).toBe(true);
  });
  it('open with their passphrase only, and not once somebody changed them', () => {
    using shop = workshop();
    const file = join(shop.keys, 'targets.json');
    expect(readKey(file, passphrase).ok).toBe(true);
    expect(readKey(file, 'another passphrase')).toMatchObject({ error: { code: 'wrong-passphrase' } });
    const text = readFileSync(file, 'utf8');
    const other = JSON.parse(readFileSync(join(shop.keys, 'root-1.json'), 'utf8')) as { public: string };
    const own = (JSON.parse(text) as { public: string }).public;
    writeFileSync(file, text.replace(own, other.public));
    expect(readKey(file, passphrase)).toMatchObject({ error: { code: 'wrong-passphrase' } });
    writeFileSync(file, '{}');
    expect(readKey(file, passphrase)).toMatchObject({ error: { code: 'damaged-key' } });
    expect(readKey(join(shop.keys, 'nothing.json'), passphrase)).toMatchObject({ error: { code: 'no-key' } });
  });
  it('are never made over others', () => {
    using shop = workshop();
    expect(initKeys(shop.keys, passphrase, { singleKey: false, now, cost })).toMatchObject({
      error: { code: 'not-empty' },
    });
  });
  it('renew the root with two of its keys, not with one', () => {
    using shop = workshop();
    rmSync(join(shop.keys, 'root-3.json'));
    expect(renewKeys(shop.keys, passphrase, now + 300 * day)).toMatchObject({
      ok: true,
      value: { version: 2 },
    });
    const [one, two] = [1, 2].map((version) =>
      readRoot(readFileSync(join(shop.keys, `${version}.root.json`))),
    );
    expect(() => two && one?.verifyDelegate('root', two)).not.toThrow();
    rmSync(join(shop.keys, 'root-2.json'));
    expect(renewKeys(shop.keys, passphrase, now)).toMatchObject({ error: { code: 'too-few-root-keys' } });
  });
});

describe('publish', () => {
  it('gives the same bytes for the same catalogue', () => {
    const bytesOf = () => {
      const { named, targets } = publishedForm(town(50));
      return { named: new Map([...named].map(([file, bytes]) => [file, bytes()])), targets };
    };
    expect(bytesOf()).toEqual(bytesOf());
    expect(parseIndex(String(bytesOf().targets.get(indexTarget))).ok).toBe(true);
  });
  it('takes what did not change from what is published, however that was compressed, and nothing else', () => {
    using shop = workshop();
    shop.publish(town(50));
    const shardsOf = (known?: KnownShards) =>
      [...publishedForm(town(50), known).named]
        .filter(([file]) => file.startsWith('shards/'))
        .map(([, bytes]) => bytes());
    const published = knownShards(shop.to);
    expect(shardsOf(published)).toEqual(shardsOf());
    /** Of another version of the program. */
    const otherwise: KnownShards = (name) => {
      const file = published(name);
      return (
        file &&
        zstdCompressSync(zstdDecompressSync(file), { params: { [constants.ZSTD_c_compressionLevel]: 1 } })
      );
    };
    expect(shardsOf(otherwise)).not.toEqual(shardsOf());
    expect(shardsOf(otherwise).map((file) => String(zstdDecompressSync(file)))).toEqual(
      shardsOf().map((file) => String(zstdDecompressSync(file))),
    );
    const more: KnownShards = (name) => {
      const file = published(name);
      return file && zstdCompressSync(Buffer.concat([zstdDecompressSync(file), Buffer.from(' ')]));
    };
    expect(shardsOf(more)).toEqual(shardsOf());
    expect(shardsOf(() => Buffer.from('no zstd'))).toEqual(shardsOf());
    expect(knownShards(join(shop.to, 'nowhere'))('town')).toBeUndefined();
  });
  it('signs again only, where nothing changed, and needs the timestamp’s key only', () => {
    using shop = workshop();
    shop.publish(town(50));
    for (const name of ['root-1', 'root-2', 'root-3', 'targets', 'snapshot'])
      rmSync(join(shop.keys, `${name}.json`));
    const before = readdirSync(join(shop.to, 'metadata'));
    expect(shop.publish(town(50), now + day)).toMatchObject({
      ok: true,
      value: { changed: false, files: 1 },
    });
    expect(readdirSync(join(shop.to, 'metadata'))).toEqual(before);
    const { signed } = readTimestamp(readFileSync(join(shop.to, 'metadata', 'timestamp.json')));
    expect(signed).toMatchObject({ version: 2, expires: '2026-12-01T08:00:00Z' });
    expect(shop.publish(town(50), now + 20 * day)).toMatchObject({ error: { code: 'no-key' } });
    expect(shop.publish(town(50, 1), now + day)).toMatchObject({ error: { code: 'no-key' } });
  });
  it('writes one shard, the index and metadata for one changed service, and for the pages an index in each language', () => {
    using shop = workshop();
    shop.publish(town(500));
    // In a town that writes Italian only the pages' shard is the same in every language.
    expect(shop.publish(town(500, 7))).toMatchObject({
      value: { changed: true, files: 5 + 1 + languages.length },
    });
    expect(existsSync(join(shop.to, '.staging'))).toBe(false);
  });
  it('puts the two pages there as they are built, and writes again only what differs', () => {
    using shop = workshop();
    using built = folderOf({});
    const put = (file: string, words: string): void => {
      mkdirSync(join(built.dir, file, '..'), { recursive: true });
      writeFileSync(join(built.dir, file), words);
    };
    const options = { keysDir: shop.keys, passphrase, to: shop.to, now, pages: built.dir };
    expect(publishCatalogue(town(3), options)).toMatchObject({ ok: true, value: { pages: false } });
    for (const file of ['t/index.html', 't/assets/a1.js', 'desk/index.html', 'desk/sw.js']) put(file, 'one');
    expect(publishCatalogue(town(3), options)).toMatchObject({ value: { pages: true, files: 5 } });
    put('t/index.html', 'two');
    expect(publishCatalogue(town(3), options)).toMatchObject({ value: { changed: false, files: 2 } });
    expect(readFileSync(join(shop.to, 't', 'index.html'), 'utf8')).toBe('two');
  });
  it('refuses other keys, a wrong passphrase, an ended root and damaged metadata, and leaves the folder as it was', () => {
    using shop = workshop();
    using other = workshop();
    shop.publish(town(5));
    const timestamp = readFileSync(join(shop.to, 'metadata', 'timestamp.json'));
    const elsewhere = { keysDir: other.keys, passphrase, to: shop.to, now };
    expect(publishCatalogue(town(6), elsewhere)).toMatchObject({ error: { code: 'other-keys' } });
    expect(shop.publish(town(6), now, 'wrong')).toMatchObject({ error: { code: 'wrong-passphrase' } });
    expect(shop.publish(town(6), now + 366 * day)).toMatchObject({ error: { code: 'root-expired' } });
    writeFileSync(join(shop.keys, 'targets.json'), readFileSync(join(other.keys, 'targets.json')));
    expect(shop.publish(town(6))).toMatchObject({ error: { code: 'other-keys' } });
    expect(readFileSync(join(shop.to, 'metadata', 'timestamp.json'))).toEqual(timestamp);
    writeFileSync(join(shop.to, 'metadata', 'timestamp.json'), '{');
    expect(shop.publish(town(6))).toMatchObject({ error: { code: 'damaged-folder' } });
  });
  it('checks first: a catalogue with errors is not published', async () => {
    using shop = workshop();
    const source = join(shop.to, '..', 'source');
    mkdirSync(source);
    writeFileSync(join(source, 'municipality.yaml'), 'formatVersion: 1\nid: borgo\n');
    writeFileSync(join(source, 'pass'), `${passphrase}\n`);
    const said: string[] = [];
    const io = {
      out: (line: string) => said.push(line),
      err: (line: string) => said.push(line),
      now: () => 0,
    };
    const args = [
      'publish',
      source,
      '--keys',
      shop.keys,
      '--to',
      shop.to,
      '--passphrase-file',
      join(source, 'pass'),
    ];
    expect(await run(args, io)).toBe(1);
    expect(said.at(-1)).toMatch(/^Nothing was published: \d+ errors\.$/);
    expect(existsSync(shop.to)).toBe(false);
  });
});
