import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { initKeys, renewKeys } from '../../publish/keys-folder.ts';
import { initTodayKey, pinTodayRoot, todayRootVersion } from '../../publish/today-keys.ts';
import { announce, exit, misused, readArgs, type Command, type Io } from '../command.ts';
import { certifyDevice } from '../certify-device.ts';
import { listCommand, rotateCommand } from '../keys-rotate.ts';
import { findPassphrase } from '../passphrase.ts';

const costOfSingleKey =
  'One key publishes for this town. Whoever gets it and its passphrase can show what they like on every kiosk, and can hold back changes, until two root keys replace it. With separate keys the daily signature needs only the least of them, and the others stay off-line.';

type InitOptions = { singleKey: boolean; json: boolean };

const init = (dir: string, passphrase: string, { singleKey, json }: InitOptions, io: Io): number => {
  announce(io, 'Making the keys');
  const made = initKeys(dir, passphrase, { singleKey, now: Date.now() });
  if (!made.ok) return misused(io, made.error.words, 'keys');
  const files = made.value.files.map((file) => `${dir}/${file}`);
  if (json) {
    io.out(JSON.stringify({ files, fingerprint: made.value.fingerprint }, undefined, 2));
    return exit.ok;
  }
  for (const file of files) io.out(file);
  if (singleKey) io.out(costOfSingleKey);
  io.out(
    'Take root-1, root-2 and root-3 to three sticks of three people, and delete them here: two of them together replace any key.',
  );
  io.out(`Fingerprint of the root (kiosks show it at their first start): ${made.value.fingerprint}`);
  return exit.ok;
};

const today = (
  dir: string,
  passphrase: () => ReturnType<typeof findPassphrase>,
  {
    keys,
    replace,
    json,
  }: { keys?: string | undefined; replace?: boolean | undefined; json?: boolean | undefined },
  io: Io,
): number => {
  const files: string[] = [];
  if (!existsSync(join(dir, 'today.json'))) {
    const found = passphrase();
    if (!found.ok) return misused(io, found.error.words, 'keys');
    const above = keys === undefined ? undefined : todayRootVersion(keys);
    const made = initTodayKey(dir, found.value, { now: Date.now(), above });
    if (!made.ok) return misused(io, made.error.words, 'keys');
    files.push(...made.value.files);
    if (json !== true) for (const file of files) io.out(file);
  }
  if (keys === undefined) {
    if (json === true) io.out(JSON.stringify({ files, pinned: null }, undefined, 2));
    else
      io.out(
        `Kiosks believe this key once the catalogue names it: bring ${join(dir, 'today.root.json')} into the folder of the catalogue's keys, and publish.`,
      );
    return exit.ok;
  }
  const pinned = pinTodayRoot(dir, keys, replace === true);
  if (!pinned.ok) return misused(io, pinned.error.words, 'keys');
  if (json === true) io.out(JSON.stringify({ files, pinned: pinned.value }, undefined, 2));
  else
    io.out(
      `${pinned.value} is what publishing puts into the catalogue. Publish, so that kiosks believe the key.`,
    );
  return exit.ok;
};

