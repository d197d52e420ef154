import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gulpease } from '../catalogue/check/gulpease.ts';
import { textsOf } from '../catalogue/check/texts.ts';
import { findWebPhrase } from '../catalogue/check/web-phrases.ts';
import { readSource } from '../catalogue/source/read-source.ts';
import type { Language, Text, Wording } from '../core/model/language.ts';
import type { ServiceAtPlace } from '../core/model/place.ts';
import type { Schedule, Weekday } from '../core/model/schedule.ts';
import { weekdayOf } from '../core/schedule/local-date.ts';
import { windowState } from '../core/schedule/windows.ts';

/** The day on which the demonstration catalogue was closed. */
const today = '2026-11-23';
const read = await readSource(resolve(import.meta.dirname, 'demo-catalogue'));
if (!read.ok) throw new Error('The demonstration catalogue cannot be read.');
const { catalogue, findings, located } = read.value;
const {
  services,
  units,
  places,
  organisations,
  needs,
  guide,
  notices,
  areas,
  phrases,
  topics,
  municipality,
} = catalogue;
const town = municipality.id;
const [service, unit, place] = [services, units, places].map(
  (list) => new Map(list.map((record) => [record.id, record])),
) as [
  Map<string, (typeof services)[number]>,
  Map<string, (typeof units)[number]>,
  Map<string, (typeof places)[number]>,
];
const card = (id: string) => service.get(id) ?? expect.fail(`no service ${id}`);
const phrase = new Map(phrases.map(({ id, text }) => [id, text]));
const said = (wording: Wording | undefined): Partial<Text> =>
  wording === undefined ? {} : 'phrase' in wording ? (phrase.get(wording.phrase) ?? {}) : wording;
const words = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

/** Every text that people read, with the record and the field it stands in. */
const texts = located.flatMap(({ kind, file, at, record }) =>
  textsOf(record).map(({ path, text }) => ({
    kind,
    field: String(path[0] ?? ''),
    where: `${file} ${[...at, ...path].join('.')}`,
    text,
  })),
);
const without = (list: readonly Language[], wanted: typeof texts): string[] =>
  wanted.flatMap(({ where, text }) =>
    list.filter((lang) => text[lang] === undefined).map((lang) => `${where}: ${lang}`),
  );
const eachPlace = services.flatMap((one) =>
  (one.places ?? []).map((at) => ({ id: one.id, at, unit: at.unit ?? one.responsibleUnit ?? '' })),
);
/** The values that a key has, and who says them: more than one is a contradiction. */
const contradictions = (said: readonly (readonly [key: string, value: unknown, who: string])[]): string[] => {
  const firsts = new Map<string, readonly [string, string]>();
  return said.flatMap(([key, value, who]) => {
    const text = JSON.stringify(value);
    const first = firsts.get(key) ?? [text, who];
    firsts.set(key, first);
    return first[0] === text ? [] : [`${key}: ${who} says ${text}, ${first[1]} ${first[0]}`];
  });
};

const three: readonly Language[] = ['it', 'en', 'ar'];
const nine: readonly Language[] = ['it', 'en', 'ro', 'sq', 'ar', 'zh-Hans', 'uk', 'fr', 'es'];
const scripts: Partial<Record<Language, RegExp>> = {
  ar: /\p{Script=Arabic}/u,
  uk: /\p{Script=Cyrillic}/u,
  'zh-Hans': /\p{Script=Han}/u,
  bn: /\p{Script=Bengali}/u,
  pa: /\p{Script=Gurmukhi}/u,
};

