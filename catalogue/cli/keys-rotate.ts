import { listKeys } from '../publish/list-keys.ts';
import { keyNames, rotateKey } from '../publish/rotate-keys.ts';
import { retiredFolder } from '../publish/keys-folder.ts';
import { pinTodayRoot, rotateTodayKey, todayRootVersion } from '../publish/today-keys.ts';
import { announce, exit, misused, readArgs, type Io } from './command.ts';
import { findPassphrase } from './passphrase.ts';

/** `keys rotate TODAY_KEY today`. */
const rotateToday = (
  dir: string,
  values: { keys?: string | undefined; 'passphrase-file'?: string | undefined; json?: boolean | undefined },
  io: Io,
): number => {
  const passphrase = findPassphrase(values['passphrase-file'], true);
  if (!passphrase.ok) return misused(io, passphrase.error.words, 'keys');
  const { keys } = values;
  const above = keys === undefined ? undefined : todayRootVersion(keys);
  const made = rotateTodayKey(dir, passphrase.value, { now: Date.now(), above });
  if (!made.ok) return misused(io, made.error.words, 'keys');
  const pinned = keys === undefined ? undefined : pinTodayRoot(dir, keys, true);
  if (pinned?.ok === false) return misused(io, pinned.error.words, 'keys');
  const [file = '', root = ''] = made.value.files;
  if (values.json === true) {
    io.out(JSON.stringify({ file, root, pinned: pinned?.value }, undefined, 2));
    return exit.ok;
  }
  io.out(
    `${file} is the new today key; the old one is in ${dir}/${retiredFolder} if it was here: delete it.`,
  );
  if (pinned === undefined)
    io.out(
      `Kiosks believe it once the catalogue names it: bring ${root} into the folder of the catalogue's keys.`,
    );
  io.out(
    'Publish the catalogue now: from then on kiosks and pages believe the new key alone. Then say again what is in force, with the new key; nothing in the published folder needs to be deleted.',
  );
  return exit.ok;
};

/** `keys rotate DIR NAME`: a new key in place of one that was lost, stolen, or is old. */
export const rotateCommand = (args: readonly string[], io: Io): number => {
  const parsed = readArgs(args, {
    keys: { type: 'string' },
    'passphrase-file': { type: 'string' },
    json: { type: 'boolean' },
  });
  if (!parsed.ok) return misused(io, parsed.error.words, 'keys');
  const { positionals, values } = parsed.value;
  const [dir, given, ...more] = positionals;
  if (dir !== undefined && given === 'today' && more.length === 0) return rotateToday(dir, values, io);
  const name = keyNames.find((one) => one === given);
  if (dir === undefined || more.length > 0)
    return misused(io, 'Give one folder and the name of a key.', 'keys');
  if (name === undefined) return misused(io, `Say which key: ${[...keyNames, 'today'].join(', ')}.`, 'keys');
  const passphrase = findPassphrase(values['passphrase-file'], true);
  if (!passphrase.ok) return misused(io, passphrase.error.words, 'keys');
  announce(io, 'Opening the root keys');
  const rotated = rotateKey(dir, name, passphrase.value, { now: Date.now() });
  if (!rotated.ok) return misused(io, rotated.error.words, 'keys');
  const { version, roles, file } = rotated.value;
  if (values.json === true) {
    io.out(JSON.stringify({ file, roles, root: version }, undefined, 2));
    return exit.ok;
  }
  io.out(`${file} is the new key for ${roles.join(', ')}; ${dir}/${version}.root.json says so.`);
  io.out(
    `Publish now, with all three keys: kiosks follow at their next look. The old key is in ${dir}/${retiredFolder} if it was here, and is good for nothing any more: delete it.`,
  );
  if (name.startsWith('root-')) io.out('Take it to its stick and its person, and delete it here.');
  return exit.ok;
};

/** `keys list DIR`. */
export const listCommand = (args: readonly string[], io: Io): number => {
  const parsed = readArgs(args, { json: { type: 'boolean' } });
  if (!parsed.ok) return misused(io, parsed.error.words, 'keys');
  const { positionals, values } = parsed.value;
  const [dir, ...more] = positionals;
  if (dir === undefined || more.length > 0) return misused(io, 'Give one folder.', 'keys');
  const listed = listKeys(dir);
  if (!listed.ok) return misused(io, listed.error.words, 'keys');
  const { root, keys, unknown, today } = listed.value;
  if (values.json === true) {
    io.out(JSON.stringify(listed.value, undefined, 2));
    return exit.ok;
  }
  const line = (id: string, what: string, file: string | undefined): void =>
    io.out(`${id.slice(0, 8)}  ${what.padEnd(30)}  ${file ?? 'not in this folder'}`);
  for (const { id, roles, file } of keys) line(id, roles.join(', '), file);
  if (today !== undefined) line(today.id, "today's changes", today.file);
  for (const file of unknown) io.out(`${file} is a key that this town does not believe.`);
  if (root !== undefined)
    io.out(
      `Root ${root.version}, good until ${root.expires}. Fingerprint of 1.root.json: ${root.fingerprint}`,
    );
  return exit.ok;
};
