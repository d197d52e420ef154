import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import type { Municipality } from '../../../core/model/catalogue.ts';
import type { Place, Unit } from '../../../core/model/place.ts';
import type { DraftService } from '../../../core/model/service.ts';
import { cli } from '../../testing/cli.ts';
import { folderOf } from '../../testing/folder.ts';
import type { Imported } from '../importer.ts';
import { costOf, dateOf, hoursBehindDate, timesOf } from './cells.ts';
import { separatorOf } from './csv.ts';
import { table } from './importer.ts';

/** What an import of these files makes; it must succeed. */
const importOf = async (files: Record<string, string | Uint8Array>, town?: string): Promise<Imported> => {
  using folder = folderOf(files);
  const read = await table.read(folder.dir, { earlierIds: {}, out: '', values: { town } }, () => undefined);
  if (!read.ok) throw new Error(read.error.words);
  return read.value;
};
const told = ({ report }: Imported): string[] =>
  report.entries
    .filter(({ kind }) => kind !== 'guessed')
    .map(({ kind, code, words }) => `${kind} ${code}: ${words}`);

const comune = 'Nome del Comune;Santo patrono\nComune di Prova;26 giugno\n';

describe('a table', () => {
  it('reads what small towns write: semicolons, the code page of Windows, decimal commas, lists in cells', async () => {
    const servizi =
      'I nostri servizi;;;\n;;;\nNOME DEL SERVIZIO ;In breve;A chi è rivolto;Come fare;Cosa serve;Costo;Tempi;Ufficio;Telefono;Categoria;Altre parole;Aggiornato il;Note interne\n' +
      'Carta d’identità;"La carta; per viaggiare";Chi abita qui;"1. Prenota\n2. Vieni";"- Foto\n- Vecchio documento (se serve)";"16,79 carta\nDiritti: 5,42 €";entro 6 gg;Anagrafe;461884111;Anagrafe e stato civile;CIE, documento;2/11/26;chiamare Maria\n';
    const made = await importOf({
      'servizi.csv': new Uint8Array(
        [...servizi].map((one) => (one === '’' ? 0x92 : one === '€' ? 0x80 : one.charCodeAt(0))),
      ),
      'comune.csv': `\ufeff${comune}`,
      'uffici.csv': 'Nome,Luogo,Lunedì,Martedì\nAnagrafe,Municipio,"8,30-12,30",chiuso\n',
    });
    expect(made.records['services/carta-d-identita.yaml']).toEqual({
      id: 'carta-d-identita',
      source: 'table',
      sourceId: 'carta-d-identita',
      title: { it: "Carta d'identità" },
      summary: { it: 'La carta; per viaggiare' },
      status: 'active',
      authority: 'comune',
      audience: { it: 'Chi abita qui' },
      howTo: [{ text: { it: 'Prenota' } }, { text: { it: 'Vieni' } }],
      inputs: [{ name: { it: 'Foto' } }, { name: { it: 'Vecchio documento' }, required: false }],
      costs: [
        { amount: 1679, label: { it: 'Carta' } },
        { amount: 542, label: { it: 'Diritti' } },
      ],
      channels: [{ type: 'counter' }],
      contacts: [{ phone: '0461884111' }],
      synonyms: { it: ['CIE', 'documento'] },
      modified: '2026-11-02',
      times: { maxDays: 6 },
      unmapped: { 'Note interne': 'chiamare Maria' },
      responsibleUnit: 'anagrafe',
      places: [{ place: 'municipio', unit: 'anagrafe' }],
      topics: ['anagrafe-e-stato-civile'],
      category: 'anagrafe-e-stato-civile',
      needs: ['documenti'],
    });
    expect((made.records['units/anagrafe.yaml'] as Unit).hours).toEqual({
      weekly: [{ days: ['mon'], open: '08:30', close: '12:30' }],
    });
    expect((made.records['municipality.yaml'] as Municipality).holidays).toContainEqual({
      yearly: '06-26',
      name: { it: 'Santo patrono' },
    });
    expect(told(made)).toEqual([
      'mended phone-zero: The 0 that spreadsheets take away was put back.',
      'unmapped column Note interne: Servizi row 4, column M: the column has no field here.',
    ]);
    expect(made.report.entries).toContainEqual(
      expect.objectContaining({ code: 'encoding', now: 'windows-1252' }),
    );
  });
  it('says by row and column what it cannot read, keeps it, and goes on', async () => {
    const made = await importOf({
      'servizi.csv':
        'Nome;Costo;Telefono;Email;Servizio online;Stato;Aggiornato il\nUno;10,5,0;fino alle 12;maria;prova;forse;ieri\n;10;;;;;\n"Due\nrighe";10;;;;;\nDue righe;;;;;;\n',
      'luoghi.csv': 'Nome del luogo;Sedia a rotelle;Lunedì\nMunicipio;boh;quando capita\n',
      'chiusure.csv': 'Dove;Dal;Al\nSede;24/12/2026;\nMunicipio;domani;\n',
      'comune.csv': comune,
    });
    expect(told(made)).toEqual([
      'mistake no-name: Servizi row 3 has no name, so it was left out.',
      'mistake date: Chiusure row 3, column B "Dal": "domani" is not a date. Write 24/12/2026.',
      'mistake wheelchair: Luoghi row 2, column B "Sedia a rotelle": "boh" is neither sì, no nor in parte.',
      'mistake hours: Luoghi row 2, column C "Lunedì": "quando capita" are no hours. Write 8.30-12.30, or 8.30-12.30 / 14-16, or chiuso.',
      'mistake date: Servizi row 2, column G "Aggiornato il": "ieri" is not a date. Write 2/11/2026.',
      'mistake status: Servizi row 2, column F "Stato": "forse" is no status. Write attivo, sospeso or non attivo. Taken as not active.',
      'mistake cost: Servizi row 2, column B "Costo": "10,5,0" is not an amount of money. Write 22,21 or gratis.',
      'mistake url: Servizi row 2, column E "Servizio online": "prova" is not an address. Write it whole, with https://.',
      'mistake phone: Servizi row 2, column C "Telefono": "fino alle 12" is not a telephone number. Write it as 0461 123456; several with commas between them.',
      'mistake email: Servizi row 2, column D "Email": "maria" is not an email address. Write one such as nome@comune.it.',
      'mistake twice: Servizi row 6: "Due righe" stands twice. Both were imported; take one out, or give each a code of its own.',
      'mistake closure: Chiusure row 2: "Sede" is neither an office nor a place of the tables.',
    ]);
    expect((made.records['services/uno.yaml'] as DraftService).unmapped).toMatchObject({
      phone: 'fino alle 12',
      email: 'maria',
      online: 'prova',
    });
    expect((made.records['places/municipio.yaml'] as Place).hours).toEqual({ raw: 'Lunedì: quando capita' });
    expect(Object.keys(made.records).filter((file) => file.startsWith('services/due'))).toHaveLength(2);
  });
  it('closes offices, and the whole town', async () => {
    const made = await importOf({
      'comune.csv': comune,
      'servizi.csv': 'Nome\nUno\n',
      'uffici.csv': 'Nome;Lunedì;Luogo\nURP;9-12;\nTributi;;Sede\n',
      'luoghi.csv': 'Nome;Lunedì\nSede;9-13\n',
      'chiusure.csv':
        'Dove;Dal;Al;Orario;Motivo\nurp;24/12/2026;;8.30-11;Vigilia\nTributi;7/12/2026;9.12.2026;;Ponte\n;2/11/2026;;;Trasloco\n',
    });
    expect((made.records['units/urp.yaml'] as Unit).hours?.exceptions).toEqual([
      { date: '2026-12-24', hours: [{ open: '08:30', close: '11:00' }], reason: { it: 'Vigilia' } },
    ]);
    expect((made.records['places/sede.yaml'] as Place).hours?.exceptions).toEqual([
      { date: '2026-12-07', to: '2026-12-09', reason: { it: 'Ponte' } },
    ]);
    const town = made.records['municipality.yaml'] as Municipality;
    expect(town.holidays).toContainEqual({ date: '2026-11-02', name: { it: 'Trasloco' } });
    expect(town.reception).toBe('urp');
  });
  it('takes texts in other languages from headings with the language', async () => {
    const made = await importOf(
      { 'x.csv': 'Nome,In breve,In breve (en),Nome (zh-hans)\nIMU,Tassa,Tax,税\n' },
      'Comune di Prova',
    );
    expect(made.records['services/imu.yaml']).toMatchObject({
      title: { it: 'IMU', 'zh-Hans': '税' },
      summary: { it: 'Tassa', en: 'Tax' },
    });
  });
  it.each([
    [{ 'a.txt.bak': '' }, 'holds no .xlsx and no .csv file'],
    [
      { 'comune.csv': comune, 'servizi.csv': 'x;y\n1;2\n' },
      '"servizi" has no row of headings with a column "Nome del servizio"',
    ],
    [{ 'servizi.csv': 'Nome\nUno\n' }, 'Nothing says which town this is'],
    [{ 'comune.csv': comune }, 'There is no service in it'],
    [{ 'a.xlsx': 'no zip' }, 'cannot be read as a workbook'],
  ])('says of %j what is missing', async (files, words) => {
    await expect(importOf(files)).rejects.toThrow(words);
  });
});

