import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { formatNumber } from '../core/numbers/number.ts';
import { serviceDay } from '../core/numbers/service-day.ts';
import type { Journal } from '../kiosk/journal/journal.ts';
import { openJournal } from '../kiosk/journal/open-journal.ts';
import { type Experiment, type Outcome, repeated, type Round } from './experiment.ts';
import { ticketsIn } from './issuer.ts';
import type { Random } from './random.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** A clock as a list of instants, at each of which somebody takes a number. */
type Course = (random: Random, tickets: number) => number[];

/** About an instant, back and forth, some of it by an hour. */
const about =
  (instant: string): Course =>
  (random, tickets) =>
    Array.from(
      { length: tickets },
      (_, at) =>
        Date.parse(instant) +
        (at - tickets / 2) * minute +
        random.pick([0, 0, 0, -60, 60]) * minute +
        random.below(minute),
    );

const courses: Readonly<Record<string, Course>> = {
  'midnight, back and forth': about('2026-11-24T00:00:00+01:00'),
  'summer time begins': about('2026-03-29T02:00:00+01:00'),
  'summer time ends: the hour that comes twice': about('2026-10-25T03:00:00+02:00'),
  'set to any day of ten years, and back': (random, tickets) =>
    Array.from({ length: tickets }, () => Date.parse('2021-01-01T00:00:00Z') + random.below(3_650) * day),
  'a year without network': (random, tickets) =>
    Array.from(
      { length: tickets },
      (_, at) => Date.parse('2026-01-01T08:00:00+01:00') + (at / tickets) * 365 * day + random.below(minute),
    ),
};

const ticketsOf = { short: 120, long: 4_000 } as const;

const follow = ({ random, folder, size }: Round, name: string, course: Course): Outcome => {
  const file = join(folder, name.replaceAll(/\W/g, '-'), 'journal.sqlite');
  let at = 0;
  const open = (): Journal => {
    const opened = openJournal({
      file,
      now: () => at,
      serviceDay: (instant) => serviceDay(instant, 'Europe/Rome'),
      newId: randomUUID,
      burst: { limit: Infinity, windowMs: 1, pauseMs: 1 },
    });
    if (!opened.ok) throw new Error(opened.error.code);
    return opened.value;
  };
  const said: { id: string; number: string }[] = [];
  const instants = course(random, ticketsOf[size]);
  let journal = open();
  for (const [count, instant] of instants.entries()) {
    at = instant;
    // A start in between, wherever the clock stands then.
    if (random.below(instants.length / 8) === 0) {
      journal.close();
      journal = open();
    }
    const issued = journal.issue({
      kind: 'number',
      requestId: `${name}-${count}`,
      service: 'carta',
      language: 'it',
      queue: 'anagrafe',
      prefix: 'A',
    });
    if (!issued.ok || issued.value.number === undefined) throw new Error('no ticket was issued');
    said.push({ id: issued.value.id, number: `${issued.value.day} ${formatNumber(issued.value.number)}` });
  }
  const pending = journal.pendingEvents(instants.length + 1).length;
  journal.close();
  const { ids } = ticketsIn(file);
  return {
    acknowledged: said.length,
    lost: [
      ...said.filter(({ id }) => !ids.has(id)).map(({ number }) => number),
      ...(pending === said.length ? [] : [`${said.length - pending} events`]),
    ],
    twice: repeated(said.map(({ number }) => number)),
    told: 0,
    said: { [name]: `nothing: ${said.at(0)?.number} to ${said.at(-1)?.number}` },
  };
};

/** Clocks that jump, days that end, hours that come twice, and a year in which no hub takes an event. */
export const clocks: Experiment = {
  name: 'clocks',
  about: 'clock set back and forth, midnight, summer time, a year without network',
  least: 5,
  run: (round) => {
    const outcomes = Object.entries(courses).map(([name, course]) => follow(round, name, course));
    return Promise.resolve({
      acknowledged: outcomes.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
      lost: outcomes.flatMap(({ lost }) => lost),
      twice: outcomes.flatMap(({ twice }) => twice),
      told: 0,
      said: Object.assign({}, ...outcomes.map(({ said }) => said)) as Record<string, string>,
    });
  },
};
