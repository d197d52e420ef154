import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { ServiceView } from '../kiosk/contract/card.ts';
import type { Boot, SearchView } from '../kiosk/contract/views.ts';
import { confEngine } from '../kiosk/settings/conf-engine.ts';
import { type Kiosk, startKiosk, type StartOptions } from '../kiosk/start.ts';
import { memoryPrinter } from '../kiosk/testing/printer-memory.ts';
import { bigTown, signedTown } from './testing-catalogue.ts';

type Town = Awaited<ReturnType<typeof signedTown>>;
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const townOf = async (): Promise<Town> => {
  const town = await signedTown();
  ends.push(() => town[Symbol.dispose]());
  town.publish(bigTown(3, 0, 'Prima'));
  mkdirSync(town.data);
  return town;
};
const start = async (town: Town, options: Partial<StartOptions> = {}, log: string[] = []): Promise<Kiosk> => {
  const kiosk = await startKiosk({
    dataDir: town.data,
    catalogueFile: undefined,
    screen: undefined,
    kioskMode: false,
    settingsEngine: confEngine,
    printer: memoryPrinter(),
    log: (line) => log.push(line),
    ...options,
  });
  if (!kiosk.ok) throw new Error(kiosk.error.words);
  ends.push(kiosk.value.close);
  return kiosk.value;
};
const ask = async <View>(kiosk: Kiosk, name: string, input: object = {}): Promise<View> => {
  const answer = await kiosk.invoke(name, input);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value as View;
};
const titleOn = async (kiosk: Kiosk): Promise<string> =>
  (await ask<ServiceView>(kiosk, 'service', { lang: 'it', service: 'servizio-0', answers: {} })).title.text;

describe('a kiosk with a signed catalogue', () => {
  it('finishes a visit on the catalogue with which it began; the next one has the newer', async () => {
    const town = await townOf();
    const kiosk = await start(town, { catalogueAddress: town.address });
    const events: string[] = [];
    kiosk.subscribe(({ name }) => events.push(name));
    await ask(kiosk, 'home', { lang: 'it' });
    town.publish(bigTown(3, 0, 'Dopo'));
    expect(await kiosk.syncNow()).toBe('A newer catalogue is in use.');
    expect(await titleOn(kiosk)).toBe('Prima');
    const found = await ask<SearchView>(kiosk, 'search', { lang: 'it', text: 'dopo' });
    expect(found.hits.map(({ title }) => title.text)).not.toContain('Dopo');
    expect(events).not.toContain('catalogue');
    await ask(kiosk, 'endSession');
    expect(events).toContain('catalogue');
    expect(await titleOn(kiosk)).toBe('Dopo');
  });

  it('that is only brought sticks has it at the next start, when the stick is out', async () => {
    const town = await townOf();
    const media = join(town.dir, 'media');
    writeFileSync(
      join(town.data, 'settings.json'),
      JSON.stringify({ sync: { stick: [media], root: join(town.keys, '1.root.json') } }),
    );
    cpSync(town.folder, join(media, 'STICK'), { recursive: true });
    const log: string[] = [];
    const first = await start(town, {}, log);
    await expect.poll(() => log.join(), { timeout: 20_000 }).toContain('is in use now');
    expect(await titleOn(first)).toBe('Prima');
    await first.close();
    ends.pop();
    rmSync(media, { recursive: true });
    const later = await start(town);
    expect(await ask<Boot>(later, 'boot')).toMatchObject({ state: 'ready' });
    expect(await titleOn(later)).toBe('Prima');
  });
});
