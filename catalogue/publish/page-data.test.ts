import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../core/model/catalogue.ts';
import type { DraftService } from '../../core/model/service.ts';
import type { Language } from '../../core/model/language.ts';
import {
  pageFileName,
  PageGuide,
  pageShardDigits,
  pageShardOf,
  PageServices,
  PagesIndex,
  pagesTarget,
  PageTown,
} from '../../core/published/pages.ts';
import { readSource } from '../source/read-source.ts';
import { sha256 } from './metadata.ts';
import { pageData, type PageData } from './page-data.ts';
import { publishedForm } from './published-form.ts';

const read = await readSource(resolve(import.meta.dirname, '../../assets/demo-catalogue'));
if (!read.ok) throw new Error('The demonstration catalogue cannot be read.');
const { catalogue } = read.value;

const indexOf = ({ indexes }: PageData, language: Language): PagesIndex =>
  PagesIndex.parse(JSON.parse(String(indexes.get(pagesTarget(language)))));
const textOf = ({ files }: PageData, { hash }: { hash: string }): string => {
  const text = files.get(pageFileName(hash)) ?? '';
  expect(sha256(Buffer.from(text))).toBe(hash);
  return text;
};
const serviceOf = (data: PageData, language: Language, id: string) => {
  const { services, digits } = indexOf(data, language);
  const file = services[pageShardOf(id, digits)];
  return file === undefined
    ? undefined
    : PageServices.parse(JSON.parse(textOf(data, file))).services.find((service) => service.id === id);
};

describe('the pages’ data', () => {
  const data = pageData(catalogue);
  it('are what the pages read, in every language of the town', () => {
    for (const language of catalogue.municipality.languages ?? []) {
      const index = indexOf(data, language);
      expect(PageTown.parse(JSON.parse(textOf(data, index.town))).places.length).toBeGreaterThan(3);
      expect(PageGuide.parse(JSON.parse(textOf(data, index.guide))).questions.length).toBeGreaterThan(10);
      for (const file of Object.values(index.services)) PageServices.parse(JSON.parse(textOf(data, file)));
    }
  });
  it('hold one language and Italian, with the words of phrases in their place', () => {
    const arabic = serviceOf(data, 'ar', 'tessera-elettorale');
    expect(Object.keys(arabic?.title ?? {}).toSorted()).toEqual(['ar', 'it']);
    expect(JSON.stringify(arabic)).not.toContain('"phrase"');
    expect(arabic?.inputs?.[0]?.name).toMatchObject({ it: expect.any(String), ar: expect.any(String) });
    expect(Object.keys(serviceOf(data, 'it', 'tessera-elettorale')?.title ?? {})).toEqual(['it']);
  });
  it('know nothing of what is discreet, or not active', () => {
    const discreet = catalogue.services.filter((service) => service.discreet === true);
    expect(discreet.length).toBeGreaterThan(0);
    const all = [...data.files.values()].join('\n');
    for (const { id } of discreet) {
      expect(serviceOf(data, 'it', id)).toBeUndefined();
      expect(all).not.toContain(`"id":"${id}"`);
    }
    const id = 'tessera-elettorale';
    const changed = (change: Partial<DraftService>): Catalogue => ({
      ...catalogue,
      services: catalogue.services.map((service) =>
        service.id === id ? { ...service, ...change } : service,
      ),
    });
    expect(serviceOf(pageData(changed({})), 'it', id)).toBeDefined();
    expect(serviceOf(pageData(changed({ discreet: true })), 'it', id)).toBeUndefined();
    expect(serviceOf(pageData(changed({ status: 'suspended' })), 'it', id)).toBeUndefined();
    const unit = catalogue.units.find((one) => one.discreet === true)?.id;
    expect(unit).toBeDefined();
    const places = [{ place: 'municipio', unit }] as DraftService['places'];
    expect(serviceOf(pageData(changed({ places })), 'it', id)).toBeUndefined();
  });
  it('of a phone are small: the town and one service', () => {
    const { named } = publishedForm(catalogue);
    for (const language of ['it', 'ar', 'pa'] as const) {
      const index = indexOf(data, language);
      const service = index.services[pageShardOf('tessera-elettorale', index.digits)];
      const sizes = [index.town, service].map(
        (file) => named.get(pageFileName(file?.hash ?? ''))?.().length ?? 0,
      );
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(30_000);
    }
  });
  it('hide a service among others: no file that a phone asks for names a single one', () => {
    const { services } = indexOf(data, 'it');
    for (const file of Object.values(services))
      expect(PageServices.parse(JSON.parse(textOf(data, file))).services.length).toBeGreaterThan(1);
    expect([1, 100, 101, 2_000, 2_001, 10_000].map(pageShardDigits)).toEqual([0, 0, 1, 1, 2, 2]);
    expect(pageShardOf('tessera-elettorale', 0)).toBe('all');
  });
  it('are gzip, the same on every system', () => {
    const { named } = publishedForm(catalogue);
    const [file, bytes] = [...named].find(([name]) => name.endsWith('.json.gz')) ?? [
      '',
      () => Buffer.alloc(0),
    ];
    expect([...bytes().subarray(4, 10)]).toEqual([0, 0, 0, 0, 2, 255]);
    expect(pageFileName(sha256(gunzipSync(bytes())))).toBe(file);
  });
});
