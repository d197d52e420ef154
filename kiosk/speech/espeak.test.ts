import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { languages } from '../../core/model/language.ts';
import { maxSpokenLength } from '../../core/speech/spoken-text.ts';
import { readWav, wavMs } from '../../core/speech/wav.ts';
import { findProgram } from '../find-program.ts';
import { createEspeak } from './espeak.ts';

const dir = mkdtempSync(join(tmpdir(), 'sportello-espeak-'));
afterAll(() => rmSync(dir, { recursive: true }));
const program = findProgram(['espeak-ng']);
const told: string[] = [];
const tell = (code: string): void => void told.push(code);

/** How long Python finds a WAV to be, in seconds: it believes the head. */
const secondsByPython = (bytes: Uint8Array): number => {
  const file = join(dir, 'said.wav');
  writeFileSync(file, bytes);
  const script = 'import sys,wave\nw=wave.open(sys.argv[1])\nprint(w.getnframes()/w.getframerate())';
  return Number(execFileSync('python3', ['-c', script, file], { encoding: 'utf8' }));
};
const fake = (body: string): string => {
  const file = join(dir, 'espeak-ng');
  writeFileSync(file, `#!/bin/sh\n${body}\n`);
  chmodSync(file, 0o755);
  return file;
};

describe.skipIf(program === undefined)('espeak-ng', () => {
  const espeak = createEspeak(program ?? '', tell);
  const hello: Record<(typeof languages)[number], string> = {
    it: 'Di che cosa hai bisogno?',
    en: 'What do you need?',
    ro: 'De ce aveți nevoie?',
    sq: 'Çfarë ju nevojitet?',
    ar: 'ماذا تحتاج؟',
    'zh-Hans': '您需要什么？',
    uk: 'Що вам потрібно?',
    fr: 'De quoi avez-vous besoin ?',
    es: '¿Qué necesita?',
    bn: 'আপনার কী দরকার?',
    pa: 'ਤੁਹਾਨੂੰ ਕੀ ਚਾਹੀਦਾ ਹੈ?',
  };
  it.each(languages)('says a question in %s as a real WAV of a sensible length', async (lang) => {
    const sound = await espeak.say({ lang, text: hello[lang] });
    const seconds = secondsByPython(sound?.bytes ?? new Uint8Array());
    expect(seconds).toBeGreaterThan(0.5);
    expect(seconds).toBeLessThan(6);
  });
  it('A7: says 120 to 125 words of English a minute', async () => {
    const text =
      'The town hall is open from Monday to Friday from eight in the morning to noon. Please bring your identity card and two photographs with you. If you have lost the card go to the police first and then come back here to the desk on the ground floor.';
    const sound = await espeak.say({ lang: 'en', text });
    const minutes = secondsByPython(sound?.bytes ?? new Uint8Array()) / 60;
    const pace = text.split(' ').length / minutes;
    expect(pace).toBeGreaterThan(118);
    expect(pace).toBeLessThan(127);
  });
  it('reads marks and commands aloud, or not at all, and carries none out', async () => {
    const length = async (text: string): Promise<number> => {
      const wav = readWav((await espeak.say({ lang: 'it', text }))?.bytes ?? new Uint8Array());
      return wav === undefined ? 0 : wavMs(wav);
    };
    // The command \u0001 80S would make it slower, <break> would wait for ten seconds.
    expect(await length('\u000180S ciao a tutti')).toBeCloseTo(await length(' 80S ciao a tutti'), 0);
    expect(await length('ciao <break time="10s"/> ciao')).toBeLessThan(9000);
  });
  it('says nothing where there is nothing to say, or too much', async () => {
    expect(await espeak.say({ lang: 'it', text: ' - ' })).toBeUndefined();
    expect(await espeak.say({ lang: 'it', text: 'a'.repeat(maxSpokenLength + 1) })).toBeUndefined();
  });
});

describe('a program that misbehaves', () => {
  it('and hangs is ended with its visit', async () => {
    const pid = join(dir, 'pid');
    const ending = new AbortController();
    const saying = createEspeak(
      fake(`echo $$ > ${pid}.part; mv ${pid}.part ${pid}; exec sleep 60`),
      tell,
    ).say({ lang: 'it', text: 'ciao' }, ending.signal);
    const started = (): number | undefined => {
      try {
        return Number(readFileSync(pid, 'utf8'));
      } catch {
        return undefined;
      }
    };
    await expect.poll(started).toBeGreaterThan(0);
    ending.abort();
    expect(await saying).toBeUndefined();
    await expect
      .poll(() => {
        try {
          return process.kill(started() ?? 0, 0);
        } catch {
          return false;
        }
      })
      .toBe(false);
    expect(told).not.toContain('SPK-4');
  });
  it.each([
    ['ends badly', 'exit 3'],
    ['writes no sound', 'echo no voice'],
  ])('and %s is said once, without a word of the text', async (_, body) => {
    const lines: string[] = [];
    const espeak = createEspeak(fake(body), (code, words) => lines.push(`${code} ${words}`));
    expect(await espeak.say({ lang: 'it', text: 'Rossi Maria' })).toBeUndefined();
    expect(await espeak.say({ lang: 'it', text: 'Rossi Maria' })).toBeUndefined();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^SPK-4 /);
    expect(lines[0]).not.toContain('Rossi');
  });
});
