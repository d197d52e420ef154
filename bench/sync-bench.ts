import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { signedTown } from '../bin/testing-catalogue.ts';
import { sourceKey } from '../bin/source-key.ts';
import { readSource } from '../catalogue/source/read-source.ts';
import { root, withFolder } from './folder.ts';
import { largeTown } from './large-town.ts';
import type { Bench, Row } from './row.ts';

const services = 10_000;
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

type Town = Awaited<ReturnType<typeof signedTown>>;

/** Bytes are those of bodies; heads depend on the server (docs/scale.md). */
const traffic = async (town: Town, say: (line: string) => void): Promise<Row[]> => {
  say(`sync: publishing ${services} services`);
  const catalogue = await largeTown(services);
  town.publish(catalogue);
  const signed = town.open();
  const take = async (): Promise<{ bytes: number; requests: number; ms: number }> => {
    town.asked.length = 0;
    const start = performance.now();
    const refreshed = await signed.refresh();
    if (!refreshed.ok) throw new Error(refreshed.error.words);
    return {
      bytes: town.asked.reduce((sum, { bytes }) => sum + bytes, 0),
      requests: town.asked.length,
      ms: performance.now() - start,
    };
  };
  const row = (name: string, used: number, limit: number, note: string): Row => ({
    name: `sync: ${name}`,
    ratio: used / limit,
    limit: 1,
    note,
  });
  const first = await take();
  const none = await take();
  town.publish(await largeTown(services, 4_242));
  const one = await take();
  const text = Buffer.byteLength(JSON.stringify(catalogue));
  return [
    row(
      'first, 10,000 services, to 8 MB',
      first.bytes,
      8e6,
      `${kilobytes(first.bytes)} of ${kilobytes(text)} of text, ${seconds(first.ms)}`,
    ),
    row('one change, to 60 kB', one.bytes, 60_000, `${kilobytes(one.bytes)}, ${seconds(one.ms)}`),
    row('one change, to 8 requests', one.requests, 8, `${one.requests} requests`),
    row('no change, to 600 B', none.bytes, 600, `${none.bytes} B`),
    row('no change, to 2 requests', none.requests, 2, `${none.requests} requests`),
  ];
};

/** One change, from the editor's folder to the published one, against reading and hashing that folder alone. */
const publishing = async (town: Town, folder: string, say: (line: string) => void): Promise<Row> => {
  say('publish: writing ten thousand files');
  const source = join(folder, 'source');
  cpSync(join(root, 'assets', 'demo-catalogue'), source, { recursive: true });
  rmSync(join(source, 'services'), { recursive: true });
  mkdirSync(join(source, 'services'));
  for (const service of (await largeTown(services)).services)
    writeFileSync(join(source, 'services', `${service.id}.yaml`), JSON.stringify(service));
  const read = async () => {
    const found = await readSource(source);
    if (!found.ok) throw new Error('the source cannot be read');
    return found.value.catalogue;
  };
  town.publish(await read());
  const [changed] = (await largeTown(1, 0)).services;
  writeFileSync(join(source, 'services', 'servizio-0.yaml'), JSON.stringify(changed));
  let start = performance.now();
  const catalogue = await read();
  town.publish(catalogue);
  const ours = performance.now() - start;
  start = performance.now();
  await read();
  sourceKey(source);
  const bare = performance.now() - start;
  return {
    name: 'publish: one change of 10,000 services',
    ratio: ours / bare,
    limit: 3,
    note: `${seconds(ours)}, reading and hashing the source ${seconds(bare)}`,
  };
};

/** A kiosk's process with the catalogue in use and its search in seven languages. */
const memory = async (town: Town): Promise<Row> => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    '--expose-gc',
    join(import.meta.dirname, 'kiosk-memory.ts'),
    town.data,
  ]);
  const { heap, rss } = JSON.parse(stdout) as { heap: number; rss: number };
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
  return {
    name: 'memory: 10,000 services in 7 languages, to 250 MB',
    ratio: heap / 250e6,
    limit: 1,
    note: `${megabytes(heap)} of data after a collection, ${megabytes(rss)} resident`,
  };
};

export const syncBench: Bench = {
  name: 'sync',
  measure: (say) =>
    withFolder(async (folder) => {
      using town = await signedTown(folder);
      const rows = await traffic(town, say);
      rows.push(await memory(town));
      rows.push(await publishing(town, folder, say));
      return rows;
    }),
};
