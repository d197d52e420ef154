import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { writeWav } from '../core/speech/wav.ts';
import type { SpokenView } from '../kiosk/contract/speech.ts';
import { confEngine } from '../kiosk/settings/conf-engine.ts';
import { clipName } from '../kiosk/speech/clips.ts';
import { type Kiosk, startKiosk } from '../kiosk/start.ts';
import { memoryPrinter } from '../kiosk/testing/printer-memory.ts';
import { bigTown, signedTown } from './testing-catalogue.ts';

type Town = Awaited<ReturnType<typeof signedTown>>;
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const wav = (loud: number): Buffer =>
  Buffer.from(
    writeWav({ channels: 1, sampleRate: 8000, bitsPerSample: 16, data: Uint8Array.of(loud, loud) }),
  );
const file = (text: string): string => `${clipName('it', text)}.wav`;
const clips = (...texts: [string, number][]) =>
  new Map(texts.map(([text, loud]) => [file(text), () => wav(loud)]));

const townWith = async (...texts: [string, number][]): Promise<Town> => {
  const town = await signedTown();
  ends.push(() => town[Symbol.dispose]());
  town.publish(bigTown(3, 0, 'Prima'), undefined, undefined, undefined, clips(...texts));
  mkdirSync(town.data);
  return town;
};
const start = async (town: Town, log: string[] = []): Promise<Kiosk> => {
  const kiosk = await startKiosk({
    dataDir: town.data,
    catalogueFile: undefined,
    catalogueAddress: town.address,
    screen: undefined,
    kioskMode: false,
    settingsEngine: confEngine,
    printer: memoryPrinter(),
    speechDevices: {},
    log: (line) => log.push(line),
  });
  if (!kiosk.ok) throw new Error(kiosk.error.words);
  ends.push(kiosk.value.close);
  return kiosk.value;
};
const says = async (kiosk: Kiosk, text: string): Promise<number | undefined> => {
  const answer = await kiosk.invoke('speak', { lang: 'it', text });
  return answer.ok ? Buffer.from((answer.value as SpokenView).audio, 'base64').at(-1) : undefined;
};

describe('clips of a signed catalogue', () => {
  it('come to the kiosk, are replaced and let go as they are published, and are there without a line', async () => {
    const town = await townWith(['uno', 1], ['due', 2]);
    const kiosk = await start(town);
    await expect.poll(() => says(kiosk, 'uno')).toBe(1);
    await expect.poll(() => says(kiosk, 'due')).toBe(2);
    town.publish(bigTown(3, 0, 'Prima'), undefined, undefined, undefined, clips(['uno', 7]));
    await kiosk.syncNow();
    await expect.poll(() => says(kiosk, 'uno')).toBe(7);
    expect(await says(kiosk, 'due')).toBeUndefined();
    await expect
      .poll(() => readdirSync(join(town.data, 'catalogue', 'clips')).toSorted())
      .toEqual([file('uno'), 'list.json']);
    await kiosk.close();
    ends.pop();
    town.play((_, response) => {
      response.writeHead(503).end();
      return true;
    });
    const later = await start(town);
    expect(await says(later, 'uno')).toBe(7);
    // Damaged or exchanged on the disk: the machine's voice stands in.
    writeFileSync(join(town.data, 'catalogue', 'clips', file('uno')), wav(9));
    expect(await says(later, 'uno')).toBeUndefined();
  });
  it('that are not what was signed are not used, and a technician hears of it; the catalogue is', async () => {
    const town = await townWith(['uno', 1]);
    town.play((path, response) => {
      if (!path.startsWith('clips/')) return false;
      response.end(wav(9));
      return true;
    });
    const log: string[] = [];
    const kiosk = await start(town, log);
    await expect
      .poll(() => log.join('\n'))
      .toMatch(/SPK-5 Clips of the catalogue are missing: .*not what was signed/);
    expect(await says(kiosk, 'uno')).toBeUndefined();
    expect(await kiosk.invoke('home', { lang: 'it' })).toMatchObject({ ok: true });
    town.play(undefined);
    await kiosk.syncNow();
    await expect.poll(() => says(kiosk, 'uno')).toBe(1);
  });
  it('a catalogue without clips names none: what is published is as it was', async () => {
    const town = await townWith();
    expect(readFileSync(join(town.folder, 'metadata', '1.targets.json'), 'utf8')).not.toContain(
      'speech.json',
    );
  });
});