describe('the demonstration town is whole', () => {
  it('reads without a finding, and holds nothing of an import', () => {
    expect(findings).toEqual([]);
    expect(services.filter((one) => one.unmapped ?? one.source ?? one.reviewed)).toEqual([]);
    expect(phrases.filter(({ reviewed }) => reviewed)).toEqual([]);
  });
  it('is as large as a town that can be shown', () => {
    expect(services.filter(({ authority }) => authority === town).length).toBeGreaterThanOrEqual(60);
    expect(services.filter(({ authority }) => authority !== town).length).toBeGreaterThanOrEqual(20);
    expect(units.filter(({ organisation }) => organisation === town).length).toBeGreaterThanOrEqual(14);
    expect(
      places.filter(
        ({ hours, access }) => hours?.weekly && hours.exceptions && access && access.wheelchair !== 'no',
      ).length,
    ).toBeGreaterThanOrEqual(12);
    expect(needs.length).toBeGreaterThanOrEqual(14);
    expect(guide.questions.length).toBeGreaterThanOrEqual(30);
    expect(notices.length).toBeGreaterThanOrEqual(3);
    expect(areas.flatMap(({ streets }) => streets).length).toBeGreaterThanOrEqual(60);
    expect(new Set(eachPlace.map(({ at }) => at.queueMode))).toEqual(
      new Set(['none', 'external', 'sportello']),
    );
    const desks = Map.groupBy(
      eachPlace.filter(({ at }) => at.desk),
      ({ at }) => at.place,
    );
    const several = [...desks].filter(
      ([id, at]) =>
        place.get(id)?.organisation === town && new Set(at.map(({ at }) => at.desk?.it)).size >= 3,
    );
    expect(several.length).toBeGreaterThanOrEqual(2);
  });
  it('says everything in the languages it promises', () => {
    expect(without(three, texts)).toEqual([]);
    const inNine = texts.filter(
      ({ kind, field }) =>
        ['needs', 'guide', 'phrases', 'topics', 'municipality'].includes(kind) ||
        ['title', 'summary', 'name'].includes(field),
    );
    expect(without(nine, inNine)).toEqual([]);
    expect(
      without(
        nine,
        services.flatMap(({ id, places: at = [] }) =>
          at.flatMap(({ desk }) =>
            desk ? [{ kind: 'services', field: 'desk', where: id, text: desk }] : [],
          ),
        ),
      ),
    ).toEqual([]);
    expect(
      phrases.filter(({ text }) => (text.bn === undefined) !== (text.pa === undefined)).map(({ id }) => id),
    ).toEqual([]);
  });
  it('is in the script and the letters of each language', () => {
    const foreign = texts.flatMap(({ where, text }) =>
      Object.entries(scripts)
        .filter(
          ([lang, script]) =>
            text[lang as Language] !== undefined &&
            words(text.it ?? '') > 2 &&
            !script.test(text[lang as Language] ?? ''),
        )
        .map(([lang]) => `${where}: ${lang}`),
    );
    expect(foreign).toEqual([]);
    expect(texts.filter(({ text }) => /[şţŞŢ]/.test(text.ro ?? '')).map(({ where }) => where)).toEqual([]);
    expect(
      texts
        .filter(({ text }) =>
          /\b(?:e|perche|piu|citta|puo|gia|cosi|sara|dopodiche|lunedi|meta|eta)'(?!\p{L})/iu.test(
            text.it ?? '',
          ),
        )
        .map(({ where }) => where),
    ).toEqual([]);
  });
  it('is plain, and speaks to somebody who stands before a kiosk', () => {
    expect(
      texts
        .filter(({ text }) => words(text.it ?? '') >= 12 && (gulpease(text.it ?? '') ?? 0) < 60)
        .map(({ where, text }) => `${where}: ${text.it}`),
    ).toEqual([]);
    expect(
      texts.flatMap(({ where, text }) => (findWebPhrase(text.it ?? '') === undefined ? [] : [where])),
    ).toEqual([]);
    expect(services.filter(({ summary }) => (summary?.it.length ?? 0) > 160).map(({ id }) => id)).toEqual([]);
    expect(needs.filter(({ title }) => title.it.length > 45).map(({ id }) => id)).toEqual([]);
    expect(
      guide.questions.flatMap(({ options = [] }) =>
        options.map(({ label }) => said(label).it ?? '').filter((label) => label.length > 60),
      ),
    ).toEqual([]);
  });
  it('says nothing twice', () => {
    const same = Map.groupBy(phrases, ({ text }) => text.it.toLowerCase());
    expect(
      [...same.values()].filter(({ length }) => length > 1).map((twice) => twice.map(({ id }) => id)),
    ).toEqual([]);
    const known = new Set(same.keys());
    const own = texts.filter(
      ({ kind, field, text }) =>
        kind === 'services' &&
        !['title', 'summary', 'places'].includes(field) &&
        known.has((text.it ?? '').toLowerCase()),
    );
    expect(own.map(({ where, text }) => `${where}: ${text.it}`)).toEqual([]);
    const used = new Set(
      located.flatMap(({ record }) =>
        [...JSON.stringify(record).matchAll(/"phrase":"([^"]+)"/g)].map(([, id]) => id),
      ),
    );
    expect(phrases.filter(({ id }) => !used.has(id) && !sparePhrases.has(id)).map(({ id }) => id)).toEqual(
      [],
    );
  });
});

