import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Parser, Store } from 'n3';
import Validator from 'rdf-validate-shacl';
import { describe, expect, it } from 'vitest';
import { readRdf } from '../../import/cpsv-ap/read-rdf.ts';
import { folderOf } from '../../testing/folder.ts';
import { openDataOf } from '../open-data.ts';
import { smallTown, textOf } from '../testing.ts';
import { cpsvAp } from './exporter.ts';

const shapesFile = resolve(import.meta.dirname, '../../../../shared/data/cpsv-ap/cpsv-ap-SHACL.ttl');

/** The town as RDF. */
const exported = async (): Promise<Store> => {
  using folder = folderOf({});
  const file = join(folder.dir, 'town.jsonld');
  const [town] = cpsvAp.files(openDataOf(smallTown).catalogue, { base: 'urn:sportello:x:' });
  writeFileSync(file, textOf(town));
  const data = new Store();
  expect(await readRdf(file, (quad) => data.add(quad))).toMatchObject({ ok: true });
  return data;
};

describe('CPSV-AP export', () => {
  it('leaves out what is discreet, and says the rest in every language', async () => {
    const data = await exported();
    const texts = data.getObjects(
      'urn:sportello:x:service:carta-identita',
      'http://purl.org/dc/terms/title',
      null,
    );
    expect(texts.map((term) => `${term.value}@${'language' in term ? term.language : ''}`).sort()).toEqual([
      "Carta d'identità@it",
      'Identity card@en',
    ]);
    expect(
      data
        .getQuads(null, null, null, null)
        .filter((quad) => /ascolto|segreto|antiviolenza/i.test(quad.object.value + quad.subject.value)),
    ).toEqual([]);
  });

  it.skipIf(!existsSync(shapesFile))(
    'is valid against the shapes of 3.2, which find what is taken out (skipped where ../shared/data/cpsv-ap is missing)',
    async () => {
      const validator = new Validator(new Store(new Parser().parse(readFileSync(shapesFile, 'utf8'))));
      const data = await exported();
      const findings = async (): Promise<unknown[]> =>
        (await validator.validate(data)).results.map(({ path, focusNode }) => [
          focusNode?.value,
          path?.value,
        ]);
      expect(await findings()).toEqual([]);
      const service = 'urn:sportello:x:service:carta-identita';
      const authority = 'http://data.europa.eu/m8g/hasCompetentAuthority';
      data.removeQuads(data.getQuads(service, authority, null, null));
      expect(await findings()).toEqual([[service, authority]]);
    },
  );
});
