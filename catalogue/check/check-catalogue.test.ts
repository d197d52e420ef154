import { resolve } from 'node:path';
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
verifiedAt: 2026-11-01
`;
const now = Date.parse('2026-11-28T08:00Z');
const rest = {
  'organisations.yaml': 'organisations:\n  - id: comune\n    name: {it: Comune}\n    kind: town\n',
  'units/tributi.yaml': 'id: tributi\n',
  'topics.yaml': 'topics:\n  - id: casa\n    name: {it: Casa}\n',
  'needs.yaml': 'needs:\n  - id: casa\n    title: {it: Casa}\n',
};
const good = { 'municipality.yaml': italian, ...rest, 'services/tari.yaml': service };

const check = async (files: Readonly<Record<string, string>>): Promise<string[]> => {
  using folder = folderOf(files);
  return (await checkFolder(folder.dir, { now })).findings.map(
    (finding) => `${finding.severity} ${describeFinding(finding)}`,
  );
};

describe('check', () => {
  it('has nothing to say of a catalogue that is whole', async () => {
    using folder = folderOf(good);
    expect(await checkFolder(folder.dir, { now })).toEqual({
      findings: [],
      errors: 0,
      warnings: 0,
      unreadable: 0,
      records: { municipality: 1, organisations: 1, units: 1, services: 1, needs: 1, topics: 1 },
      languages: [],
    });
  });

  const cases: readonly [string, Record<string, string>, string[]][] = [
    [
      'what blocks publishing',
      { 'services/tari.yaml': service.replace('responsibleUnit: tributi\n', '') },
      [
        'error services/tari.yaml:1 responsibleUnit: is missing: a service that people see cannot be published without it. Add responsibleUnit, or set status: in-development until you have it.',
      ],
    ],
    [
      'a service without a status',
      { 'services/tari.yaml': service.replace('status: active\n', '') },
      [
        'error services/tari.yaml:1 status: is missing: nobody sees this service, and the catalogue cannot be published. Add status: active, or in-development while you write it.',
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
        'error services/tari.yaml:1 needs: is missing: a service that people see cannot be published without it. Add needs, or set status: in-development until you have it.',
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
          "Applicativo per l'esecuzione delle operazioni procedimentali riguardanti l'assolvimento dell'obbligazione tributaria relativa allo smaltimento dei rifiuti solidi urbani conferiti dalle utenze non domestiche secondo la normativa vigente",
        ),
      },
      [
        'warning services/tari.yaml:5 summary.it: is 235 characters long. At most 160: keep what people need to recognise the service.',
        'warning services/tari.yaml:5 summary.it: is hard to read: 27 (Gulpease; at least 60). Use shorter sentences and everyday words, one thing in each sentence.',
      ],
    ],
    [
      'words of offices, each with a plain one',
      {
        'services/tari.yaml': service.replace(
          'Paghi la tassa sui rifiuti.',
          'Presenta un’istanza previa domanda.',
        ),
      },
      [
        'warning services/tari.yaml:5 summary.it: says "istanza", a word of offices. People say: la domanda.',
        'warning services/tari.yaml:5 summary.it: says "previa", a word of offices. People say: dopo.',
      ],
    ],
    [
      'what has ended: a notice, hours, a window for requests, a card',
      {
        'notices/neve.yaml':
          'id: neve\nfrom: 2026-01-01\nto: 2026-11-27T23:59\nseverity: info\ntitle: {it: Neve}\n',
        'notices/oggi.yaml':
          'id: oggi\nfrom: 2026-01-01\nto: 2026-11-28T08:00\nseverity: info\ntitle: {it: Oggi}\n',
        'places/casa.yaml':
          "id: casa\nhours:\n  weekly:\n    - {days: [mon], open: '08:00', close: '09:00', validTo: 2026-09-30}\n    - {days: [mon], open: '08:00', close: '12:00', validTo: 2026-11-28}\n",
        'services/tari.yaml': `${service}validTo: 2026-11-01\ntimes:\n  windows:\n    - {from: 2026-02-01, to: 2026-02-28}\n`,
      },
      [
        'warning notices/neve.yaml:3 to: This notice ended on 2026-11-27T23:59: nobody sees it any more. Delete the file, or give it new days.',
        'warning places/casa.yaml:4 hours.weekly.0.validTo: ended on 2026-09-30: these hours hold no more. Take it out, or write what holds now and until when.',
        'warning services/tari.yaml:15 validTo: ended on 2026-11-01, and the card is still shown. Set another day, or status: inactive.',
        'warning services/tari.yaml:17 times.windows: the last one ended on 2026-02-28, and no next one is written. Add the next one, from and to.',
      ],
    ],
    [
      'cards that their office has not confirmed for a year, by office',
      {
        'services/tari.yaml': service.replace('verifiedAt: 2026-11-01', 'verifiedAt: 2025-11-27'),
        'services/imu.yaml': service
          .replaceAll('tari', 'imu')
          .replace('Rifiuti', 'Case')
          .replace('verifiedAt: 2026-11-01\n', ''),
      },
      [
        'warning units/tributi.yaml:1 tributi has not confirmed these 2 cards for twelve months: imu, tari. Ask the office, mend what has changed, and set verifiedAt to the day; check --stale lists them all.',
      ],
    ],
    [
      'two titles, two queues and two districts that nobody can tell apart',
      {
        'places/sede.yaml': 'id: sede\n',
        'services/imu.yaml': `${service.replace('id: tari', 'id: imu')}places:\n  - {place: sede, queueMode: sportello, queue: uno, queuePrefix: A}\n`,
        'services/tari.yaml': `${service.replace('Rifiuti', 'RIFIUTI')}places:\n  - {place: sede, queueMode: sportello, queue: due, queuePrefix: A}\n  - {place: sede, queueMode: sportello, queue: uno, queuePrefix: A}\n`,
        'areas/nord.yaml':
          'id: nord\nname: {it: Nord}\nunit: tributi\nstreets:\n  - {name: Via Roma, to: 49}\n  - {name: Via Lunga, side: odd}\n',
        'areas/sud.yaml':
          'id: sud\nname: {it: Sud}\nunit: tributi\nstreets:\n  - {name: via roma, from: 49}\n  - {name: Via Lunga, side: even}\n',
      },
      [
        'warning areas/sud.yaml:5 streets.0: "via roma", or a part of it, is in areas/nord.yaml too: the kiosk names one of the two offices. Take it out of one, or divide it: from, to, side (odd or even).',
        'warning services/tari.yaml:3 title.it: "RIFIUTI" is the title of services/imu.yaml too: in a list nobody can tell them apart. Say in the title what is different, or make one card of both.',
        'warning services/tari.yaml:16 places.0.queuePrefix: "A" stands before the numbers of another queue of the same place (services/imu.yaml): two people would have the same number. Take another letter, or give both the same queue.',
      ],
    ],
    [
      'a service that search does not find by its own words',
      {
        ...Object.fromEntries(
          [...'abcdefghijkl'].map((letter) => [
            `services/${letter}.yaml`,
            `${service.replace('id: tari', `id: ${letter}`).replace('Rifiuti', `Nome${letter}`)}synonyms: {it: [acqua]}\n`,
          ]),
        ),
        'services/tari.yaml': `${service}synonyms:\n  it: [immondizia, acqua]\n`,
      },
      [
        'warning services/tari.yaml:16 synonyms.it.1: Whoever searches for "acqua" does not find this service among the first 12. Say it in words that are more its own, or add a synonym.',
      ],
    ],
    [
      'a time zone that nobody knows',
      { 'municipality.yaml': italian.replace('Europe/Rome', 'Europe/Roma') },
      [
        'error municipality.yaml:5 timeZone: "Europe/Roma" is no time zone. Write Europe/Rome, or another name of the IANA list.',
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
        'warning municipality.yaml:6 languages: 84 % of the texts are missing in en (5 of 6). They are shown in Italian. Translate them, or take the language out of the list.',
        'warning municipality.yaml:6 languages: 100 % of the translations into en were reviewed by nobody (1 of 1). They are marked as machine translations. Let somebody who speaks it read them, then write reviewed: [en] into the service, notice or phrase.',
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
        'error services/tari.yaml:15 eligibility: "tari" has a condition on "eta", which no answer can meet. Name a question and one of its options (or a value that its options have).',
      ],
    ],
  ];
  it.each(cases)('%s', async (_name, files, lines) => {
    expect(await check({ ...good, ...files })).toEqual(lines);
  });

  it('has nothing but errors for who asks for no more', async () => {
    using folder = folderOf({
      ...good,
      'services/tari.yaml': service.replace('responsibleUnit: tributi\n', '').replace('Paghi', 'Clicca qui'),
    });
    const { findings, ...counts } = await checkFolder(folder.dir, { now, onlyErrors: true });
    expect(findings.map(({ severity }) => severity)).toEqual(['error']);
    expect(counts).toMatchObject({ errors: 1, warnings: 0, unreadable: 0 });
  });

  it('has no error in the demonstration, whose services are all found by their own words and read by office', async () => {
    const { findings } = await checkFolder(resolve(import.meta.dirname, '../../assets/demo-catalogue'), {
      now,
    });
    // Languages that are half there, a notice and a window that are over on purpose: true, and no more than that.
    expect(
      findings.filter(({ path }) => path !== 'languages').map(({ file, path }) => `${file} ${path}`),
    ).toEqual(['notices/allerta-meteo-ottobre.yaml to', 'services/contributo-affitto.yaml times.windows']);
    expect(findings.every(({ severity, line }) => severity === 'warning' && line !== undefined)).toBe(true);
  });

  it('says errors first, and of a folder without municipality.yaml that it is missing', async () => {
    expect(
      (
        await check({
          ...good,
          'services/tari.yaml': `${service}validTo: 2027-02-30\nrelated: [x]\n`,
          'aa.yaml': '',
        })
      ).map((line) => line.split(' ')[0]),
    ).toEqual(['error', 'error', 'warning']);
    expect(await check(rest)).toEqual([
      'error municipality.yaml The file is missing. Add it; docs/editors.md shows what it holds.',
    ]);
  });
});
