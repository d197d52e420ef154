import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { initKeys } from '../catalogue/publish/keys-folder.ts';
import { publishCatalogue, publishForm } from '../catalogue/publish/publish.ts';
import { type ClipFiles, publishedForm } from '../catalogue/publish/published-form.ts';
import type { Catalogue } from '../core/model/catalogue.ts';
import type { Floors } from '../kiosk/catalogue/trust.ts';
import { openSigned, type SignedOptions } from '../kiosk/catalogue/signed-catalogue.ts';
import { sampleCatalogue } from '../kiosk/testing/sample-catalogue.ts';

const passphrase = 'cavallo batteria graffetta';
/** A cheap scrypt: the tests make many keys. */
const cost = 2 ** 10;

/** The sample town with many services more; `changed` names the one that has another title. */
export const bigTown = (services: number, changed = -1, title = 'Cambiato'): Catalogue => {
  const sample = sampleCatalogue();
  const more = Array.from({ length: services }, (_, at) => ({
    id: `servizio-${at}`,
    title: { it: at === changed ? title : `Servizio ${at}` },
    status: 'active' as const,
  }));
  return { ...sample, services: [...sample.services, ...more] };
};

/** A publisher, a web server over what it publishes, and a kiosk's folder; gone when disposed of. */
export const signedTown = async (parent = tmpdir()) => {
  const dir = mkdtempSync(join(parent, 'sportello-signed-'));
  const [keys, folder] = [join(dir, 'keys'), join(dir, 'public')];
  initKeys(keys, passphrase, { singleKey: true, now: Date.now() - 1000, cost });
  const publish = (
    catalogue: Catalogue,
    now = Date.now(),
    keysDir = keys,
    to = folder,
    clips?: ClipFiles,
  ): void => {
    const published = publishCatalogue(catalogue, { keysDir, passphrase, to, now, clips });
    if (!published.ok) throw new Error(published.error.words);
  };
  /** Puts a catalogue into its form once; what is given back publishes it, again and again. */
  const prepare = (catalogue: Catalogue): (() => void) => {
    const form = publishedForm(catalogue);
    return () => {
      const published = publishForm(form, catalogue.services.length, {
        keysDir: keys,
        passphrase,
        to: folder,
        now: Date.now(),
      });
      if (!published.ok) throw new Error(published.error.words);
    };
  };
  const asked: { path: string; bytes: number }[] = [];
  /** What the server does in place of serving the file. */
  let trick: ((path: string, response: ServerResponse, request: IncomingMessage) => boolean) | undefined;
  const server = createServer((request, response) => {
    const path = (request.url ?? '').slice(1);
    if (trick?.(path, response, request) === true) return;
    try {
      const bytes = readFileSync(join(folder, path));
      asked.push({ path, bytes: bytes.length });
      response.end(bytes);
    } catch {
      asked.push({ path, bytes: 0 });
      response.writeHead(404).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const levels = new Map<string, number>();
  const floors: Floors = {
    floor: (name) => levels.get(name),
    raiseFloor: (name, value) => {
      levels.set(name, Math.max(value, levels.get(name) ?? 0));
      return { ok: true, value: undefined };
    },
  };
  const log: string[] = [];
  const data = join(dir, 'data');
  const open = (change: Partial<SignedOptions> = {}) => {
    const opened = openSigned({
      address,
      dir: data,
      floors,
      clock: { now: Date.now },
      log: (line) => log.push(line),
      requestLimitMs: 20_000,
      ...change,
    });
    if (!opened.ok) throw new Error(opened.error.words);
    return opened.value;
  };
  return {
    dir,
    keys,
    folder,
    data,
    address,
    asked,
    floors,
    log,
    publish,
    prepare,
    open,
    /** Makes another town's keys. */
    otherKeys: (): string => {
      const other = join(dir, 'other-keys');
      initKeys(other, passphrase, { singleKey: true, now: Date.now(), cost });
      return other;
    },
    play: (next: typeof trick): void => {
      trick = next;
    },
    /** A change to one file of what is published. */
    spoil: (file: string, change: (text: string) => string): void => {
      const path = join(folder, file);
      writeFileSync(path, change(readFileSync(path, 'latin1')), 'latin1');
    },
    stop: (): void => {
      server.closeAllConnections();
      server.close();
    },
    [Symbol.dispose]: (): void => {
      server.closeAllConnections();
      server.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
};
