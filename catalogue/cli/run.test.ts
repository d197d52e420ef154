import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf, town } from '../testing/folder.ts';
import type { CheckReport } from '../check/check-catalogue.ts';
import { cli } from '../testing/cli.ts';
import { commandNames } from './run.ts';

const demo = resolve(import.meta.dirname, '../../assets/demo-catalogue');

describe('sportello-catalogue', () => {
  it('prints its manual', async () => {
    const page = await cli(['--help']);
    expect(page).toMatchObject({ status: 0, err: '' });
    for (const name of commandNames) expect(page.out).toContain(`\n  ${name} `);
  });
  it.each([
    [[], 'SYNOPSIS'],
    [['cheque'], 'There is no command "cheque". Commands are: check, '],
    [['help', 'cheque'], 'There is no command "cheque"'],
    [['check'], 'Give one folder. See: sportello-catalogue help check'],
    [['check', '/nowhere'], 'There is no folder /nowhere.'],
    [['check', 'a', 'b'], 'Give one folder.'],
    [['check', '.', '--jason'], "Unknown option '--jason'. See: sportello-catalogue help check"],
    [['export'], 'Say what to write: cpsv-ap, schema-org, hsds, hsds-csv, osm, csv, xlsx.'],
    [['export', 'csv', '/nowhere'], 'There is no folder /nowhere.'],
    [['export', 'csv', '.'], 'Give the folder to write to with --out.'],
    [['export', 'osm', '.', '--out', 'x', '--base', 'town'], '--base town cannot begin an identifier'],
    [['schema', 'x'], '"x" is not expected here.'],
    [['import'], 'Say what to import: opencity, plone, comune, table, cpsv-ap, hsds.'],
    [
      ['import', 'drupal', 'x'],
      'Say what to import: opencity, plone, comune, table, cpsv-ap, hsds (not "drupal").',
    ],
    [['import', 'opencity'], 'Give the address of the site, or a folder of saved JSON.'],
    [['import', 'opencity', 'x'], 'Give the folder to write to with --out.'],
    [['import', 'opencity', '/nowhere', '--out', '/nowhere-else'], 'There is no folder /nowhere.'],
  ])('%j is misused: status 2', async (args, words) => {
    const said = await cli(args);
    expect(said).toMatchObject({ status: 2, out: '' });
    expect(said.err).toContain(words);
  });
});

describe('export', () => {
  it('writes files whole, and says what stays at home', async () => {
    using folder = folderOf({
      'municipality.yaml': town,
      'services/a.yaml': 'id: a\ntitle:\n  it: Uno\n',
      'services/b.yaml': 'id: b\ndiscreet: true\n',
    });
    const out = join(folder.dir, 'out');
    const said = await cli(['export', 'csv', folder.dir, '--out', out]);
    expect(said.status).toBe(0);
    expect(said.out).toContain('Left out as discreet: 1 services, 0 offices.');
    expect(readdirSync(out)).toEqual([
      'chiusure.csv',
      'comune.csv',
      'luoghi.csv',
      'servizi.csv',
      'uffici.csv',
    ]);
    const taken = await cli(['export', 'csv', folder.dir, '--out', join(out, 'uffici.csv')]);
    expect(taken).toMatchObject({ status: 1, err: expect.stringContaining('cannot be written') as string });
  });
});

describe('check', () => {
  it('has status 0 without errors, and 1 with --strict where there are warnings', async () => {
    using folder = folderOf({ 'municipality.yaml': town });
    expect((await cli(['check', folder.dir])).status).toBe(0);
    writeFileSync(join(folder.dir, 'stray.yaml'), 'x: 1\n');
    const said = await cli(['check', folder.dir]);
    expect(said.status).toBe(0);
    expect(said.out).toContain('warning: stray.yaml This file is not read.');
    expect(said.out).toMatch(/0 errors, 11 warnings$/);
    expect((await cli(['check', folder.dir, '--strict'])).status).toBe(1);
  });
  it('prints findings as JSON, and has status 1 with errors', async () => {
    using folder = folderOf({
      'municipality.yaml': `${town}languages: [it]\n`,
      'services/x.yaml': 'id: X\n',
    });
    const said = await cli(['check', folder.dir, '--json']);
    expect(said.status).toBe(1);
    expect(JSON.parse(said.out) as CheckReport).toMatchObject({
      errors: 1,
      warnings: 0,
      findings: [{ severity: 'error', file: 'services/x.yaml', line: 1, path: 'id' }],
    });
  });
  it('says what it does when it takes longer than a second, on stderr', async () => {
    using folder = folderOf({ 'municipality.yaml': town, 'services/x.yaml': 'id: x\n' });
    expect((await cli(['check', folder.dir], 600)).err).toBe('Checking municipality.yaml (1) ...');
    expect((await cli(['check', folder.dir], 1)).err).toBe('');
  });
  it.skipIf(!existsSync(demo))('reads the demonstration catalogue', async () => {
    const report = JSON.parse((await cli(['check', demo, '--json'])).out) as CheckReport;
    expect(report.records['services']).toBeGreaterThan(0);
  });
});

