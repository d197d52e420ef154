import { describe, expect, it } from 'vitest';
import type { Language } from '../../core/model/language.ts';
import { noChanges, parseToday, type TodayEntry } from '../../core/published/today.ts';
import { phaseOf } from '../../core/today/entries-now.ts';
import { slipBlocks } from '../session/slip-blocks.ts';
import { moment, sampleContext, sampleGeneration } from '../testing/view-context.ts';
import type { ViewContext } from '../views/context.ts';
import { placeViews } from '../views/place-view.ts';
import { serviceView } from '../views/service-view.ts';
import { noticesNow, peopleView } from '../views/where.ts';
import { withToday } from './generation.ts';

/** The sample town with changes, seen at a local moment. */
const seen = (local: string, entries: readonly TodayEntry[], lang: Language = 'it'): ViewContext => {
  const parsed = parseToday({ ...noChanges('borgo'), entries });
  if (!parsed.ok) throw new Error(parsed.error.words);
  return sampleContext(local, lang, {
    generation: withToday(sampleGeneration(), parsed.value, moment(local)),
  });
};
const service = (context: ViewContext, id: string) => {
  const found = context.generation.services.get(id);
  if (found === undefined) throw new Error(id);
  return found;
};
const card = (context: ViewContext, id = 'carta') => serviceView(context, service(context, id), {});
const slip = (context: ViewContext, id = 'carta'): string => {
  const place = placeViews(context, service(context, id))[0];
  return slipBlocks(context, { service: service(context, id), place }, 'whole')
    .flatMap(({ lines }) => lines.map(({ text }) => text))
    .join('\n');
};
const hours = (change: Partial<Extract<TodayEntry, { kind: 'hours' }>> = {}): TodayEntry => ({
  kind: 'hours',
  id: 'chiuso',
  place: 'atrio',
  date: '2026-11-24',
  hours: { closedFrom: '10:00' },
  reason: 'assembly',
  ...change,
});

describe("today's changes: closed from ten", () => {
  it('before ten: open until ten, numbers until half an hour before, and why, on card, slip and home', () => {
    const context = seen('2026-11-24T08:40', [hours()]);
    const [place] = card(context).places;
    expect(place?.open).toMatchObject({ state: 'open', text: { text: 'Aperto ora, fino alle 10:00' } });
    expect(place?.take).toMatchObject({ kind: 'number', text: { text: 'Numeri fino alle 09:30' } });
    expect(slip(context)).toContain('martedì 24 novembre: 08:30–10:00 (assemblea del personale)');
    const sentence =
      'Atrio del municipio: chiuso oggi, martedì 24 novembre, dalle 10:00 (assemblea del personale)';
    expect(noticesNow(context)[0]).toMatchObject({ title: { text: sentence, machine: false } });
    expect(card(context).notices.map(({ title }) => title.text)).toEqual([sentence]);
  });

  it('after ten: closed until tomorrow, no numbers, nobody there to ask', () => {
    const context = seen('2026-11-24T10:00', [hours()]);
    const [place] = card(context).places;
    expect(place?.open.state).toBe('closed');
    expect(place?.open.text.text).toContain('mercoledì 25 novembre');
    expect(place?.take.refused?.reason).toBe('closed');
    expect(peopleView(context).here[0]?.open.state).toBe('closed');
    expect(slip(context)).toContain('Chiuso ora. Apre domani');
  });

  it('is gone the day after', () => {
    const context = seen('2026-11-25T08:40', [hours()]);
    expect(context.generation.catalogue).toBe(context.generation.written);
    expect(card(context).places[0]?.open.text.text).toBe('Aperto ora, fino alle 12:30');
    expect(noticesNow(context).map(({ id }) => id)).toEqual(['neve']);
  });

  it('of several days: said with both ends, and gone after the last', () => {
    const span = hours({ date: '2026-11-23', to: '2026-11-25' });
    const sentence =
      'Atrio del municipio: chiuso da lunedì 23 novembre a mercoledì 25 novembre, dalle 10:00 (assemblea del personale)';
    for (const day of ['2026-11-24', '2026-11-25']) {
      const context = seen(`${day}T10:30`, [span]);
      expect(card(context).places[0]?.open.state).toBe('closed');
      expect(noticesNow(context)[0]?.title.text).toBe(sentence);
    }
    expect(card(seen('2026-11-26T10:00', [span])).places[0]?.open.state).toBe('open');
  });

  it('of an office that the catalogue does not have: nothing, not even its id', () => {
    const context = seen('2026-11-24T10:30', [hours({ unit: 'sconosciuta' })]);
    expect(context.generation.catalogue).toBe(context.generation.written);
  });

  it('is said in the language of the person, and the note stays Italian', () => {
    const context = seen('2026-11-24T08:40', [hours({ note: "Per urgenze suona all'ingresso" })], 'en');
    expect(noticesNow(context)[0]).toMatchObject({
      title: {
        text: 'Town hall lobby: closed today, Tuesday 24 November, from 10:00 (staff meeting)',
        lang: 'en',
      },
      body: { text: "Per urgenze suona all'ingresso", lang: 'it' },
    });
  });

  it('one office only: what others do there goes on', () => {
    const context = seen('2026-11-24T10:30', [hours({ unit: 'urp' })]);
    expect(card(context).places[0]?.open.state).toBe('open');
    expect(peopleView(context).here[0]?.open.state).toBe('closed');
    expect(noticesNow(context)[0]?.title.text).toContain('URP (Atrio del municipio): chiuso oggi');
  });

  it('one service only: its card says so, and no home screen', () => {
    const context = seen('2026-11-24T10:30', [hours({ service: 'nido', hours: 'closed' })]);
    expect(card(context, 'nido').places[0]?.open.state).toBe('closed');
    expect(card(context, 'nido').notices).toHaveLength(1);
    expect(card(context).places[0]?.open.state).toBe('open');
    expect(card(context).notices).toEqual([]);
    expect(noticesNow(context).map(({ id }) => id)).toEqual(['neve']);
  });

  it('the narrower change holds, whichever was said first', () => {
    const narrow = hours({ id: 'nido', service: 'nido', hours: [{ open: '15:00', close: '17:00' }] });
    const context = seen('2026-11-24T16:00', [narrow, hours({ hours: 'closed' })]);
    expect(card(context, 'nido').places[0]?.open.state).toBe('open');
    expect(card(context).places[0]?.open.state).toBe('closed');
  });

  it('where nobody knows the hours: known to be closed only once it is', () => {
    const closed = hours({ place: 'inps' });
    expect(card(seen('2026-11-24T09:59', [closed]), 'pensione').places[0]?.open.state).toBe('unknown');
    expect(card(seen('2026-11-24T10:00', [closed]), 'pensione').places[0]?.open.state).toBe('closed');
  });

  it('an office that nobody may know of is on its card only', () => {
    const context = seen('2026-11-24T08:40', [hours({ place: 'riservato', unit: 'ascolto' })]);
    expect(noticesNow(context).map(({ id }) => id)).toEqual(['neve']);
    expect(card(context, 'ascolto').notices).toHaveLength(1);
  });
});

