import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli } from '../testing/cli.ts';
import { folderOf, town } from '../testing/folder.ts';
import { passphrase, workshopOf } from '../testing/workshop.ts';
import { commandNames } from './run.ts';

/** A bound: the passphrase of new keys is slow to try on purpose, and six are made. */
const keysLimitMs = 60_000;

/** The parts of a manual page, in the order of man(1). */
const parts = ['NAME', 'SYNOPSIS', 'DESCRIPTION', 'OPTIONS', 'EXIT STATUS', 'EXAMPLES'];
const partOf = (page: string, part: string): string =>
  new RegExp(`(?:^|\\n)${part}\\n([^]*?)(?=\\n\\n[A-Z][A-Z ]+\\n|$)`).exec(page)?.[1] ?? '';

it('each file of commands is in the list', () => {
  const files = readdirSync(join(import.meta.dirname, 'commands'))
    .filter((file) => file.endsWith('.ts') && file !== 'publish-today.ts')
    .map((file) => file.replace('.ts', ''));
  expect([...commandNames].sort()).toEqual(files.sort());
});

describe.each(commandNames)('%s', (name) => {
  it('has a manual page: what it does, every option, and what each exit status means', async () => {
    const page = await cli([name, '--help']);
    expect(page).toMatchObject({ status: 0, err: '' });
    expect(await cli(['help', name])).toEqual(page);
    expect(await cli([name, 'whatever', '-h'])).toEqual(page);
    const places = parts.map((part) => page.out.search(new RegExp(`^${part}$`, 'm')));
    expect(places.every((place, at) => place > (places[at - 1] ?? -1))).toBe(true);
    expect(Math.max(...page.out.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(120);
    // What the synopsis names is explained.
    const named = new Set(partOf(page.out, 'SYNOPSIS').match(/--[a-z-]+/g));
    const explained = `${partOf(page.out, 'OPTIONS')}${partOf(page.out, 'DESTINATION')}`;
    for (const option of named) expect([option, explained.includes(option)]).toEqual([option, true]);
    expect(explained).toContain('-h, --help');
    expect(partOf(page.out, 'EXIT STATUS')).toMatch(/^ {2}0 {2}\S[^]*\n {2}2 {2}\S/);
  });

  it('prints JSON where it is asked for', async () =>
    expect(partOf((await cli([name, '--help'])).out, 'SYNOPSIS')).toContain('--json'));

  it('is misused: status 2, nothing on the output, and the way to the manual', async () => {
    for (const args of [['--no-such-option'], ['one', 'two', 'three', 'four']]) {
      const said = await cli([name, ...args]);
      expect(said).toMatchObject({ status: 2, out: '' });
      expect(said.err).toMatch(new RegExp(`See: sportello-catalogue help ${name}$`));
    }
  });
});

it(
  'every command that ends by itself prints one JSON value and nothing else',
  async () => {
    using shop = workshopOf(true);
    const record = (remoteId: string, classIdentifier: string, name: string): unknown => ({
      metadata: { remoteId, classIdentifier },
      data: { 'ita-IT': { name, legal_name: name } },
    });
    using folder = folderOf({
      'request.json': JSON.stringify({
        formatVersion: 1,
        kind: 'desk',
        device: '00000000-0000-4000-8000-000000000001',
        publicKey: generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }).x,
      }),
      'other/municipality.yaml': town,
      'data/all.json': JSON.stringify([
        record('t', 'public_organization', 'Comune di Prova'),
        record('s', 'public_service', 'Nido'),
      ]),
    });
    const { dir } = folder;
    const at = (...names: string[]): string => join(dir, ...names);
    const signing = ['--keys', shop.keys, '--to', at('public'), '--passphrase-file', at('pass')];
    writeFileSync(at('pass'), `${passphrase}\n`);
    const lines: readonly (readonly [number, ...string[]])[] = [
      [0, 'new', at('town')],
      [0, 'new', '--table', at('servizi.xlsx')],
      [0, 'import', 'opencity', at('data'), '--out', at('imported')],
      [0, 'check', at('town')],
      [0, 'check', at('town'), '--stale'],
      [0, 'schema', '--out', at('schemas')],
      [0, 'schema'],
      [0, 'export', 'csv', at('town'), '--out', at('csv')],
      [1, 'diff', at('town'), at('other')],
      [0, 'diff', at('town'), at('town')],
      [0, 'keys', 'list', shop.keys],
      [0, 'keys', 'today', at('today'), '--keys', shop.keys, '--passphrase-file', at('pass')],
      [0, 'publish', at('town'), '--dry-run', ...signing],
      [0, 'publish', at('town'), ...signing],
      [0, 'sign', ...signing],
      [0, 'publish', 'today', at('town'), ...signing.with(1, at('today'))],
      [0, 'publish', 'today', at('town'), '--to', at('public'), '--list'],
      [
        0,
        'keys',
        'certify',
        shop.keys,
        at('request.json'),
        '--catalogue',
        at('town'),
        '--passphrase-file',
        at('pass'),
      ],
      [0, 'keys', 'renew', shop.keys, '--passphrase-file', at('pass')],
      [0, 'keys', 'init', at('keys'), '--single-key', '--passphrase-file', at('pass')],
      [1, 'doctor', 'http://127.0.0.1:9/'],
    ];
    for (const [status, ...args] of lines) {
      const said = await cli([...args, '--json']);
      expect([args, said.status, said.status === status ? '' : said.err]).toEqual([args, status, '']);
      expect(() => JSON.parse(said.out) as unknown, args.join(' ')).not.toThrow();
    }
  },
  keysLimitMs,
);
