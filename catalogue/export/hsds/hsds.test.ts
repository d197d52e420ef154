import { expect, it } from 'vitest';
import { openDataOf } from '../open-data.ts';
import { smallTown, textOf } from '../testing.ts';
import { hsds as importer } from '../../import/hsds/importer.ts';
import { folderOf } from '../../testing/folder.ts';
import { hsds, hsdsCsv } from './exporter.ts';

it('writes services as HSDS 3.0 has them, with UUIDs that stay', () => {
  const [file] = hsds.files(openDataOf(smallTown).catalogue, { base: 'urn:x:' });
  const text = textOf(file);
  const page = JSON.parse(text) as { contents: Record<string, unknown>[] };
  expect(page).toMatchObject({ version: '3.0', total_items: 3, last_page: true });
  expect(page.contents[0]).toMatchObject({
    id: expect.stringMatching(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    ) as string,
    name: "Carta d'identità",
    status: 'active',
    application_process: '1. Prendi appuntamento\n2. Vieni allo sportello',
    fees_description: '22,21 EUR (Rilascio; Anche in contanti)',
    organization: { name: 'Istituto Poligrafico' },
    program: { name: 'Anagrafe' },
    cost_options: [{ amount: 22.21, currency: 'eur', option: 'Rilascio' }],
    required_documents: [{ document: 'Una foto' }, { document: "Denuncia (facoltativo; Se l'hai persa)" }],
    service_at_locations: [
      {
        description: 'Sportello 3',
        location: {
          name: 'Municipio',
          latitude: 44.5,
          schedules: [
            { freq: 'WEEKLY', byday: 'MO,TU,WE', opens_at: '08:30', closes_at: '12:30' },
            { byday: 'TU', opens_at: '15:00' },
            { dtstart: '2026-12-24', until: '2026-12-24', opens_at: '08:30' },
            { dtstart: '2026-12-28', until: '2026-12-31', notes: 'closed', description: 'Ferie' },
          ],
        },
      },
    ],
  });
  expect(textOf(hsds.files(openDataOf(smallTown).catalogue, { base: 'urn:x:' })[0])).toBe(text);
});

it('writes the same as the tables of HSDS: a whole town reads back alike from both', async () => {
  const town = openDataOf(smallTown).catalogue;
  const read = async (exporter: typeof hsds): Promise<Readonly<Record<string, unknown>>> => {
    const files = exporter.files(town, { base: 'urn:x:' });
    using folder = folderOf(
      Object.fromEntries(files.map((file) => [file.name === '' ? 'town.json' : file.name, textOf(file)])),
    );
    const made = await importer.read(folder.dir, { earlierIds: {}, out: '', values: {} }, () => undefined);
    if (!made.ok) throw new Error(made.error.words);
    return made.value.records;
  };
  expect(hsdsCsv.files(town, { base: 'urn:x:' }).map(({ name }) => name)).toContain(
    'service_at_locations.csv',
  );
  expect(await read(hsdsCsv)).toEqual(await read(hsds));
});
