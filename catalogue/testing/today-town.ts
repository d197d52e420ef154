import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { initTodayKey } from '../publish/today-keys.ts';
import { folderOf, town } from './folder.ts';

export const todayPassphrase = 'una chiave sola per oggi';

/** The source of a town with two places and two offices, and a today key for it. */
export const todayTown = () => {
  const folder = folderOf({
    'municipality.yaml': town,
    'units/anagrafe.yaml': 'id: anagrafe\nname: {it: Anagrafe, en: Register office}\nplaces: [municipio]\n',
    'units/tributi.yaml': 'id: tributi\nname: {it: Tributi}\nplaces: [municipio]\n',
    'places/municipio.yaml':
      'id: municipio\nname: {it: Municipio, en: Town hall}\nhours:\n  weekly:\n    - {days: [mon, tue, wed, thu, fri, sat, sun], open: "08:30", close: "12:30"}\n',
    'places/biblioteca.yaml': 'id: biblioteca\nname: {it: Biblioteca}\n',
    'services/carta.yaml':
      "id: carta\ntitle: {it: Carta d'identità}\nstatus: active\nresponsibleUnit: anagrafe\nplaces:\n  - place: municipio\n",
  });
  const keysDir = join(folder.dir, '.today-key');
  const passphraseFile = join(folder.dir, '.passphrase');
  initTodayKey(keysDir, todayPassphrase, { now: Date.now(), cost: 2 ** 10 });
  writeFileSync(passphraseFile, `${todayPassphrase}\n`);
  return {
    dir: folder.dir,
    keysDir,
    passphraseFile,
    to: join(folder.dir, '.public'),
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  };
};
