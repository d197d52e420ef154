import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Remote, remote } from '../e2e/fixtures/remote.ts';
import { sampleCatalogue } from '../kiosk/testing/sample-catalogue.ts';
import { moment } from '../kiosk/testing/view-context.ts';
import { root } from './folder.ts';
import type { KioskControls } from './kiosk-process.ts';

/** A ticket that a person was shown. */
export type Shown = { id: string; number: string };

export type Kiosk = {
  /** Takes numbers as people do, one after the other; and what the screen said to those who got none. */
  take: (count: number) => Promise<{ shown: Shown[]; refused: string[] }>;
  print: (ticket: string) => Promise<string>;
  log: () => Promise<string[]>;
  close: () => Promise<void>;
  kill: () => Promise<void>;
};

/** The sample town with as many numbers as are asked for. */
const writeCatalogue = (file: string): void => {
  const catalogue = sampleCatalogue();
  const services = catalogue.services.map((service) => ({
    ...service,
    ...(service.places === undefined
      ? {}
      : { places: service.places.map(({ maxPerDay: _maxPerDay, ...place }) => place) }),
  }));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ ...catalogue, services }));
};

/** Starts a kiosk on a data folder, on the morning of a working day; it may also not start, and say why. */
export const startKiosk = async (
  dataDir: string,
  catalogueFile: string,
  at = '2026-11-24T09:00',
  restored = false,
): Promise<Kiosk> => {
  if (!existsSync(catalogueFile)) writeCatalogue(catalogueFile);
  const child: ChildProcess = fork(
    join(import.meta.dirname, 'kiosk-process.ts'),
    [dataDir, catalogueFile, String(moment(at)), ...(restored ? ['--restored'] : [])],
    {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      env: { ...process.env, NODE_COMPILE_CACHE: join(root, '.cache', 'node') },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  );
  const controls: Remote<KioskControls> = remote<KioskControls>(child);
  const exited = once(child, 'exit');
  await once(child, 'message');
  return {
    take: async (count) => {
      const shown: Shown[] = [];
      const refused: string[] = [];
      for (let at = 0; at < count; at += 1) {
        const view = await controls.take();
        if (view.kind === 'issued') shown.push({ id: view.ticket, number: view.number ?? '' });
        else refused.push(view.kind === 'refused' ? view.text.text : view.code);
      }
      return { shown, refused };
    },
    print: async (ticket) => (await controls.print(ticket))?.outcome ?? 'nothing',
    log: () => controls.log(),
    close: async () => {
      await controls.close();
      await exited;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
};

/** Of tickets that people were shown, those that a journal no longer has; all of them where it cannot be read at all. */
export const missingFrom = (dataDir: string, shown: readonly Shown[]): Shown[] => {
  const file = join(dataDir, 'journal.sqlite');
  if (!existsSync(file)) return [...shown];
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const find = db.prepare('SELECT 1 FROM tickets WHERE id = ?');
    return shown.filter(({ id }) => find.get(id) === undefined);
  } catch {
    return [...shown];
  } finally {
    db.close();
  }
};
