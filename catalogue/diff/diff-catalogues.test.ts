import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../core/model/catalogue.ts';
import type { DraftService } from '../../core/model/service.ts';
import { townOf } from '../testing/workshop.ts';
import { diffCatalogues, sayDifference } from './diff-catalogues.ts';

const card: DraftService = {
  id: 'carta',
  title: { it: "Carta d'identità", en: 'Identity card' },
  summary: { it: 'Te la rinnoviamo subito.' },
  status: 'active',
  responsibleUnit: 'anagrafe',
  costs: [{ amount: 2221 }],
  inputs: [{ name: { phrase: 'photo' } }, { name: { it: 'Carta scaduta' } }],
  places: [
    {
      place: 'municipio',
      desk: { it: 'Stanza 2' },
      hours: { weekly: [{ days: ['mon', 'tue'], open: '08:30', close: '12:30' }] },
    },
  ],
  verifiedAt: '2026-01-02',
};
const townWith = (services: DraftService[]): Catalogue => ({
  ...townOf(0),
  units: [
    { id: 'anagrafe', name: { it: 'Anagrafe' } },
    { id: 'urp', name: { it: 'Ufficio relazioni con il pubblico' } },
  ],
  places: [
    { id: 'municipio', name: { it: 'Municipio' } },
    { id: 'centro', name: { it: 'Centro servizi' } },
  ],
  phrases: [{ id: 'photo', text: { it: 'Fototessera' } }],
  services,
});
const said = (change: Partial<DraftService>): string[] =>
  diffCatalogues(townWith([card]), townWith([{ ...card, ...change }])).flatMap(sayDifference);

describe('diff', () => {
  const cases: readonly [string, Partial<DraftService>, string[]][] = [
    ['nothing', {}, []],
    ['a cost', { costs: [{ amount: 2400 }] }, ["Carta d'identità: cost 22.21 -> 24.00"]],
    [
      'a title',
      { title: { it: 'Carta', en: 'Identity card' } },
      [`Carta: title "Carta d'identità" -> "Carta"`],
    ],
    [
      'a translation that comes, and one that changes',
      {
        title: { it: "Carta d'identità", en: 'ID card' },
        summary: { it: 'Te la rinnoviamo subito.', ar: 'x' },
      },
      [
        `Carta d'identità: title (en) "Identity card" -> "ID card"`,
        "Carta d'identità: summary translated into ar",
      ],
    ],
    [
      'what to bring',
      {
        inputs: [{ name: { it: 'Carta scaduta' } }, { name: { it: 'Denuncia' } }, { name: { it: 'Delega' } }],
      },
      [
        `Carta d'identità: to bring no longer "Fototessera"`,
        `Carta d'identità: to bring also "Denuncia"`,
        `Carta d'identità: to bring also "Delega"`,
      ],
    ],
    [
      'the office',
      { responsibleUnit: 'urp' },
      [`Carta d'identità: office "Anagrafe" -> "Ufficio relazioni con il pubblico"`],
    ],
    ['where', { places: [{ place: 'centro' }] }, [`Carta d'identità: where "Municipio" -> "Centro servizi"`]],
    [
      'the hours',
      {
        places: [
          {
            place: 'municipio',
            desk: { it: 'Stanza 2' },
            hours: { weekly: [{ days: ['mon', 'tue'], open: '08:30', close: '13:00' }] },
          },
        ],
      },
      ["Carta d'identità: where hours mon tue 08:30-12:30 -> mon tue 08:30-13:00"],
    ],
    [
      'a field that goes, and one that comes',
      { verifiedAt: undefined, discreet: true },
      ["Carta d'identità: verified on no longer 2026-01-02", "Carta d'identità: discreet now yes"],
    ],
    [
      'a long text in part',
      { summary: { it: 'Parola '.repeat(30) } },
      [
        `Carta d'identità: summary "Te la rinnoviamo subito." -> "Parola Parola Parola Parola Parola Parola Parola Parola Paro..."`,
      ],
    ],
  ];
  it.each(cases)('%s', (_name, change, lines) => {
    const clean = Object.fromEntries(
      Object.entries({ ...card, ...change }).filter(([, v]) => v !== undefined),
    );
    expect(
      diffCatalogues(townWith([card]), townWith([clean as DraftService])).flatMap(sayDifference),
    ).toEqual(lines);
  });
  it('says what is new, what is gone, and another order', () => {
    const other = { id: 'tari', title: { it: 'Rifiuti' } };
    expect(diffCatalogues(townWith([card]), townWith([other])).flatMap(sayDifference)).toEqual([
      'New service: Rifiuti (tari)',
      "Gone service: Carta d'identità (carta)",
    ]);
    expect(said({ inputs: [...(card.inputs ?? [])].reverse() })).toEqual([
      "Carta d'identità: to bring in another order",
    ]);
  });

  describe('of addresses', () => {
    type Street = Catalogue['areas'][number]['streets'][number];
    const townOfStreets = (north: Street[], south: Street[], southUnit = 'urp'): Catalogue => ({
      ...townWith([]),
      areas: [
        { id: 'nord', name: { it: 'Distretto Nord' }, unit: 'anagrafe', streets: north },
        { id: 'sud', name: { it: 'Distretto Sud' }, unit: southUnit, streets: south },
      ],
    });
    const [roma, mulino, lunga] = ['Via Roma', 'Vicolo del Mulino', 'Via Lunga'].map((name) => ({
      name,
    })) as [Street, Street, Street];
    const old = townOfStreets([roma, mulino], [{ ...lunga, from: 1, to: 49, side: 'odd' }]);
    const saidOf = (now: Catalogue): string[] => diffCatalogues(old, now).flatMap(sayDifference);

    it.each<[string, Catalogue, string[]]>([
      [
        'a street that goes to another district',
        townOfStreets([mulino], [{ ...lunga, from: 1, to: 49, side: 'odd' }, roma]),
        ['Distretto Nord: streets no longer "Via Roma"', 'Distretto Sud: streets also "Via Roma"'],
      ],
      [
        'a street that is divided by its numbers',
        townOfStreets(
          [roma, mulino, { ...lunga, side: 'even' }],
          [
            { ...lunga, from: 1, to: 49, side: 'odd' },
            { ...lunga, from: 51 },
          ],
        ),
        [
          'Distretto Nord: streets also "Via Lunga", even numbers',
          'Distretto Sud: streets also "Via Lunga" from 51',
        ],
      ],
      [
        'the last number of a street',
        townOfStreets([roma, mulino], [{ ...lunga, from: 1, to: 63, side: 'odd' }]),
        ['Distretto Sud: streets to 49 -> 63'],
      ],
      [
        'the office of a district',
        townOfStreets([roma, mulino], [{ ...lunga, from: 1, to: 49, side: 'odd' }], 'anagrafe'),
        ['Distretto Sud: unit "Ufficio relazioni con il pubblico" -> "Anagrafe"'],
      ],
      [
        'a district that is there no more',
        { ...old, areas: old.areas.slice(0, 1) },
        ['Gone area: Distretto Sud (sud)'],
      ],
    ])('%s', (_name, now, lines) => expect(saidOf(now)).toEqual(lines));
  });
});
