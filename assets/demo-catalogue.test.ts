import { describe, expect, it } from 'vitest';
import { gulpease } from '../catalogue/check/gulpease.ts';
import { findWebPhrase } from '../catalogue/check/web-phrases.ts';
import type { Language, Text } from '../core/model/language.ts';
import {
  catalogue,
  findings,
  guide,
  located,
  municipality,
  nine,
  said,
  services,
} from './testing/demo-town.ts';
import { spots, texts, three, today, words } from './testing/demo-town.ts';

const town = municipality.id;
const scripts: readonly (readonly [Language, RegExp])[] = [
  ['ar', /\p{Script=Arabic}/u],
  ['uk', /\p{Script=Cyrillic}/u],
  ['zh-Hans', /\p{Script=Han}/u],
  ['bn', /\p{Script=Bengali}/u],
  ['pa', /\p{Script=Gurmukhi}/u],
];
/** Kept for editors to write with, though no card of today does. */
const sparePhrases = new Set(
  'pay-cash both-parents same-day within-office-hours late-requests-urp by-post by-email by-phone with-spid-or-cie free-of-charge ask-at-reception'.split(
    ' ',
  ),
);

type Said = { where: string; text: Partial<Text> };
const where = (list: readonly Said[], wrong: (text: Partial<Text>) => boolean): string[] =>
  list.filter(({ text }) => wrong(text)).map(({ where: at, text }) => `${at}: ${text.it}`);
const missing = (languages: readonly Language[], list: readonly Said[]): string[] =>
  languages.flatMap((lang) => where(list, (text) => text[lang] === undefined).map((at) => `${lang} ${at}`));

describe('the demonstration town is whole', () => {
  it('reads without a finding, and holds nothing of an import or of a review', () => {
    expect(findings).toEqual([]);
    expect(services.filter((one) => one.unmapped ?? one.source ?? one.reviewed)).toEqual([]);
    expect(catalogue.phrases.filter(({ reviewed }) => reviewed)).toEqual([]);
  });

  it('is as large as a town that can be shown', () => {
    const { units, places, needs, notices, areas } = catalogue;
    const open = places.filter(({ hours, access }) => hours?.weekly && hours.exceptions && access);
    const desks = Map.groupBy(spots, ({ at }) => at.place).values();
    const severalDesks = [...desks].filter((at) => new Set(at.map(({ at: { desk } }) => desk?.it)).size >= 3);
    const least: readonly (readonly [string, number, number])[] = [
      ['services of the town', services.filter(({ authority }) => authority === town).length, 60],
      ['cards of others', services.filter(({ authority }) => authority !== town).length, 20],
      ['units', units.filter(({ organisation }) => organisation === town).length, 14],
      ['places with hours, exceptions and access', open.length, 12],
      ['step-free places', open.filter(({ access }) => access?.wheelchair === 'yes').length, 7],
      ['places with several desks', severalDesks.length, 2],
      ['needs', needs.length, 14],
      ['questions', guide.questions.length, 30],
      ['notices', notices.length, 4],
      ['streets', areas.flatMap(({ streets }) => streets).length, 90],
    ];
    expect(least.filter(([, count, wanted]) => count < wanted)).toEqual([]);
    expect(new Set(spots.map(({ at }) => at.queueMode))).toEqual(new Set(['none', 'external', 'sportello']));
  });

  it('says everything in the languages it promises', () => {
    expect(missing(three, texts)).toEqual([]);
    const whole = new Set<string>(['needs', 'guide', 'phrases', 'topics', 'municipality']);
    const named = new Set(['title', 'summary', 'name']);
    expect(
      missing(
        nine,
        texts.filter(({ kind, field }) => whole.has(kind) || named.has(field)),
      ),
    ).toEqual([]);
    const desks = spots.flatMap(({ id, at: { desk } }) =>
      desk === undefined ? [] : [{ where: id, text: desk }],
    );
    expect(missing(nine, desks)).toEqual([]);
    const half = catalogue.phrases.filter(({ text }) => (text.bn === undefined) !== (text.pa === undefined));
    expect(half.map(({ id }) => id)).toEqual([]);
  });

  it('is in the script and the letters of each language', () => {
    for (const [lang, script] of scripts)
      expect(
        where(
          texts,
          ({ it: own, [lang]: text }) => words(own) > 2 && text !== undefined && !script.test(text),
        ),
      ).toEqual([]);
    expect(where(texts, ({ ro }) => /[şţŞŢ]/.test(ro ?? ''))).toEqual([]);
    const typed = /\b(?:e|perche|piu|citta|puo|gia|cosi|sara|lunedi|meta|eta)'(?!\p{L})/iu;
    expect(where(texts, (text) => typed.test(text.it ?? ''))).toEqual([]);
  });

  it('is plain, and speaks to somebody who stands before a kiosk', () => {
    expect(where(texts, (text) => words(text.it) >= 12 && (gulpease(text.it ?? '') ?? 0) < 60)).toEqual([]);
    expect(where(texts, (text) => findWebPhrase(text.it ?? '') !== undefined)).toEqual([]);
    expect(services.filter(({ summary }) => (summary?.it.length ?? 0) > 160).map(({ id }) => id)).toEqual([]);
    expect(catalogue.needs.filter(({ title }) => title.it.length > 45).map(({ id }) => id)).toEqual([]);
    const labels = guide.questions.flatMap(({ options = [] }) =>
      options.map(({ label }) => said(label).it ?? ''),
    );
    expect(labels.filter(({ length }) => length > 60)).toEqual([]);
  });

  it('says nothing twice', () => {
    const same = Map.groupBy(catalogue.phrases, ({ text }) => text.it.toLowerCase());
    expect([...same.values()].filter(({ length }) => length > 1)).toEqual([]);
    const own = texts.filter(
      ({ kind, field }) => kind === 'services' && !['title', 'summary', 'places'].includes(field),
    );
    expect(where(own, (text) => same.has((text.it ?? '').toLowerCase()))).toEqual([]);
    const all = located.map(({ record }) => JSON.stringify(record)).join();
    const idle = catalogue.phrases.filter(
      ({ id }) => !all.includes(`"phrase":"${id}"`) && !sparePhrases.has(id),
    );
    expect(idle.map(({ id }) => id)).toEqual([]);
  });
});

