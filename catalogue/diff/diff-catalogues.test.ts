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
});
