import { join } from 'node:path';
import type { Catalogue } from '../../core/model/catalogue.ts';
import { initKeys } from '../publish/keys-folder.ts';
import { publishCatalogue } from '../publish/publish.ts';
import { folderOf } from './folder.ts';

export const passphrase = 'cavallo batteria graffetta';
export const publishedAt = Date.parse('2026-11-23T08:00:00Z');
/** A cheap scrypt: the tests make many keys. */
export const cost = 2 ** 10;

/** A town with many services that say little; `changed` names the one with another title. */
export const townOf = (services: number, changed = -1, title = 'Cambiato'): Catalogue => ({
  formatVersion: 1,
  municipality: {
    formatVersion: 1,
    id: 'borgo',
    name: { it: 'Borgo' },
    timeZone: 'Europe/Rome',
    languages: ['it', 'en'],
  },
  organisations: [],
  units: [],
  places: [],
  services: Array.from({ length: services }, (_, at) => ({
    id: `servizio-${at}`,
    title: { it: at === changed ? title : `Servizio ${at}` },
    status: 'active' as const,
  })),
  needs: [],
  guide: { questions: [], outcomes: [] },
  notices: [],
  areas: [],
  phrases: [],
  topics: [],
});

/** Keys, a folder to publish to, and what puts a catalogue there; gone when disposed of. */
export const workshopOf = (singleKey = false, now = publishedAt) => {
  const folder = folderOf({});
  const [keys, to] = [join(folder.dir, 'keys'), join(folder.dir, 'public')];
  const made = initKeys(keys, passphrase, { singleKey, now, cost });
  const publish = (catalogue: Catalogue, at = now, onFile?: (file: string) => void) =>
    publishCatalogue(catalogue, { keysDir: keys, passphrase, to, now: at, onFile });
  return { dir: folder.dir, keys, to, made, publish, [Symbol.dispose]: () => folder[Symbol.dispose]() };
};