/** Kept for editors, who write with them, though no card of today does. */
const sparePhrases = new Set([
  'pay-cash',
  'both-parents',
  'within-office-hours',
  'late-requests-urp',
  'by-post',
  'revenue-fee',
  'cost-depends-on-isee',
  'family-state',
]);

describe.each(services.map((one) => [one.id, one] as const))('the card of %s', (_id, one) => {
  it('is complete', () => {
    for (const field of [
      'title',
      'summary',
      'audience',
      'applicants',
      'howTo',
      'inputs',
      'outputs',
      'times',
      'costs',
      'channels',
      'places',
      'topics',
      'category',
      'needs',
      'languages',
      'modified',
      'verifiedAt',
      'synonyms',
    ] as const)
      expect(one[field], field).toBeDefined();
    expect(one.status).toBe('active');
    expect(one.inputs).not.toEqual([]);
    expect(one.howTo?.length).toBeGreaterThanOrEqual(2);
    expect(one.howTo?.length).toBeLessThanOrEqual(6);
    expect(
      [one.costs?.length, one.channels?.length, one.places?.length].every((count) => (count ?? 0) > 0),
    ).toBe(true);
    expect(Object.keys(one.times ?? {})).not.toEqual([]);
    for (const [lang, least] of [
      ['it', 6],
      ['en', 3],
      ['ar', 2],
    ] as const)
      expect(new Set(one.synonyms?.[lang]).size, `synonyms in ${lang}`).toBeGreaterThanOrEqual(least);
    expect([
      ...(one.related ?? []),
      ...(one.requires ?? []),
      ...(one.howTo ?? []).map((step) => step.service),
    ]).not.toContain(one.id);
  });
  it('reads well on paper: name (condition), who issues it, what it costs', () => {
    for (const { name, condition, obtainFrom } of one.inputs ?? []) {
      for (const text of [said(condition).it, said(condition).en])
        if (text !== undefined) expect(text).not.toMatch(/[().;]|^.{71}/u);
      // "Lo rilascia: ..." is followed by a name, not by a sentence.
      if (obtainFrom !== undefined)
        expect(said(obtainFrom).it).not.toMatch(/^(?:Chiedi|Dal |Dalla |Sono|Per |È )|[.!?]/u);
      expect(said(name).it?.length).toBeLessThanOrEqual(90);
    }
    for (const { amount, label, condition } of one.costs ?? []) {
      if (amount === 0) expect(said(label).it ?? '').not.toMatch(/^gratis/iu);
      if (amount === undefined) expect(label).toBeDefined();
      expect(said(condition).it ?? '').not.toMatch(/\.$/u);
    }
  });
  it('gives the source and the day of what is law or tariff', () => {
    const facts = one.facts ?? [];
    for (const { source, date } of facts) expect([source.length > 8, date <= today]).toEqual([true, true]);
    const covers = (field: string): boolean => facts.some((fact) => fact.field.split('.')[0] === field);
    if ((one.costs ?? []).some(({ amount }) => (amount ?? 0) > 0))
      expect(covers('costs'), 'facts: costs').toBe(true);
    if ((one.times?.deadlines?.length ?? 0) > 0) expect(covers('times'), 'facts: times').toBe(true);
    for (const { source, date } of one.specialCases ?? [])
      expect(source === undefined).toBe(date === undefined);
    for (const { source } of one.times?.deadlines ?? []) expect(source).toBeDefined();
    for (const date of [one.modified, one.verifiedAt])
      expect((date ?? '9999').slice(0, 10) <= today && (date ?? '0') >= '2026-01-01').toBe(true);
  });
});

