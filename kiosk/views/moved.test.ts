import { expect, it } from 'vitest';
import type { ServiceAtPlace } from '../../core/model/place.ts';
import { readGeneration } from '../catalogue/generation.ts';
import { slipBlocks } from '../session/slip-blocks.ts';
import { sampleCatalogue } from '../testing/sample-catalogue.ts';
import { sampleContext } from '../testing/view-context.ts';
import { serviceView } from './service-view.ts';

/** Card and slip of a service whose place is written so, on a day. */
const seen = (local: string, change: Partial<ServiceAtPlace>) => {
  const sample = sampleCatalogue();
  const services = sample.services.map((one) =>
    one.id === 'nido' ? { ...one, places: [{ place: 'atrio', ...change }] } : one,
  );
  const read = readGeneration({ ...sample, services }, { unsigned: true, confirmedAt: undefined });
  if (!read.ok) throw new Error(read.error.words);
  const context = sampleContext(local, 'it', { generation: read.value });
  const service = read.value.services.get('nido');
  if (service === undefined) throw new Error('nido');
  const { places } = serviceView(context, service, {});
  const slip = slipBlocks(context, { service, place: places[0] }, 'whole')
    .flatMap(({ lines }) => lines.map(({ text }) => text))
    .join('\n');
  return { places, slip };
};
const moves = { movedTo: { place: 'inps', from: '2026-12-01' } };

it('K26 before the day: still here, and where it will be is said on card and slip', () => {
  const { places, slip } = seen('2026-11-24T10:00', moves);
  expect(places[0]).toMatchObject({
    where: { name: { text: 'Atrio del municipio' } },
    moved: { text: 'Dal 1 dicembre si va qui: INPS di Borgo' },
  });
  expect(slip).toContain('Dal 1 dicembre si va qui: INPS di Borgo');
  expect(slip).toContain('lunedì–venerdì 08:30–12:30');
});

it('K26 from the day on: the new place and its hours, never those of the old one', () => {
  const { places, slip } = seen('2026-12-01T10:00', moves);
  expect(places[0]).toMatchObject({
    where: { name: { text: 'INPS di Borgo' } },
    moved: { text: 'Si è spostato. Ora è qui: INPS di Borgo' },
  });
  expect(slip).toContain('chiedere');
  expect(slip).not.toContain('08:30');
});

it('K26 not yet, or no longer, at a place: the card does not send anybody there', () => {
  expect(seen('2026-11-24T10:00', { validFrom: '2026-12-01' }).places).toEqual([]);
  expect(seen('2026-11-24T10:00', { validTo: '2026-11-23' }).places).toEqual([]);
  expect(seen('2026-11-24T10:00', { validTo: '2026-11-24' }).places).toHaveLength(1);
});
