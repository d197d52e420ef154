import { describe, expect, it } from 'vitest';
import { noChanges, type TodayEntry } from '../../core/published/today.ts';
import { knownToday } from './known-today.ts';
import { NoNetwork, sha256, type Source } from './source.ts';

const now = Date.parse('2026-11-24T09:05:00Z');
const day = 86_400_000;
const closed: TodayEntry = {
  kind: 'hours',
  id: 'chiuso',
  place: 'piazza',
  date: '2026-11-24',
  hours: 'closed',
};

/** A server with files, a cable, and what a phone kept. */
const phone = () => {
  const server = new Map<string, Uint8Array>();
  const cache = new Map<string, Uint8Array>();
  const line = { isUp: true };
  const newest = (path: string): Promise<Uint8Array | undefined> =>
    line.isUp ? Promise.resolve(server.get(path)) : Promise.reject(new NoNetwork(path));
  const source: Source = {
    newest,
    kept: (path) => Promise.resolve(cache.get(path)),
    keep: (path, bytes) => Promise.resolve(void cache.set(path, bytes)),
    fixed: async (path, read) => {
      const bytes = cache.get(path) ?? (await newest(path));
      if (bytes === undefined) return undefined;
      const value = await read(bytes);
      cache.set(path, bytes);
      return value;
    },
  };
  const publish = async (version: number, entries: TodayEntry[], at = now): Promise<void> => {
    const put = (path: string, value: unknown): Uint8Array => {
      const bytes = new TextEncoder().encode(JSON.stringify(value));
      server.set(`today/${path}`, bytes);
      return bytes;
    };
    const signed = (type: string, rest: object) => ({
      signed: { _type: type, version, expires: new Date(at + 7 * day).toISOString(), ...rest },
      signatures: [],
    });
    const bytes = new TextEncoder().encode(JSON.stringify({ ...noChanges('borgo'), entries }));
    const hash = await sha256(bytes);
    server.set(`today/targets/${hash}.today.json`, bytes);
    const file = { length: bytes.length, hashes: { sha256: hash } };
    put(`metadata/${version}.targets.json`, signed('targets', { targets: { 'today.json': file } }));
    put(`metadata/${version}.snapshot.json`, signed('snapshot', { meta: { 'targets.json': { version } } }));
    put('metadata/timestamp.json', signed('timestamp', { meta: { 'snapshot.json': { version } } }));
  };
  return { server, cache, line, source, publish };
};

describe("today's changes on a phone or desk", () => {
  it('are the newest with a network, and the last known without one, which is said', async () => {
    const { source, publish, line } = phone();
    await publish(1, [closed]);
    expect(await knownToday(source, now)).toMatchObject({ changes: { entries: [closed] }, isNew: true });
    line.isUp = false;
    expect(await knownToday(source, now)).toMatchObject({ changes: { entries: [closed] }, isNew: false });
    line.isUp = true;
    await publish(2, []);
    expect(await knownToday(source, now)).toMatchObject({ changes: { entries: [] }, isNew: true });
  });
  it('where none were ever published: nothing to know; where they are gone: it is said', async () => {
    const { source, publish, server } = phone();
    expect(await knownToday(source, now)).toEqual({ changes: undefined, isNew: true, fault: undefined });
    await publish(1, [closed]);
    await knownToday(source, now);
    server.clear();
    expect(await knownToday(source, now)).toMatchObject({ changes: { entries: [closed] }, isNew: false });
  });
  it('without a network at the first opening nothing is known, and that is said', async () => {
    const { source, line } = phone();
    line.isUp = false;
    expect(await knownToday(source, now)).toMatchObject({ changes: undefined, isNew: false });
  });
  it('that nobody signed for a week may be held back by somebody', async () => {
    const { source, publish } = phone();
    await publish(1, [closed], now - 8 * day);
    expect(await knownToday(source, now)).toMatchObject({ changes: { entries: [closed] }, isNew: false });
  });
  it('damaged, or not what the judge believes: what was kept holds, and why is told', async () => {
    const { source, publish, server } = phone();
    await publish(1, [closed]);
    await knownToday(source, now);
    await publish(2, []);
    for (const name of server.keys())
      if (name.includes('2.snapshot')) server.set(name, new Uint8Array([123]));
    const damaged = await knownToday(source, now);
    expect(damaged).toMatchObject({ changes: { entries: [closed] }, isNew: false });
    expect(damaged.fault).toBeInstanceOf(Error);
    const judged = await knownToday(source, now, () => Promise.reject(new Error('not ours')));
    expect(judged).toMatchObject({ changes: undefined, isNew: false });
  });
});