describe('what two cards say of one thing is the same', () => {
  const sportello = eachPlace.filter(({ at }) => at.queueMode === 'sportello');
  const queueOf = ({ queuePrefix, lastNumber, maxPerDay, whenFull, desk, hours, place }: ServiceAtPlace) => ({
    place,
    queuePrefix,
    lastNumber,
    maxPerDay,
    whenFull,
    desk,
    hours,
  });
  it('each queue has one prefix, last number, quota, desk and hours; each prefix one queue', () => {
    expect(contradictions(sportello.map(({ id, at }) => [at.queue ?? '', queueOf(at), id]))).toEqual([]);
    expect(contradictions(sportello.map(({ id, at }) => [at.queuePrefix ?? '', at.queue, id]))).toEqual([]);
    expect(
      sportello
        .filter(
          ({ at }) =>
            !at.queue ||
            !at.queuePrefix ||
            !at.lastNumber ||
            (at.maxPerDay === undefined) !== (at.whenFull === undefined),
        )
        .map(({ id }) => id),
    ).toEqual([]);
    const table = {
      anagrafe: ['A', 120],
      'stato-civile': ['B', 40],
      urp: ['U', undefined],
      scuola: ['S', 40],
      sociale: ['C', 30],
      tributi: ['T', 25],
    };
    expect(Object.fromEntries(sportello.map(({ at }) => [at.queue, [at.queuePrefix, at.maxPerDay]]))).toEqual(
      table,
    );
    expect(
      eachPlace
        .filter(({ at }) => at.queueMode === 'external')
        .every(({ at, unit }) => at.externalMachine?.key === { sue: 'E', suap: 'S' }[unit]),
    ).toBe(true);
    expect(
      eachPlace
        .filter(
          ({ at }) =>
            at.queueMode !== 'sportello' && (at.queue ?? at.queuePrefix ?? at.lastNumber ?? at.maxPerDay),
        )
        .map(({ id }) => id),
    ).toEqual([]);
  });
  it('each desk has one set of hours, and one name in each language', () => {
    expect(
      contradictions(
        eachPlace.map(({ id, at, unit }) => [`${at.place}/${unit}/${at.desk?.it}`, at.hours ?? null, id]),
      ),
    ).toEqual([]);
    expect(
      contradictions(
        eachPlace
          .filter(({ at }) => at.desk)
          .map(({ id, at }) => [`${at.place}/${at.desk?.it}`, nine.map((lang) => at.desk?.[lang]), id]),
      ),
    ).toEqual([]);
    expect(
      contradictions(
        eachPlace
          .filter(({ at, unit: of }) => at.hours && unit.get(of)?.hours)
          .flatMap(
            ({ id, at, unit: of }) =>
              [
                [of, unit.get(of)?.hours, `units/${of}`],
                [of, at.hours, id],
              ] as const,
          ),
      ),
    ).toEqual([]);
  });
  it('hours are readable, and a desk with hours of its own keeps the exceptions of its place', () => {
    const of = (at: ServiceAtPlace): Schedule | undefined => at.hours ?? place.get(at.place)?.hours;
    expect(
      eachPlace
        .filter(({ at }) => !of(at)?.weekly?.length || of(at)?.raw !== undefined)
        .map(({ id, at }) => `${id} ${at.place}`),
    ).toEqual([]);
    const open = (schedule: Schedule, day: Weekday): boolean =>
      schedule.weekly?.some(({ days }) => days.includes(day)) === true;
    const narrower = [
      ...eachPlace.map(({ id, at }) => [id, at.place, at.hours] as const),
      ...units.flatMap((one) =>
        (one.places ?? []).slice(0, 1).map((id) => [`units/${one.id}`, id, one.hours] as const),
      ),
    ];
    const lost = narrower.flatMap(([who, where, hours]) =>
      (place.get(where)?.hours?.exceptions ?? [])
        .filter(
          ({ date }) =>
            hours !== undefined &&
            open(hours, weekdayOf(date)) &&
            !hours.exceptions?.some((own) => own.date === date),
        )
        .map(({ date }) => `${who} at ${where}: ${date}`),
    );
    expect(lost).toEqual([]);
  });
  it('each office works where its cards send people', () => {
    expect(
      eachPlace
        .filter(
          ({ at, unit: of }) =>
            unit.has(of) && !unit.get(of)?.places?.includes(at.place) && at.unit !== undefined,
        )
        .map(({ id, at, unit: of }) => `${id}: ${of} at ${at.place}`),
    ).toEqual([]);
  });
  it('telephone numbers and mail addresses are those of the office', () => {
    const contactsOf = (id: string | undefined) =>
      id === undefined
        ? []
        : [unit.get(id), place.get(id), organisations.find((one) => one.id === id)].flatMap(
            (record) => record?.contacts ?? [],
          );
    const wrong = services.flatMap((one) => {
      const near = [
        one.responsibleUnit,
        one.authority,
        one.providedBy,
        ...(one.places ?? []).flatMap((at) => [at.unit, at.place, at.booking?.helperUnit]),
      ];
      const numbers = near.flatMap((id) => contactsOf(id)).flatMap(({ phone, email }) => [phone, email]);
      const given = [
        ...(one.channels ?? []),
        ...(one.contacts ?? []),
        ...(one.places ?? []).map(({ booking }) => ({ phone: booking?.phone, email: undefined })),
      ];
      return given
        .flatMap(({ phone, email }) => [phone, email])
        .filter(
          (value) => value !== undefined && !numbers.includes(value) && !['1522', '112'].includes(value),
        )
        .map((value) => `${one.id}: ${value}`);
    });
    expect(wrong).toEqual(
      ['cane-canile: 0599 000 170', 'ecocentro: 0599 000 701'].filter((known) => wrong.includes(known)),
    );
    const all = new Set([
      municipality.switchboard,
      ...[...units, ...places, ...organisations].flatMap(({ contacts = [] }) =>
        contacts.map(({ phone }) => phone),
      ),
    ]);
    const inWords = texts.flatMap(({ where, text }) =>
      Object.values(text)
        .flatMap((words) =>
          [...words.matchAll(/0599 ?\d{3} ?\d{3}/g)].map(([number]) =>
            number.replace(/^(\d{4}) ?(\d{3}) ?/, '$1 $2 '),
          ),
        )
        .filter((number) => !all.has(number))
        .map((number) => `${where}: ${number}`),
    );
    expect(inWords).toEqual([]);
    for (const { id, at } of eachPlace)
      if (at.booking?.phone !== undefined)
        expect(
          contactsOf(at.unit).map(({ phone }) => phone),
          `${id} at ${at.place}`,
        ).toContain(at.booking.phone);
  });
});

