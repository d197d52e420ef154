import { rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bigTown } from './testing-catalogue.ts';
import { refused, testTowns, type Town } from './testing-towns.ts';

const town = testTowns(5);

describe('faults that are no attacks are told apart', () => {
  const said = async (work: (one: Town) => void, change = {}): Promise<unknown> => {
    const one = await town(5);
    work(one);
    return one.open(change).refresh();
  };
  const page = (response: ServerResponse): boolean =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Accedi alla rete</html>') !==
    undefined;

  it('a captive portal', async () => {
    expect(await said((one) => one.play((_, response) => page(response)))).toMatchObject(refused('SYN-2'));
  });
  it('a server that answers missing files with a page', async () => {
    const answer = await said((one) =>
      one.play((path, response) => path === 'metadata/2.root.json' && page(response)),
    );
    expect(answer).toMatchObject(refused('SYN-4'));
    expect(JSON.stringify(answer)).toContain('404');
  });
  it('a server with a fault, and an address without a catalogue', async () => {
    expect(
      await said((one) => one.play((_, response) => response.writeHead(500).end() !== undefined)),
    ).toMatchObject(refused('SYN-4'));
    expect(await said((one) => rmSync(one.folder, { recursive: true }))).toMatchObject(refused('SYN-4'));
  });
  it('an upload that is not finished', async () => {
    expect(await said((one) => rmSync(join(one.folder, 'shards'), { recursive: true }))).toMatchObject(
      refused('SYN-4'),
    );
  });
  it('a clock in the past, seen by a signature', async () => {
    expect(await said(() => undefined, { clock: { now: () => Date.parse('2000-01-01') } })).toMatchObject(
      refused('SYN-3'),
    );
    const one = await town(5);
    await one.open().refresh();
    expect(await one.open({ clock: { now: () => Date.parse('2000-01-01') } }).refresh()).toMatchObject(
      refused('SYN-3'),
    );
  });
  it('a catalogue for a newer program', async () => {
    const one = await town(5);
    one.publish({ ...bigTown(5), formatVersion: 2 } as never);
    expect(await one.open().refresh()).toMatchObject(refused('SYN-11'));
  });
});
