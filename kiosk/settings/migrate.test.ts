import { describe, expect, it } from 'vitest';
import { migrateSettings, settingsVersion } from './migrate.ts';
import { Settings } from './schema.ts';

const steps = [
  ({ idle, ...rest }: Record<string, unknown>) => ({ ...rest, idleSeconds: idle }),
  (raw: Record<string, unknown>) => ({ ...raw, warnSeconds: 30 }),
];

describe('settings of another version', () => {
  it('are brought through every version in between', () => {
    expect(migrateSettings({ formatVersion: 1, idle: 150 }, steps)).toEqual({
      ok: true,
      value: { formatVersion: 3, idleSeconds: 150, warnSeconds: 30 },
    });
    expect(migrateSettings({ idle: 150 }, steps)).toMatchObject({ value: { formatVersion: 3 } });
    expect(migrateSettings({ formatVersion: 2, idleSeconds: 1 }, steps)).toEqual({
      ok: true,
      value: { formatVersion: 3, idleSeconds: 1, warnSeconds: 30 },
    });
  });
  it('that are later say so', () => {
    expect(migrateSettings({ formatVersion: 4 }, steps)).toMatchObject({
      error: { words: expect.stringContaining('of version 4') },
    });
  });
  it('stay as they are where they are of this one, or of none', () => {
    for (const raw of [{ formatVersion: settingsVersion }, { formatVersion: 'x' }, { formatVersion: 0 }])
      expect(migrateSettings(raw)).toEqual({ ok: true, value: raw });
    expect(Settings.parse({}).formatVersion).toBe(settingsVersion);
  });
});
