import { expect, it } from 'vitest';
import { openDataOf } from '../open-data.ts';
import { smallTown, textOf } from '../testing.ts';
import { osm } from './exporter.ts';

const tagsOf = (town: typeof smallTown): Record<string, unknown>[] => {
  const [file] = osm.files(openDataOf(town).catalogue, { base: 'urn:x:' });
  const { features } = JSON.parse(textOf(file)) as { features: { properties: Record<string, unknown> }[] };
  return features.map(({ properties }) => properties);
};

it('writes places with the tags of a map', () => {
  expect(tagsOf(smallTown)).toMatchObject([
    {
      name: 'Municipio',
      'addr:city': 'Montelieve',
      wheelchair: 'limited',
      opening_hours:
        'Mo,We 08:30-12:30; Tu 08:30-12:30,15:00-17:30; PH off; 2026 Dec 28-2026 Dec 31 off "Ferie"; 2026 Dec 24 08:30-11:00',
    },
    { ref: 'altrove', opening_hours: '"su appuntamento"' },
  ]);
});

it('keeps a tag within 255 characters', () => {
  const days = Array.from({ length: 20 }, (_, index) => ({
    date: `2026-11-${index + 10}`,
    reason: { it: 'Chiuso' },
  }));
  const places = smallTown.places.map((place) => ({ ...place, hours: { weekly: [], exceptions: days } }));
  expect(tagsOf({ ...smallTown, places })[0]).toMatchObject({ opening_hours: 'off' });
});
