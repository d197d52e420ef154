import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

export type KioskOptions = {
  dataDir: string;
  /** The compiled catalogue; without one the kiosk is "not yet in service". */
  catalogueFile: string | undefined;
  /** Show it again whenever it was written, also in the middle of a visit: for editors. */
  follow?: boolean | undefined;
  /** A signed catalogue, in its place: an address, or a folder. */
  catalogueAddress?: string | undefined;
  /** The root of its keys to trust; without one, the catalogue's own at the first start. */
  rootFile?: string | undefined;
  /** Overrides the settings' screen profile. */
  screen: string | undefined;
  /** A disk image was put back: numbers jump ahead of all that could have been issued since it was taken. */
  restored?: boolean | undefined;
  /** Full screen, as in a lobby. */
  kioskMode: boolean;
};

/** Where a user's data live when nothing else is said (XDG Base Directory Specification). */
export const defaultDataDir = (env: NodeJS.ProcessEnv = process.env): string =>
  join(env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'sportello');

/** The options that both shells take. Unknown ones are left to the caller (Chromium's own switches come along in Electron). */
export const parseOptions = (
  args: readonly string[],
): { ok: true; value: KioskOptions } | { ok: false; error: { code: 'usage'; words: string } } => {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: {
      'data-dir': { type: 'string' },
      'catalogue-file': { type: 'string' },
      'catalogue-address': { type: 'string' },
      root: { type: 'string' },
      screen: { type: 'string' },
      windowed: { type: 'boolean' },
      restored: { type: 'boolean' },
      follow: { type: 'boolean' },
    },
  });
  for (const name of ['data-dir', 'catalogue-file', 'catalogue-address', 'root', 'screen'])
    if (values[name] === true || values[name] === '')
      return { ok: false, error: { code: 'usage', words: `--${name} needs a value.` } };
  const text = (name: string): string | undefined =>
    typeof values[name] === 'string' ? values[name] : undefined;
  const file = text('catalogue-file');
  const root = text('root');
  return {
    ok: true,
    value: {
      dataDir: resolve(text('data-dir') ?? defaultDataDir()),
      catalogueFile: file === undefined ? undefined : resolve(file),
      catalogueAddress: text('catalogue-address'),
      rootFile: root === undefined ? undefined : resolve(root),
      screen: text('screen'),
      restored: values['restored'] === true,
      follow: values['follow'] === true,
      kioskMode: values['windowed'] !== true,
    },
  };
};