describe.each(services.map((one) => [one.id, one] as const))('the card of %s', (id, one) => {
  const {
    inputs = [],
    costs = [],
    howTo = [],
    channels = [],
    facts = [],
    specialCases = [],
    times = {},
  } = one;

  it('is complete', () => {
    expect(one).toMatchObject({ status: 'active', title: {}, summary: {}, audience: {}, applicants: {} });
    for (const list of [
      inputs,
      costs,
      channels,
      one.outputs ?? [],
      one.places ?? [],
      one.topics ?? [],
      one.needs ?? [],
    ])
      expect(list.length).toBeGreaterThan(0);
    expect(howTo.length >= 2 && howTo.length <= 6, 'two to six steps').toBe(true);
    expect(Object.keys(times)).not.toEqual([]);
    expect([one.category, one.languages?.[0], one.modified, one.verifiedAt]).not.toContain(undefined);
    for (const [lang, least] of [
      ['it', 6],
      ['en', 3],
      ['ar', 2],
    ] as const)
      expect(new Set(one.synonyms?.[lang]).size, `synonyms in ${lang}`).toBeGreaterThanOrEqual(least);
    expect([one.related, one.requires, howTo.map(({ service }) => service)].flat()).not.toContain(id);
  });

  it('reads well on paper: name (condition), who issues it, what it costs', () => {
    for (const { name, condition, obtainFrom } of inputs) {
      expect(said(name).it?.length).toBeLessThanOrEqual(90);
      expect(said(condition).it ?? '').not.toMatch(/[().;]|^.{71}/u);
      expect(said(condition).en ?? '').not.toMatch(/[().;]/u);
      // "Lo rilascia: ..." is followed by a name, not by a sentence.
      expect(said(obtainFrom).it ?? '').not.toMatch(/^(?:Chiedi|Dal |Dalla |Sono|Per |È )|[.!?]/u);
    }
    for (const { amount, label, condition } of costs) {
      // An amount of nothing already says "Gratis".
      if (amount === 0) expect(said(label).it ?? '').not.toMatch(/^gratis/iu);
      if (amount === undefined) expect(label).toBeDefined();
      expect(said(condition).it ?? '').not.toMatch(/\.$/u);
    }
  });

  it('does not repeat what the kiosk says by itself', () => {
    const notes = channels.map(({ type, auth, note }) =>
      [type, auth === undefined ? '' : 'auth', JSON.stringify(note)].join(),
    );
    for (const twice of [
      'phone,,{"phrase":"by-phone"}',
      'email,,{"phrase":"by-email"}',
      'online,auth,{"phrase":"with-spid-or-cie"}',
    ])
      expect(notes).not.toContain(twice);
    expect(times.immediate === true && JSON.stringify(times.note) === '{"phrase":"same-day"}').toBe(false);
  });

  it('gives the source and the day of what is law or tariff', () => {
    expect(facts.filter(({ source, date }) => source.length < 9 || date > today)).toEqual([]);
    const covered = new Set(facts.map(({ field }) => field.split('.')[0]));
    if (costs.some(({ amount = 0 }) => amount > 0)) expect(covered).toContain('costs');
    if (times.deadlines !== undefined) expect(covered).toContain('times');
    expect(
      specialCases.filter(({ source, date }) => (source === undefined) !== (date === undefined)),
    ).toEqual([]);
    expect(times.deadlines?.filter(({ source }) => source === undefined) ?? []).toEqual([]);
    for (const date of [one.modified, one.verifiedAt])
      expect(date !== undefined && date >= '2026-01-01' && date.slice(0, 10) <= today).toBe(true);
  });
});