describe('people find their way', () => {
  const questions = new Map(guide.questions.map((question) => [question.id, question]));
  const outcomes = new Map(guide.outcomes.map((outcome) => [outcome.id, outcome]));
  const edges = (id: string): string[] => [
    ...(questions.get(id)?.edges ?? []).map(({ to }) => to),
    ...(questions.get(id)?.otherwise === undefined ? [] : [questions.get(id)?.otherwise ?? '']),
  ];
  /** Everything that is reached from a node, and how many questions deep. */
  const walk = (id: string, depth = 1): [string, number][] =>
    questions.has(id)
      ? [[id, depth] as [string, number], ...edges(id).flatMap((next) => walk(next, depth + 1))]
      : [[id, depth - 1]];
  it('every need starts somewhere, no way is longer than five questions, and none ends in the dark', () => {
    expect(
      needs
        .filter(({ start }) => start === undefined || !(questions.has(start) || outcomes.has(start)))
        .map(({ id }) => id),
    ).toEqual([]);
    const ways = needs.flatMap(({ start }) => walk(start ?? ''));
    expect(ways.filter(([id, depth]) => depth > 5 || !(questions.has(id) || outcomes.has(id)))).toEqual([]);
    const met = new Set(ways.map(([id]) => id));
    expect([...questions.keys(), ...outcomes.keys()].filter((id) => !met.has(id))).toEqual([]);
    expect(
      guide.questions.flatMap(({ id, options = [], edges: ways = [] }) =>
        options
          .filter((option) => option.value === undefined && !JSON.stringify(ways).includes(`"${option.id}"`))
          .map((option) => `${id}: ${option.id}`),
      ),
    ).toEqual([]);
  });
  it('every service is at the end of a way, and under its topics and needs', () => {
    const reached = new Set(guide.outcomes.flatMap((outcome) => outcome.services));
    expect(services.map(({ id }) => id).filter((id) => !reached.has(id))).toEqual([]);
    expect(
      needs.map(({ id }) => id).filter((id) => !services.some((one) => one.needs?.includes(id))),
    ).toEqual([]);
    expect(
      topics.map(({ id }) => id).filter((id) => !services.some((one) => one.topics?.includes(id))),
    ).toEqual([]);
    expect(services.filter((one) => !one.topics?.includes(one.category ?? '')).map(({ id }) => id)).toEqual(
      [],
    );
  });
  it('every street number has one district', () => {
    const all = areas.flatMap(({ id, streets }) => streets.map((street) => ({ id, ...street })));
    const covers = ({ from, to, side }: (typeof all)[number], number: number): boolean =>
      number >= (from ?? 1) &&
      number <= (to ?? 9999) &&
      (side === undefined || (number % 2 === 1) === (side === 'odd'));
    const twice = [...Map.groupBy(all, ({ name }) => name)].flatMap(([name, parts]) =>
      Array.from({ length: 300 }, (_, index) => index + 1)
        .filter((number) => parts.filter((part) => covers(part, number)).length !== 1 && parts.length > 1)
        .map((number) => `${name} ${number}`),
    );
    expect(twice).toEqual([]);
  });
});