describe('schema', () => {
  it('writes a schema for each kind of file', async () => {
    using folder = folderOf({});
    const said = await cli(['schema', '--out', join(folder.dir, 'new')]);
    expect(said.status).toBe(0);
    expect(readdirSync(join(folder.dir, 'new'))).toEqual(
      [
        'areas',
        'guide',
        'municipality',
        'needs',
        'notices',
        'organisations',
        'phrases',
        'places',
        'services',
        'topics',
        'units',
      ].map((kind) => `${kind}.schema.json`),
    );
    expect(said.out).toContain('services.schema.json for services/*.yaml');
    expect(
      (JSON.parse(await cli(['schema']).then(({ out }) => out)) as Record<string, { title: string }>)[
        'needs.schema.json'
      ]?.title,
    ).toBe('needs');
  });
  it('says when it cannot write', async () => {
    using folder = folderOf({ file: '' });
    expect(await cli(['schema', '--out', join(folder.dir, 'file')])).toMatchObject({ status: 2, out: '' });
  });
});

describe('import', () => {
  const data = JSON.stringify([
    {
      metadata: { remoteId: 't', classIdentifier: 'public_organization' },
      data: { 'ita-IT': { legal_name: 'Comune di Prova' } },
    },
    {
      metadata: { remoteId: 's', classIdentifier: 'public_service' },
      data: { 'ita-IT': { name: 'Nido', has_service_status: ['Attivo'] } },
    },
  ]);
  it('writes a catalogue with its report, and does not write over what it did not write', async () => {
    using folder = folderOf({ 'in/all.json': data, 'mine/municipality.yaml': town });
    const out = join(folder.dir, 'out');
    const said = await cli(['import', 'opencity', join(folder.dir, 'in'), '--out', out]);
    expect(said.status).toBe(0);
    expect(said.out).toContain('Comune di Prova is in');
    expect(readdirSync(out)).toEqual([
      'import-base.jsonl',
      'import-report.json',
      'import-report.md',
      'municipality.yaml',
      'needs.yaml',
      'organisations.yaml',
      'services',
      'topics.yaml',
    ]);
    expect(
      await cli(['import', 'opencity', join(folder.dir, 'in'), '--out', join(folder.dir, 'mine')]),
    ).toMatchObject({ status: 2 });
    rmSync(join(out, 'import-base.jsonl'));
    expect((await cli(['import', 'opencity', join(folder.dir, 'in'), '--out', out])).err).toContain(
      'Add --replace',
    );
  });
  it('with --replace takes away what it wrote before, and nothing else', async () => {
    using folder = folderOf({ 'in/all.json': data });
    const out = join(folder.dir, 'out');
    await cli(['import', 'opencity', join(folder.dir, 'in'), '--out', out]);
    writeFileSync(join(out, 'services/mine.yaml'), 'id: mine\n');
    writeFileSync(
      join(folder.dir, 'in/all.json'),
      data.replace('"remoteId":"s"', '"remoteId":"s2"').replace('Nido', 'Asilo'),
    );
    const said = await cli([
      'import',
      'opencity',
      join(folder.dir, 'in'),
      '--out',
      out,
      '--replace',
      '--json',
    ]);
    expect(JSON.parse(said.out)).toMatchObject({
      town: 'Comune di Prova',
      unreadable: 0,
      counts: { services: 1 },
    });
    expect(readdirSync(join(out, 'services'))).toEqual(['asilo.yaml', 'mine.yaml']);
  });
  it.each([
    ['{', 'is not JSON'],
    ['[]', 'holds no OpenCity records'],
    [
      '[{"metadata":{"remoteId":"s","classIdentifier":"topic"},"data":{}}]',
      'No record of class public_organization',
    ],
  ])('says of %s what is wrong', async (text, words) => {
    using folder = folderOf({ 'in/all.json': text });
    const said = await cli(['import', 'opencity', join(folder.dir, 'in'), '--out', join(folder.dir, 'out')]);
    expect(said.status).toBe(1);
    expect(said.err).toContain(words);
    expect(existsSync(join(folder.dir, 'out'))).toBe(false);
  });
});
