import { describe, expect, it } from 'vitest';
import type { Contact } from '../core/model/place.ts';
import type { Schedule, Weekday } from '../core/model/schedule.ts';
import { weekdayOf } from '../core/schedule/local-date.ts';
import {
  catalogue,
  guide,
  hoursOf,
  municipality,
  nine,
  places,
  services,
  spots,
  texts,
  units,
} from './testing/demo-town.ts';

type Claim = readonly [key: string, value: unknown, who: string];
/** What is said in two ways, and by whom. */
const contradictions = (claims: readonly Claim[]): string[] =>
  [...Map.groupBy(claims, ([key]) => key)].flatMap(([key, of]) => {
    const ways = [...Map.groupBy(of, ([, value]) => JSON.stringify(value) ?? 'nothing')];
    return ways.length < 2
      ? []
      : [`${key}: ${ways.map(([value, [first]]) => `${first?.[2]} says ${value}`).join('; ')}`];
  });
const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);

describe('what two cards say of one thing is the same', () => {
  const queued = spots.filter(({ at }) => at.queueMode === 'sportello');

  it('a queue has one prefix, last number, quota, desk and hours; a prefix one queue', () => {
    const whole = queued.map(
      ({ id, at: { appointment: _a, booking: _b, priority: _p, ...rest } }) =>
        [rest.queue ?? '', rest, id] as const,
    );
    expect(contradictions(whole)).toEqual([]);
    expect(contradictions(queued.map(({ id, at }) => [at.queuePrefix ?? '', at.queue, id]))).toEqual([]);
    expect(
      ids(
        queued.filter(
          ({ at }) => !at.lastNumber || (at.maxPerDay === undefined) !== (at.whenFull === undefined),
        ),
      ),
    ).toEqual([]);
    expect(Object.fromEntries(queued.map(({ at }) => [at.queue, [at.queuePrefix, at.maxPerDay]]))).toEqual({
      anagrafe: ['A', 120],
      'stato-civile': ['B', 40],
      urp: ['U', undefined],
      scuola: ['S', 40],
      sociale: ['C', 30],
      tributi: ['T', 25],
    });
  });

  it('only this kiosk’s queues have numbers, and a machine has the key of its office', () => {
    const others = spots.filter(({ at }) => at.queueMode !== 'sportello');
    expect(
      ids(others.filter(({ at }) => at.queue ?? at.queuePrefix ?? at.lastNumber ?? at.maxPerDay)),
    ).toEqual([]);
    const machines = spots.filter(({ at }) => at.queueMode === 'external');
    expect(new Set(machines.map(({ at, office }) => `${office} ${at.externalMachine?.key}`))).toEqual(
      new Set(['sue E', 'suap S']),
    );
  });

  it('a desk has one set of hours, and one name in each language', () => {
    expect(
      contradictions(
        spots.map(({ id, at, office }) => [`${at.place}/${office}/${at.desk?.it}`, at.hours, id]),
      ),
    ).toEqual([]);
    const named = spots.filter(({ at }) => at.desk);
    expect(
      contradictions(
        named.map(({ id, at }) => [`${at.place}/${at.desk?.it}`, nine.map((lang) => at.desk?.[lang]), id]),
      ),
    ).toEqual([]);
    const both = spots.filter(({ at, office }) => at.hours && units.get(office)?.hours);
    const claims = both.flatMap(({ id, at, office }): Claim[] => [
      [office, units.get(office)?.hours, `units/${office}`],
      [office, at.hours, id],
    ]);
    expect(contradictions(claims)).toEqual([]);
  });

  it('hours can be read, and a desk with hours of its own keeps the exceptions of its place', () => {
    expect(
      ids(spots.filter(({ at }) => !hoursOf(at)?.weekly?.length || hoursOf(at)?.raw !== undefined)),
    ).toEqual([]);
    const opens = (schedule: Schedule, day: Weekday): boolean =>
      schedule.weekly?.some(({ days }) => days.includes(day)) === true;
    const narrower = [
      ...spots.map(({ id, at }) => ({ who: id, where: at.place, hours: at.hours })),
      ...catalogue.units.map(({ id, places: [where = ''] = [], hours }) => ({
        who: `units/${id}`,
        where,
        hours,
      })),
    ];
    const lost = narrower.flatMap(({ who, where, hours }) =>
      (places.get(where)?.hours?.exceptions ?? [])
        .filter(
          ({ date }) =>
            hours && opens(hours, weekdayOf(date)) && !hours.exceptions?.some((own) => own.date === date),
        )
        .map(({ date }) => `${who} at ${where}: ${date}`),
    );
    expect(lost).toEqual([]);
  });

  it('a step that names a place means its hours: not those of a desk or of another service', () => {
    const wrong = services.flatMap(({ id, howTo = [], places: at = [] }) =>
      howTo
        .filter((step) => step.place && (step.service ?? at.find(({ place }) => place === step.place)?.hours))
        .map(({ place }) => `${id}: ${place}`),
    );
    expect(wrong).toEqual([]);
  });

  it('an office works where its cards send people', () => {
    const wrong = spots.filter(
      ({ at }) => at.unit !== undefined && !units.get(at.unit)?.places?.includes(at.place),
    );
    expect(ids(wrong)).toEqual([]);
  });
});