/** `keys init DIR`, `keys renew DIR`, `keys certify DIR REQUEST` and `keys today DIR`. */
export const keysCommand: Command = {
  name: 'keys',
  summary: 'make, exchange and list the keys that sign a published catalogue, and certify kiosks',
  help: `NAME
  sportello-catalogue keys - make and exchange the keys that sign a published catalogue, certify kiosks

SYNOPSIS
  sportello-catalogue keys init DIR [--single-key] [--passphrase-file FILE] [--json]
  sportello-catalogue keys renew DIR [--passphrase-file FILE] [--json]
  sportello-catalogue keys rotate DIR NAME [--passphrase-file FILE] [--json]
  sportello-catalogue keys rotate TODAY_KEY today [--keys KEYS] [--passphrase-file FILE] [--json]
  sportello-catalogue keys list DIR [--json]
  sportello-catalogue keys certify DIR REQUEST --catalogue CATALOGUE [--place ID] [--letter L] [--days N]
      [--passphrase-file FILE] [--json]
  sportello-catalogue keys today DIR [--keys KEYS [--replace]] [--passphrase-file FILE] [--json]

DESCRIPTION
  init makes Ed25519 keys in DIR, each encrypted with the passphrase (scrypt, AES-256-GCM), and 1.root.json, which says
  who may sign what. The root has three keys, of which two must agree; targets, snapshot and timestamp have one each.
  Give 1.root.json to whoever sets up kiosks: a kiosk that starts with --root 1.root.json trusts nobody else.

  renew signs the root again for a year, with the root keys that are in DIR (two suffice). Then publish.

  rotate makes a new key in place of NAME (root-1, root-2, root-3, targets, snapshot, timestamp, or publish, the one key
  of a small town), because it was lost or stolen or is old, and a new root that says so. Two root keys must be in DIR,
  and neither need be the one that is exchanged. In a town with one key, rotate timestamp makes one of its own for the
  daily signature. Then publish: kiosks follow from any earlier root. With fewer than two root keys left nobody can
  exchange any key: make new ones with init, publish to a new place, and start each kiosk once with the new 1.root.json.

  rotate TODAY_KEY today makes a new today key in the folder of the old one, which may be damaged or gone. With --keys
  its root goes into the folder of the catalogue's keys. Then publish: from then on kiosks believe the new one alone.

  list says which keys the town has, what they sign, and which are in DIR, the today key too; it needs no passphrase.

  certify says, with the town's device key, that a key belongs to a kiosk of the town, so that every desk can verify
  what it signs. REQUEST is the file kiosk-key-request.json from the kiosk's data folder; compare the key it prints with
  the kiosk's log. The device key (device.json) is made with the first certificate. Certificates are kept in
  DIR/certificates: the next publish puts them into the catalogue. Certify again before the end; delete the file of a
  kiosk that was stolen or thrown away, and publish.

  today makes the key of the editor who tells kiosks what is different today (publish today), in a folder of its own and
  with a passphrase of its own: today.json and today.root.json. It can change hours, notices and moves of some days, and
  nothing else. With --keys its root goes into the folder of the catalogue's keys: the next publish names it in the
  catalogue. A key that was lost or stolen is replaced: rotate, or make another in another folder and add --replace.

  The passphrase is read from FILE, else from the variable SPORTELLO_PASSPHRASE; it has 15 characters or more.

OPTIONS
  --single-key            one key for targets, snapshot and timestamp, for a small town; says what that costs
  --catalogue CATALOGUE   the town's catalogue: its code, and the place that must be there
  --place ID              where the kiosk stands; the request's when not given
  --letter L              the kiosk's letter; the request's when not given
  --days N                how long the certificate is good, 730 when not given
  --keys KEYS             the folder of the catalogue's keys
  --replace               another today key was believed before: it was lost or stolen
  --passphrase-file FILE  the first line of FILE is the passphrase
  --json                  print what was made or found as JSON
  -h, --help              print this page

EXIT STATUS
  0  done
  2  the command was misused, or DIR cannot be used

EXAMPLES
  npm run catalogue -- keys init town-keys --passphrase-file passphrase.txt
  npm run catalogue -- keys renew town-keys --passphrase-file passphrase.txt
  npm run catalogue -- keys rotate town-keys timestamp --passphrase-file passphrase.txt
  npm run catalogue -- keys rotate today-key today --keys town-keys --passphrase-file today-passphrase.txt
  npm run catalogue -- keys certify town-keys kiosk-key-request.json --catalogue my-town --place municipio`,
  run: async (args, io) => {
    if (args[0] === 'rotate') return rotateCommand(args.slice(1), io);
    if (args[0] === 'list') return listCommand(args.slice(1), io);
    const parsed = readArgs(args, {
      'single-key': { type: 'boolean' },
      'passphrase-file': { type: 'string' },
      catalogue: { type: 'string' },
      place: { type: 'string' },
      letter: { type: 'string' },
      days: { type: 'string' },
      keys: { type: 'string' },
      replace: { type: 'boolean' },
      json: { type: 'boolean' },
    });
    if (!parsed.ok) return misused(io, parsed.error.words, 'keys');
    const { positionals, values } = parsed.value;
    const [verb, dir, ...rest] = positionals;
    const json = values.json === true;
    if (verb !== 'init' && verb !== 'renew' && verb !== 'certify' && verb !== 'today')
      return misused(io, 'Say what to do: init, renew, rotate, list, certify or today.', 'keys');
    const [request, ...more] = verb === 'certify' ? rest : ['', ...rest];
    if (dir === undefined || more.length > 0) return misused(io, 'Give one folder.', 'keys');
    if (request === undefined) return misused(io, "Give the kiosk's request.", 'keys');
    if (verb === 'today')
      return today(dir, () => findPassphrase(values['passphrase-file'], true), values, io);
    const passphrase = findPassphrase(values['passphrase-file'], verb === 'init');
    if (!passphrase.ok) return misused(io, passphrase.error.words, 'keys');
    if (verb === 'certify')
      return certifyDevice({ ...values, keysDir: dir, request, passphrase: passphrase.value }, io);
    if (verb === 'init')
      return init(dir, passphrase.value, { singleKey: values['single-key'] === true, json }, io);
    announce(io, 'Opening the root keys');
    const renewed = renewKeys(dir, passphrase.value, Date.now());
    if (!renewed.ok) return misused(io, renewed.error.words, 'keys');
    const { version, expires } = renewed.value;
    if (json)
      io.out(JSON.stringify({ file: `${dir}/${version}.root.json`, root: version, expires }, undefined, 2));
    else
      io.out(`${dir}/${version}.root.json is good until ${expires}. Publish again, so that kiosks get it.`);
    return exit.ok;
  },
};