describe('the empty workbook', () => {
  it('is read back, filled in or not, without its lines of help', async () => {
    using folder = folderOf({});
    const file = join(folder.dir, 'servizi.xlsx');
    expect((await cli(['new', '--table', file])).status).toBe(0);
    expect((await cli(['new', '--table', file])).err).toContain('is there already');
    const said = await cli(['import', 'table', file, '--out', join(folder.dir, 'out')]);
    expect(said).toMatchObject({ status: 1 });
    expect(said.err).toContain('Nothing says which town this is');
  });
  it('gives cells as a spreadsheet keeps them: numbers, dates, hours that became dates', async () => {
    using folder = folderOf({});
    const file = join(folder.dir, 'servizi.xlsx');
    const date = (value: string): { value: Date; type: typeof Date; format: string } => ({
      value: new Date(value),
      type: Date,
      format: 'dd/mm/yyyy',
    });
    await writeExcelFile([
      { sheet: 'Comune', data: [['Nome del Comune'], ['Comune di Prova']] },
      {
        sheet: 'Servizi',
        data: [
          ['Nome del servizio', 'Costo', 'Tempi', 'Telefono', 'Aggiornato il', 'Ufficio'],
          ['Aiuto: x', null, null, null, null, null],
          ['IMU', 22.1, 30, 461884111, date('2026-11-02T00:00:00Z'), 'Tributi'],
        ],
      },
      {
        sheet: 'Uffici',
        data: [
          ['Nome', 'Lunedì'],
          ['Tributi', date('2026-12-08T00:00:00Z')],
        ],
      },
    ]).toFile(file);
    const out = join(folder.dir, 'out');
    const said = await cli(['import', 'table', file, '--out', out, '--json']);
    expect([said.status, said.err]).toEqual([0, '']);
    const read = await table.read(file, { earlierIds: {}, out, values: {} }, () => undefined);
    if (!read.ok) throw new Error(read.error.words);
    expect(read.value.records['services/imu.yaml']).toMatchObject({
      costs: [{ amount: 2210 }],
      times: { maxDays: 30 },
      contacts: [{ phone: '0461884111' }],
      modified: '2026-11-02',
    });
    expect((read.value.records['units/tributi.yaml'] as Unit).hours).toEqual({
      weekly: [{ days: ['mon'], open: '08:00', close: '12:00' }],
    });
  });
  it('is imported again with the changes of both sides', async () => {
    using folder = folderOf({ 'servizi.csv': 'Nome;In breve;Codice\nIMU;Prima;a\n' });
    const [file, out] = [join(folder.dir, 'servizi.csv'), join(folder.dir, 'out')];
    const again = (): ReturnType<typeof cli> =>
      cli(['import', 'table', file, '--out', out, '--town', 'Comune di Prova']);
    await again();
    writeFileSync(file, 'Nome;In breve;Codice\nIMU e TASI;Dopo;a\n');
    expect((await again()).out).toContain('     1  records updated');
  });
});