describe('the cases have what they need', () => {
  const steps = (id: string) =>
    (card(id).howTo ?? []).flatMap((step) => [step.service, step.place]).filter((to) => to !== undefined);
  const at = (id: string, where: string) =>
    card(id).places?.find((one) => one.place === where) ?? expect.fail(`${id} is not at ${where}`);
  it('K1: a lost identity card', () => {
    const lost = card('carta-identita-smarrita');
    expect(steps('carta-identita-smarrita')[0]).toBe('denuncia-smarrimento');
    expect(at(lost.id, 'centro-servizi')).toMatchObject({
      appointment: 'optional',
      booking: { helperUnit: 'urp' },
    });
    expect(lost.specialCases?.find(({ when }) => said(when).it?.includes('70'))).toMatchObject({
      source: expect.stringContaining('19'),
      date: '2026-07-30',
    });
    expect(lost.costs?.[0]?.amount).toBe(2221);
    expect(card('carta-identita').specialCases?.some(({ date }) => date === '2026-08-03')).toBe(true);
  });
  it('K2: a mother who can no longer look after herself, within four taps', () => {
    expect(new Set(steps('non-autosufficienza'))).toEqual(
      new Set([
        'segretariato-sociale',
        'punto-unico-accesso',
        'invalidita-accompagnamento-104',
        'isee',
        'assistenza-domiciliare',
        'contributo-caregiver',
      ]),
    );
    expect(card('non-autosufficienza').synonyms?.it).toContain('mia madre non è più autosufficiente');
    expect(needs.find(({ id }) => id === 'non-autosufficienza')?.start).toBe('chi-aiutare');
    expect(outcomes('ecco-non-autosufficienza')[0]).toBe('non-autosufficienza');
  });
  it('K3: a wrong waste bill; K4: disability parking', () => {
    expect(card('tari-bolletta-errata')).toMatchObject({
      providedBy: 'lieve-ambiente',
      responsibleUnit: 'lieve-ambiente-sportello',
    });
    expect(card('tari-bolletta-errata').times?.deadlines?.length).toBeGreaterThanOrEqual(2);
    expect(steps('contrassegno-disabili').slice(0, 2)).toEqual([
      'certificato-medico-disabilita',
      'casa-comunita',
    ]);
    expect(at('contrassegno-disabili', 'centro-servizi').desk?.it).toBe('Sportello 9');
  });
  it('K5, K10: somebody to ask, and a district for each street', () => {
    expect(unit.get(municipality.reception ?? '')).toMatchObject({
      reception: true,
      places: expect.arrayContaining(['centro-servizi']),
    });
    expect(card('quale-distretto').status).toBe('active');
    expect(areas.map((area) => [unit.has(area.unit), place.has(area.place ?? '')])).toEqual([
      [true, true],
      [true, true],
      [true, true],
    ]);
  });
  it('K11, K12: last numbers, a quota, a holiday and an exception', () => {
    expect(at('imu', 'centro-servizi')).toMatchObject({
      maxPerDay: 25,
      whenFull: { phrase: 'come-back-next-opening' },
      lastNumber: { minutesBeforeClosing: 30 },
    });
    expect(
      place.get('centro-servizi')?.hours?.exceptions?.map(({ date, hours }) => [date, hours?.[0]?.close]),
    ).toEqual([
      ['2026-12-07', undefined],
      ['2026-12-24', '11:00'],
      ['2026-12-31', '11:00'],
    ]);
    expect(municipality.holidays?.length).toBe(14);
  });
  it('K14: a birth; K16: by appointment only; K17: a closed window', () => {
    const birth = card('dichiarazione-nascita');
    expect(birth.times?.deadlines?.map(({ days, source }) => [days, source?.includes('396')])).toEqual([
      [10, true],
      [3, true],
    ]);
    expect(
      birth.inputs?.every(
        ({ name, condition }) => said(name).ar && (condition === undefined || said(condition).ar),
      ),
    ).toBe(true);
    expect(at('pubblicazioni-matrimonio', 'municipio')).toMatchObject({
      appointment: 'required',
      booking: { helper: { phrase: 'we-book-for-you' } },
    });
    expect(windowState(card('iscrizione-nido').times?.windows, today)).toMatchObject({
      state: 'opens',
      on: '2027-03-01',
      last: { lateUnit: 'scuola' },
    });
  });
  it('K18: the discreet desk is named nowhere else', () => {
    expect([card('centro-antiviolenza').discreet, unit.get('antiviolenza')?.discreet]).toEqual([true, true]);
    expect(
      services.filter(
        (one) =>
          JSON.stringify([one.related, one.requires, one.howTo, one.places]).match(/antiviolenza/) &&
          one.id !== 'centro-antiviolenza',
      ),
    ).toEqual([]);
    expect(municipality.emergencyNumbers?.map(({ number }) => number)).toEqual(['112', '1522']);
    expect(place.get('sede-riservata')?.address).toBeUndefined();
  });
  it('K19: what the town does not do says who does it, where, when and by which telephone', () => {
    for (const id of [
      'permesso-di-soggiorno',
      'pensione-inps',
      'isee',
      'tessera-sanitaria',
      'spid',
      'passaporto',
      'patente',
      'medico-di-base',
    ])
      expect(card(id).authority).not.toBe(town);
    const mute = services.filter(
      (one) =>
        one.authority !== town &&
        !(
          one.channels?.some(({ phone }) => phone) &&
          one.places?.every((spot) => (spot.hours ?? place.get(spot.place)?.hours)?.weekly)
        ),
    );
    expect(mute.map(({ id }) => id)).toEqual([]);
  });
  it('K29: an existing machine is named with its key', () => {
    expect(at('pratiche-edilizie', 'palazzo-tecnico')).toMatchObject({
      queueMode: 'external',
      externalMachine: { key: 'E', where: { phrase: 'machine-at-entrance' } },
    });
  });
});

function outcomes(id: string): readonly string[] {
  return guide.outcomes.find((outcome) => outcome.id === id)?.services ?? [];
}