describe('a telephone number and a mail address are those of the office', () => {
  const holders = new Map(
    [...catalogue.organisations, ...units.values(), ...places.values()].map((one) => [
      one.id,
      one.contacts ?? [],
    ]),
  );
  for (const { id, contacts = [] } of catalogue.organisations)
    holders.set(id, [...(holders.get(id) ?? []), ...contacts]);
  for (const [id, { contacts = [] }] of units) holders.set(id, [...(holders.get(id) ?? []), ...contacts]);
  const of = (id: string | undefined): readonly Contact[] =>
    id === undefined ? [] : (holders.get(id) ?? []);
  /** Numbers that are nobody's here: national ones, and the two that a card gives of another office on purpose. */
  const others = new Set(['112', '1522', 'cane-canile 0599 000 170', 'ecocentro 0599 000 701']);

  it('in channels, contacts and bookings', () => {
    const wrong = services.flatMap((one) => {
      const near = [
        one.responsibleUnit,
        one.authority,
        one.providedBy,
        ...(one.places ?? []).flatMap((at) => [at.unit, at.place]),
      ];
      const known = new Set(near.flatMap(of).flatMap(({ phone, email }) => [phone, email]));
      const given = [...(one.channels ?? []), ...(one.contacts ?? [])].flatMap(({ phone, email }) => [
        phone,
        email,
      ]);
      return given
        .filter((value) => value !== undefined && !known.has(value) && !others.has(value))
        .map((value) => `${one.id} ${value}`);
    });
    expect(wrong.filter((value) => !others.has(value))).toEqual([]);
    const bookings = spots.filter(
      ({ at }) => at.booking?.phone && !of(at.unit).some(({ phone }) => phone === at.booking?.phone),
    );
    expect(ids(bookings)).toEqual([]);
  });

  it('in words, in every language', () => {
    const all = new Set([
      municipality.switchboard,
      ...[...holders.values()].flat().map(({ phone }) => phone),
    ]);
    const wrong = texts.flatMap(({ where, text }) =>
      Object.values(text)
        .flatMap((words) =>
          [...words.matchAll(/0599 ?(\d{3}) ?(\d{3})/g)].map(([, area, line]) => `0599 ${area} ${line}`),
        )
        .filter((number) => !all.has(number))
        .map((number) => `${where}: ${number}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('people find their way', () => {
  const { needs, topics, areas } = catalogue;
  const questions = new Map(guide.questions.map((question) => [question.id, question]));
  const outcomes = new Set(ids(guide.outcomes));
  /** Everything that is reached from a node, and how many questions deep. */
  const walk = (id: string, depth = 0): [string, number][] => {
    const question = questions.get(id);
    if (question === undefined || depth > 5) return [[id, depth]];
    const next = [...(question.edges ?? []).map(({ to }) => to), question.otherwise];
    return [[id, depth + 1], ...next.flatMap((to) => walk(to, depth + 1))];
  };

  it('every need starts somewhere, no way is longer than five questions, and none ends in the dark', () => {
    const ways = needs.flatMap(({ start = '' }) => walk(start));
    expect(ways.filter(([id, depth]) => depth > 5 || !(questions.has(id) || outcomes.has(id)))).toEqual([]);
    const met = new Set(ways.map(([id]) => id));
    expect([...questions.keys(), ...outcomes].filter((id) => !met.has(id))).toEqual([]);
  });

  it('every answer leads somewhere of its own', () => {
    const idle = guide.questions.flatMap(({ id, options = [], edges = [] }) => {
      const asked = JSON.stringify(edges);
      return options
        .filter((one) => one.value === undefined && !asked.includes(`"${one.id}"`))
        .map((one) => `${id}: ${one.id}`);
    });
    expect(idle).toEqual([]);
  });

  it('every service is at the end of a way, and under its topics and needs', () => {
    const reached = new Set(guide.outcomes.flatMap((outcome) => outcome.services));
    expect(ids(services).filter((id) => !reached.has(id))).toEqual([]);
    expect(ids(needs).filter((id) => !services.some((one) => one.needs?.includes(id)))).toEqual([]);
    expect(ids(topics).filter((id) => !services.some((one) => one.topics?.includes(id)))).toEqual([]);
    expect(ids(services.filter((one) => !one.topics?.includes(one.category ?? '')))).toEqual([]);
  });

  it('every number of a street that is divided has one district', () => {
    const parts = Map.groupBy(
      areas.flatMap(({ streets }) => streets),
      ({ name }) => name,
    );
    const numbers = Array.from({ length: 300 }, (_, index) => index + 1);
    const wrong = [...parts].flatMap(([name, streets]) => {
      const districts = (number: number): number =>
        streets.filter(
          ({ from = 1, to = 9999, side }) =>
            number >= from && number <= to && (side === undefined || (side === 'odd') === (number % 2 === 1)),
        ).length;
      return streets.length === 1
        ? []
        : numbers.filter((number) => districts(number) !== 1).map((number) => `${name} ${number}`);
    });
    expect(wrong).toEqual([]);
  });
});