describe('a cell', () => {
  it.each([
    ['22,21', { amount: 2221 }],
    ['€ 1.250,00', { amount: 125000 }],
    ['gratuito', { amount: 0 }],
    ['16,00 euro per marca da bollo', { amount: 1600, label: { it: 'Marca da bollo' } }],
    ['Marca da bollo: 16 €', { amount: 1600, label: { it: 'Marca da bollo' } }],
    ['secondo reddito', undefined],
  ])('of costs: %s', (line, cost) => expect(costOf(line)).toEqual(cost));
  it.each([
    ['subito', { immediate: true }],
    ['massimo 30 giorni', { maxDays: 30 }],
    ['0', undefined],
    ['circa un mese', { note: { it: 'Circa un mese' } }],
  ])('of times: %s', (cell, times) => expect(timesOf(cell)).toEqual(times));
  it.each([
    ['24/12/2026', '2026-12-24'],
    ['24.12.26', '2026-12-24'],
    ['24 dicembre 2026', '2026-12-24'],
    ['2026-12-24', '2026-12-24'],
    ['31/2/2026', undefined],
    ['12/24/2026', undefined],
  ])('of dates: %s', (cell, date) => expect(dateOf(cell)).toBe(date));
  it('of hours that became a date is hours only where they can be', () => {
    expect(hoursBehindDate(new Date('2026-12-08T00:00:00Z'))).toBe('8-12');
    expect(hoursBehindDate(new Date('2026-02-08T00:00:00Z'))).toBeUndefined();
  });
  it('never throws, and gives whole cents', () =>
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('1', '9', ',', '.', ' ', '€', 'a', '/') })),
        (text) => {
          const amount = costOf(text)?.amount ?? 0;
          expect(Number.isSafeInteger(amount) && amount >= 0).toBe(true);
          expect(dateOf(text) ?? '2026-01-01').toMatch(/^\d{4}-\d{2}-\d{2}$/);
          expect([';', ',', '\t']).toContain(separatorOf(text));
        },
      ),
      { numRuns: 200 },
    ));
});
