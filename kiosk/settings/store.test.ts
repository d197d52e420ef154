import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { confEngine } from './conf-engine.ts';
import { openSettings, type OpenedSettings } from './store.ts';

let folder: string;
let file: string;
const open = (): OpenedSettings => openSettings(file, () => confEngine(file));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sportello-settings-'));
  file = join(folder, 'settings.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('settings', () => {
  it('are a working kiosk where there is no file', () => {
    expect(open()).toEqual({
      settings: {
        formatVersion: 1,
        deskPrinters: [],
        screen: 'P32',
        printer: { kind: 'none' },
        speech: { headset: 'detect', pluggedKey: 'F15', unpluggedKey: 'F16', loudspeaker: true },
        idleSeconds: 120,
        warnSeconds: 45,
        keys: {},
        sync: { everyMinutes: 15, stick: [] },
        technician: { machineRestart: false },
      },
    });
  });
  it('are read, with defaults for what is not written', () => {
    writeFileSync(
      file,
      JSON.stringify({ kioskLetter: 'B', printer: { kind: 'escpos-tcp', host: '10.0.0.9' } }),
    );
    expect(open().settings).toMatchObject({
      kioskLetter: 'B',
      printer: { kind: 'escpos-tcp', port: 9100, paperMm: 80 },
    });
  });
  it.each([
    ['not JSON', '{ "kioskLetter": '],
    ['a value out of range', '{ "idleSeconds": 5 }'],
    ['an unknown field', '{ "idleSecond": 120 }'],
    ['an empty file', ''],
  ])('come back from the last good copy after %s, and the damaged file is kept', (_, damage) => {
    writeFileSync(file, JSON.stringify({ kioskLetter: 'C' }));
    open();
    writeFileSync(file, damage);
    const restored = open();
    expect(restored.settings.kioskLetter).toBe('C');
    expect(restored.problem?.code).toBe('SET-1');
    expect(readFileSync(`${file}.damaged`, 'utf8')).toBe(damage);
    expect(open().problem).toBeUndefined();
  });
  it('come back from the last good copy when they are gone', () => {
    writeFileSync(file, JSON.stringify({ kioskLetter: 'C' }));
    open();
    rmSync(file);
    const restored = open();
    expect([restored.settings.kioskLetter, restored.problem?.code]).toEqual(['C', 'SET-1']);
    expect(open().problem).toBeUndefined();
  });
  it('say where the mistake is, and never a password that stands there', () => {
    const sync = { address: 'https://totem:segreto@comune.it/c', auth: { kind: 'bearer', token: 'segreto' } };
    writeFileSync(file, JSON.stringify({ sync }));
    const { words } = open().problem ?? {};
    expect(words).toContain('sync.address no name and password in the address');
    expect(words).not.toContain('segreto');
  });
  it('know no letter that is read as a digit', () => {
    for (const kioskLetter of ['I', 'O', 'Q']) {
      writeFileSync(file, JSON.stringify({ kioskLetter }));
      expect(open().problem?.code).toBe('SET-2');
    }
  });
  it('fall back to the defaults, and say so, where no copy is good', () => {
    writeFileSync(file, 'nonsense');
    writeFileSync(`${file}.bak`, 'nonsense too');
    const opened = open();
    expect(opened.problem?.code).toBe('SET-2');
    expect(opened.settings.screen).toBe('P32');
    expect(existsSync(`${file}.damaged`)).toBe(true);
  });
});
