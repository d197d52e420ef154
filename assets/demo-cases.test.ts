import { describe, expect, it } from 'vitest';
import type { ServiceAtPlace } from '../core/model/place.ts';
import { windowState } from '../core/schedule/windows.ts';
import {
  card,
  catalogue,
  guide,
  hoursOf,
  municipality,
  places,
  said,
  services,
  today,
  units,
} from './testing/demo-town.ts';

const steps = (id: string): string[] =>
  (card(id).howTo ?? []).flatMap(({ service, place }) => service ?? place ?? []);
const at = (id: string, place: string): ServiceAtPlace | undefined =>
  card(id).places?.find((one) => one.place === place);

/** What each case of an ordinary day needs to be in the demonstration town. */
describe('the demonstration town has what the cases need', () => {
  it('K1: a lost identity card', () => {
    expect(steps('carta-identita-smarrita')[0]).toBe('denuncia-smarrimento');
    expect(at('carta-identita-smarrita', 'centro-servizi')).toMatchObject({
      appointment: 'optional',
      booking: { helperUnit: 'urp' },
    });
    expect(card('carta-identita-smarrita').costs?.[0]?.amount).toBe(2221);
    const over70 = card('carta-identita-smarrita').specialCases?.find(({ when }) =>
      said(when).it?.includes('70'),
    );
    expect(over70).toMatchObject({ source: expect.stringContaining('art. 6'), date: '2026-07-30' });
    // Paper cards are void since 3 August 2026.
    expect(card('carta-identita').specialCases?.map(({ date }) => date)).toContain('2026-08-03');
  });

  it('K2: a mother who can no longer look after herself, within four taps', () => {
    const path = [
      'segretariato-sociale',
      'punto-unico-accesso',
      'invalidita-accompagnamento-104',
      'isee',
      'assistenza-domiciliare',
      'contributo-caregiver',
    ];
    expect(steps('non-autosufficienza')).toEqual(path);
    expect(card('non-autosufficienza').synonyms?.it).toContain('mia madre non è più autosufficiente');
    expect(catalogue.needs.find(({ id }) => id === 'non-autosufficienza')?.start).toBe('chi-aiutare');
    expect(guide.outcomes.find(({ id }) => id === 'ecco-non-autosufficienza')?.services[0]).toBe(
      'non-autosufficienza',
    );
  });

  it('K3: a wrong waste bill', () => {
    expect(card('tari-bolletta-errata')).toMatchObject({
      providedBy: 'lieve-ambiente',
      responsibleUnit: 'lieve-ambiente-sportello',
    });
    expect(card('tari-bolletta-errata').times?.deadlines?.length).toBeGreaterThanOrEqual(2);
    expect(said(card('tari-bolletta-errata').howTo?.[1]?.text).it).toContain('Richiesta di rettifica');
  });

  it('K4: disability parking, the ASL first and then the town', () => {
    expect(steps('contrassegno-disabili')[0]).toBe('certificato-medico-disabilita');
    expect(steps('certificato-medico-disabilita').at(-1)).toBe('contrassegno-disabili');
    expect(at('contrassegno-disabili', 'centro-servizi')?.desk?.it).toBe('Sportello 9');
  });

  it('K5, K10: somebody to ask, and an office for each district', () => {
    expect(units.get(municipality.reception ?? '')).toMatchObject({
      reception: true,
      places: ['centro-servizi'],
    });
    expect(card('quale-distretto').status).toBe('active');
    expect(catalogue.areas.map(({ unit, place = '' }) => units.has(unit) && places.has(place))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('K11, K12: last numbers, a quota, holidays and exceptions', () => {
    const queue = {
      maxPerDay: 25,
      whenFull: { phrase: 'come-back-next-opening' },
      lastNumber: { minutesBeforeClosing: 30 },
    };
    expect(at('imu', 'centro-servizi')).toMatchObject(queue);
    const closings = places
      .get('centro-servizi')
      ?.hours?.exceptions?.map(({ date, hours }) => [date, hours?.[0]?.close]);
    expect(closings).toEqual([
      ['2026-12-07', undefined],
      ['2026-12-24', '11:00'],
      ['2026-12-31', '11:00'],
    ]);
    expect(municipality.holidays?.length).toBe(14);
  });

  it('K14: a birth, with what to bring in Arabic', () => {
    const { times, inputs = [], applicants } = card('dichiarazione-nascita');
    expect(times?.deadlines?.map(({ days }) => days)).toEqual([10, 3]);
    const acted = [
      applicants,
      ...inputs.flatMap(({ name, condition }) => [name, ...(condition ? [condition] : [])]),
    ];
    expect(acted.map((wording) => said(wording).ar)).not.toContain(undefined);
  });

  it('K16: by appointment only; K17: a window that is closed', () => {
    const booking = {
      appointment: 'required',
      booking: { helper: { phrase: 'we-book-for-you' }, helperUnit: 'urp' },
    };
    expect(at('pubblicazioni-matrimonio', 'municipio')).toMatchObject(booking);
    const window = windowState(card('iscrizione-nido').times?.windows, today);
    expect(window).toMatchObject({
      state: 'opens',
      on: '2027-03-01',
      last: { lateUnit: 'scuola', late: { phrase: 'late-requests-scuola' } },
    });
  });

  it('K18: the discreet desk is named by no other card and has no address', () => {
    expect([card('centro-antiviolenza').discreet, units.get('antiviolenza')?.discreet]).toEqual([true, true]);
    const others = services.filter(({ id }) => id !== 'centro-antiviolenza');
    expect(others.filter((one) => JSON.stringify(one).includes('antiviolenza"')).map(({ id }) => id)).toEqual(
      [],
    );
    expect(municipality.emergencyNumbers?.map(({ number }) => number)).toEqual(['112', '1522']);
    expect(places.get('sede-riservata')?.address).toBeUndefined();
  });

  it('K19: what the town does not do says who does it, where, when and by which telephone', () => {
    const external = services.filter(({ authority }) => authority !== municipality.id);
    const asked = [
      'permesso-di-soggiorno',
      'pensione-inps',
      'isee',
      'tessera-sanitaria',
      'spid',
      'passaporto',
      'patente',
      'medico-di-base',
    ];
    expect(external.map(({ id }) => id)).toEqual(expect.arrayContaining(asked));
    const mute = external.filter(
      (one) =>
        !one.channels?.some(({ phone }) => phone) ||
        !one.places?.every((spot) => hoursOf(spot)?.weekly && places.get(spot.place)?.address),
    );
    expect(mute.map(({ id }) => id)).toEqual([]);
  });

  it('K29: an existing machine is named with its key', () => {
    const machine = {
      queueMode: 'external',
      externalMachine: { key: 'E', where: { phrase: 'machine-at-entrance' } },
    };
    expect(at('pratiche-edilizie', 'palazzo-tecnico')).toMatchObject(machine);
  });
});
