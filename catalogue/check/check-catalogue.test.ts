import { describe, expect, it } from 'vitest';
import { describeFinding } from '../source/finding.ts';
import { folderOf, town } from '../testing/folder.ts';
import { checkFolder } from './check-catalogue.ts';

const italian = `${town}languages: [it]\n`;
const service = `id: tari
title:
  it: Rifiuti
summary:
  it: Paghi la tassa sui rifiuti.
status: active
authority: comune
responsibleUnit: tributi
channels:
  - type: counter
topics: [casa]
needs: [casa]
modified: 2026-11-01
`;
const rest = {
  'organisations.yaml': 'organisations:\n  - id: comune\n    name: {it: Comune}\n    kind: town\n',
  'units/tributi.yaml': 'id: tributi\n',
  'topics.yaml': 'topics:\n  - id: casa\n    name: {it: Casa}\n',
  'needs.yaml': 'needs:\n  - id: casa\n    title: {it: Casa}\n',
};
const good = { 'municipality.yaml': italian, ...rest, 'services/tari.yaml': service };

const check = async (files: Readonly<Record<string, string>>): Promise<string[]> => {
  using folder = folderOf(files);
  return (await checkFolder(folder.dir)).findings.map(
    (finding) => `${finding.severity} ${describeFinding(finding)}`,
  );
};

describe('check', () => {
  it('has nothing to say of a catalogue that is whole', async () => {
    using folder = folderOf(good);
    expect(await checkFolder(folder.dir)).toEqual({
      findings: [],
      errors: 0,
      warnings: 0,
      records: { municipality: 1, organisations: 1, units: 1, services: 1, needs: 1, topics: 1 },
      languages: [],
    });
  });

  const cases: readonly [string, Record<string, string>, string[]][] = [
    [
      'what blocks publishing',
      { 'services/tari.yaml': service.replace('responsibleUnit: tributi\n', '') },
      [
        'warning services/tari.yaml:1 responsibleUnit: is missing: without it the service cannot be published. Add responsibleUnit.',
      ],
    ],
    [
      'a service without a status',
      { 'services/tari.yaml': service.replace('status: active\n', '') },
      [
        'warning services/tari.yaml:1 status: is missing: nobody sees this service. Add status: active, or another.',
      ],
    ],
    [
      'a long summary',
      { 'services/tari.yaml': service.replace('Paghi la tassa sui rifiuti.', 'Paghi. '.repeat(24)) },
      [
        'warning services/tari.yaml:5 summary.it: is 167 characters long. At most 160: keep what people need to recognise the service.',
      ],
    ],
    [
      'a summary of 160 characters outside the basic plane',
      { 'services/tari.yaml': service.replace('Paghi la tassa sui rifiuti.', '\u{1f5d1}'.repeat(160)) },
      [],
    ],
    [
      'a service that nobody comes to',
      { 'services/tari.yaml': service.replace('needs: [casa]\n', '') },
      [
        'warning services/tari.yaml:1 needs: is missing: without it the service cannot be published. Add needs.',
        'warning services/tari.yaml:1 needs: Nobody comes to this service by tapping: no need and no outcome of the guide names it. Name a need here, or the service in needs.yaml or guide.yaml.',
      ],
    ],
    [
      'a card that names nobody',
      { 'services/tari.yaml': service.replace('type: counter', 'type: post') },
      [
        'warning services/tari.yaml The card says neither where to go nor whom to ask. Add a place, a channel or contacts, or a responsible unit that has them.'.replace(
          'yaml The',
          'yaml:1 The',
        ),
      ],
    ],
    [
      'a web phrase',
      { 'services/tari.yaml': service.replace('Paghi la tassa sui rifiuti.', 'Clicca qui per la tassa.') },
      [
        'warning services/tari.yaml:5 summary.it: says "Clicca qui", which means nothing at a kiosk. Say what to do there, at the desk or by phone.',
      ],
    ],
    [
      'a text that is hard to read',
      {
        'services/tari.yaml': service.replace(
          'Paghi la tassa sui rifiuti.',
          "Applicativo finalizzato all'espletamento degli adempimenti procedimentali concernenti l'assolvimento dell'obbligazione tributaria relativa allo smaltimento dei rifiuti solidi urbani conferiti dalle utenze non domestiche ai sensi della normativa vigente",
        ),
      },
      [
        'warning services/tari.yaml:4 summary: is the hardest text of a card that reads at 25 (Gulpease; at least 60). Use shorter sentences and everyday words, one thing in each sentence.',
        'warning services/tari.yaml:5 summary.it: is 252 characters long. At most 160: keep what people need to recognise the service.',
      ],
    ],
    [
      'a hidden service, of which nothing is asked',
      { 'services/tari.yaml': 'id: tari\nstatus: internal\n' },
      [],
    ],
    [
      'languages that are missing',
      {
        'municipality.yaml': `${town}languages: [it, en]\n`,
        'services/tari.yaml': service.replace('it: Rifiuti', 'it: Rifiuti\n  en: Waste'),
      },
      [
        'warning municipality.yaml languages: 84 % of the texts are missing in en (5 of 6). They are shown in Italian. Translate them, or take the language out of the list.',
      ],
    ],
    [
      'a guide with a dead end, a circle and a hidden service',
      {
        'needs.yaml': 'needs:\n  - id: casa\n    title: {it: Casa}\n    start: quale\n',
        'services/imu.yaml': 'id: imu\nstatus: suspended\n',
        'guide.yaml':
          'questions:\n  - id: quale\n    kind: yes-no\n    text: {it: Quale?}\n    edges:\n      - if: {eq: [quale, si]}\n        to: niente\n    otherwise: fine\noutcomes:\n  - id: fine\n    services: [tari, imu]\n',
      },
      [
        'error guide.yaml:2 questions.0: "quale" leads to "niente", which is no question and no outcome. Add it to guide.yaml, or name one that is.',
        'error guide.yaml:2 questions.0: "quale" has a condition on "quale.si", which no answer can meet. Name a question and one of its options (or a value that its options have).',
        'error guide.yaml:10 outcomes.0: "fine" names the service "imu", which is not active. Name one that is, or set it to status: active.',
        'warning guide.yaml:2 questions.0: "quale" has an answer that should lead to "niente", and never does. Put it before the edge that takes its answers, or take it out.',
      ],
    ],
    [
      'an eligibility that no answer meets',
      { 'services/tari.yaml': `${service}eligibility:\n  eq: [eta, alta]\n` },
      [
        'error services/tari.yaml:14 eligibility: "tari" has a condition on "eta", which no answer can meet. Name a question and one of its options (or a value that its options have).',
      ],
    ],
  ];
  it.each(cases)('%s', async (_name, files, lines) => {
    expect(await check({ ...good, ...files })).toEqual(lines);
  });

  it('says errors first, and of a folder without municipality.yaml that it is missing', async () => {
    expect(
      (
        await check({
          ...good,
          'services/tari.yaml': `${service}validTo: 2026-02-30\nrelated: [x]\n`,
          'aa.yaml': '',
        })
      ).map((line) => line.split(' ')[0]),
    ).toEqual(['error', 'error', 'warning']);
    expect(await check(rest)).toEqual([
      'error municipality.yaml The file is missing. Add it; docs/editors.md shows what it holds.',
    ]);
  });
});
