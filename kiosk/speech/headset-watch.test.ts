import fc from 'fast-check';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { settableClock } from '../testing/settable-clock.ts';
import { listSinks, lookMs, watchHeadset } from './headset-watch.ts';
import { type Headset, headsetOf } from './sinks.ts';

const sinks = (availability: string | undefined, name = 'analog-output-headphones'): string =>
  JSON.stringify([
    {
      index: 0,
      name: 'alsa_output.pci-0000_00_1f.3.analog-stereo',
      ports: [
        { name: 'analog-output-speaker', type: 'Speaker', availability: 'availability unknown' },
        { name, type: 'Headphones', ...(availability === undefined ? {} : { availability }) },
      ],
    },
  ]);

describe('what pactl says', () => {
  it.each<[string, Headset]>([
    [sinks('available'), 'plugged'],
    [sinks('not available'), 'unplugged'],
    [sinks('availability unknown'), 'unknown'],
    [sinks(undefined), 'unknown'],
    [sinks('available', '[Out] Headset'), 'plugged'],
    [sinks('available', 'hdmi-output-0'), 'unknown'],
    ['[]', 'unknown'],
    ['Connection failure: Connection refused', 'unknown'],
    ['{"ports":[]}', 'unknown'],
  ])('%#', (answer, state) => {
    expect(headsetOf(answer)).toBe(state);
  });
  it('one headset of two sound cards is enough', () => {
    expect(headsetOf(`[${sinks('not available').slice(1, -1)},${sinks('available').slice(1, -1)}]`)).toBe(
      'plugged',
    );
  });
  it('anything at all: never thrown', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (answer) => {
        expect(['plugged', 'unplugged', 'unknown']).toContain(headsetOf(answer));
      }),
    );
  });
});

describe('the watch', () => {
  const turn = (): Promise<void> => new Promise((done) => setImmediate(done));
  const start = (answers: () => string | undefined, program = true) => {
    const clock = settableClock(0);
    const heard: Headset[] = [];
    const told: string[] = [];
    const watch = watchHeadset(program ? () => Promise.resolve(answers()) : undefined, {
      clock,
      tell: (code) => told.push(code),
      onChange: (state) => heard.push(state),
    });
    const later = async (ms = lookMs): Promise<void> => {
      clock.advance(ms);
      await turn();
    };
    return { watch, heard, told, later };
  };
  it('A2: notices a headset within a second, and when it is pulled out', async () => {
    expect(lookMs).toBeLessThan(1000);
    let answer = sinks('not available');
    const { watch, heard, later } = start(() => answer);
    await later();
    answer = sinks('available');
    await later();
    await later();
    answer = sinks('not available');
    await later();
    expect(heard).toEqual(['unplugged', 'plugged', 'unplugged']);
    watch.end();
    answer = sinks('available');
    await later();
    expect(watch.state()).toBe('unplugged');
  });
  it('a sound system that does not answer is said once, and asked again', async () => {
    let answer: string | undefined = undefined;
    const { watch, told, later } = start(() => answer);
    await later();
    await later(30_000);
    expect(told).toEqual(['SPK-2']);
    answer = sinks('available');
    await later(30_000);
    expect(watch.state()).toBe('plugged');
    watch.end();
  });
  it('no pactl: said once', () => {
    const { watch, told } = start(() => '', false);
    expect(told).toEqual(['SPK-2']);
    expect(watch.state()).toBe('unknown');
  });
  it('asks a program, and survives one that fails', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'sportello-pactl-'));
    const program = (body: string): string => {
      const file = join(dir, 'pactl');
      writeFileSync(file, `#!/bin/sh\n${body}\n`);
      chmodSync(file, 0o755);
      return file;
    };
    expect(await listSinks(program('[ "$*" = "-fjson list sinks" ] && echo "[]"'))()).toBe('[]\n');
    expect(await listSinks(program('exit 1'))()).toBeUndefined();
    expect(await listSinks(join(dir, 'none'))()).toBeUndefined();
    rmSync(dir, { recursive: true });
  });
});
