import { beforeEach, describe, expect, it } from 'vitest';
import { Idle, type IdleMode, type Timers } from './idle.ts';

class FakeClock implements Timers {
  #now = 0;
  #jobs: { at: number; run: () => void }[] = [];
  now = (): number => this.#now;
  after = (ms: number, run: () => void): (() => void) => {
    const job = { at: this.#now + ms, run };
    this.#jobs.push(job);
    return () => {
      this.#jobs = this.#jobs.filter((other) => other !== job);
    };
  };
  pass(seconds: number): void {
    const until = this.#now + seconds * 1000;
    for (;;) {
      const next = this.#jobs.filter((job) => job.at <= until).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#now = next.at;
      this.#jobs = this.#jobs.filter((job) => job !== next);
      next.run();
    }
    this.#now = until;
  }
  get pending(): number {
    return this.#jobs.length;
  }
}

let clock: FakeClock;
let said: string[];
let speaking = false;
const start = (mode: IdleMode): Idle => {
  speaking = false;
  clock = new FakeClock();
  said = [];
  const idle = new Idle({ warnAfterSeconds: 120, extendWithinSeconds: 45, afterTicketSeconds: 30 }, clock, {
    warn: (left) => said.push(`warn ${left}`),
    calm: () => said.push('calm'),
    end: () => said.push('end'),
    speaking: () => speaking,
  });
  idle.watch(mode);
  return idle;
};

describe('a visit', () => {
  let idle: Idle;
  beforeEach(() => {
    idle = start('visit');
  });

  it('is warned about after 120 s, and ended 45 s later', () => {
    clock.pass(119);
    expect(said).toEqual([]);
    clock.pass(1);
    expect(said).toEqual(['warn 45']);
    clock.pass(44);
    expect(said.at(-1)).toBe('warn 1');
    clock.pass(1);
    expect(said.at(-1)).toBe('end');
    expect(clock.pending).toBe(0);
  });

  it('is extended more than ten times', () => {
    for (let time = 0; time < 15; time += 1) {
      clock.pass(150);
      expect(idle.warning).toBe(true);
      idle.extend();
      expect(idle.warning).toBe(false);
    }
    expect(said.filter((word) => word === 'calm')).toHaveLength(15);
    expect(said).not.toContain('end');
  });

  it('is kept alive by any activity, such as typing', () => {
    for (let time = 0; time < 20; time += 1) {
      clock.pass(100);
      idle.activity();
    }
    expect(said).toEqual([]);
  });

  it('is not extended by a passing touch once it has warned', () => {
    clock.pass(130);
    idle.activity();
    clock.pass(35);
    expect(said.at(-1)).toBe('end');
  });
});

describe('after a ticket', () => {
  it('ends after 30 s without asking', () => {
    start('ticket');
    clock.pass(29);
    expect(said).toEqual([]);
    clock.pass(1);
    expect(said).toEqual(['end']);
  });

  it('starts anew with each touch', () => {
    const idle = start('ticket');
    clock.pass(29);
    idle.activity();
    clock.pass(29);
    expect(said).toEqual([]);
  });
});

it('does nothing while nobody is there', () => {
  start('off');
  clock.pass(10_000);
  expect(said).toEqual([]);
  expect(clock.pending).toBe(0);
});

describe('while the kiosk speaks', () => {
  it('A17: a visit is not ended and not warned of; when all is said, the whole time begins', () => {
    start('visit');
    speaking = true;
    clock.pass(600);
    expect(said).toEqual([]);
    speaking = false;
    clock.pass(119);
    expect(said).toEqual([]);
    clock.pass(4);
    expect(said[0]).toBe('warn 45');
  });
  it('A17: after a ticket, too', () => {
    start('ticket');
    speaking = true;
    clock.pass(300);
    speaking = false;
    clock.pass(29);
    expect(said).toEqual([]);
    clock.pass(3);
    expect(said).toEqual(['end']);
  });
  it('A17: the seconds of the warning are for answering, not for hearing it', () => {
    start('visit');
    clock.pass(121);
    speaking = true;
    clock.pass(100);
    expect(said).not.toContain('end');
    speaking = false;
    clock.pass(46);
    expect(said.at(-1)).toBe('end');
  });
});