describe("today's changes: moved, and notices", () => {
  const moved: TodayEntry = {
    kind: 'moved',
    id: 'altrove',
    place: 'atrio',
    unit: 'anagrafe',
    from: '2026-11-24',
    to: '2026-11-25',
    movedTo: 'inps',
    reason: 'works',
  };
  it('card, slip and home say where to go', () => {
    const context = seen('2026-11-24T10:00', [moved]);
    const [place] = card(context).places;
    expect(place?.where.name.text).toBe('INPS di Borgo');
    expect(place?.moved?.text).toBe('Si è spostato. Ora è qui: INPS di Borgo');
    expect(place?.take.refused?.reason).toBe('not-here');
    expect(slip(context)).toContain('Si è spostato. Ora è qui: INPS di Borgo');
    expect(noticesNow(context)[0]?.title.text).toBe(
      'Anagrafe (Atrio del municipio): fino a mercoledì 25 novembre si va qui: INPS di Borgo (lavori in corso)',
    );
  });
  it('is said the day before, and over the day after', () => {
    expect(card(seen('2026-11-23T10:00', [moved])).places[0]).toMatchObject({
      where: { name: { text: 'Atrio del municipio' } },
      moved: { text: 'Dal 24 novembre si va qui: INPS di Borgo' },
    });
    expect(card(seen('2026-11-26T10:00', [moved])).places[0]?.moved).toBeUndefined();
  });
  it('a strike is on every home screen from its first minute to its last', () => {
    const strike: TodayEntry = {
      kind: 'notice',
      id: 'sciopero',
      what: 'strike',
      severity: 'urgent',
      from: '2026-11-24T08:00',
      to: '2026-11-24T13:59',
    };
    const first = (local: string) => noticesNow(seen(local, [strike], 'ar'))[0]?.title;
    expect(first('2026-11-24T07:59')?.text).toBe('Neve');
    expect(first('2026-11-24T08:00')).toMatchObject({ lang: 'ar', text: expect.stringContaining('إضراب') });
    expect(first('2026-11-24T13:59')?.lang).toBe('ar');
    expect(first('2026-11-24T14:00')?.text).toBe('Neve');
  });
  it('of another town, or of places that are not there: nothing', () => {
    const generation = sampleGeneration();
    const at = moment('2026-11-24T10:00');
    const other = { ...noChanges('altrove'), entries: [hours()] };
    expect(withToday(generation, other, at)).toBe(generation);
    expect(noticesNow(seen('2026-11-24T10:00', [hours({ place: 'nessuno' })])).map(({ id }) => id)).toEqual([
      'neve',
    ]);
  });
});

it('phases change with the day, an end and a closing time, and with nothing else', () => {
  const changes = { ...noChanges('borgo'), entries: [hours()] };
  const at = (local: string): string => phaseOf(changes, moment(local), 'Europe/Rome');
  expect(at('2026-11-24T08:00')).toBe(at('2026-11-24T09:59'));
  expect(at('2026-11-24T10:00')).not.toBe(at('2026-11-24T09:59'));
  expect(at('2026-11-25T10:00')).not.toBe(at('2026-11-24T10:00'));
});
