import { describe, expect, it, vi } from 'vitest';
import { keepShowing, maxReloads, reloadWindowMs } from './window.ts';

vi.mock('electron', () => ({ BrowserWindow: class {} }));

const showing = () => {
  let now = 0;
  const loaded: string[] = [];
  const faults: string[] = [];
  let lost = 0;
  let die = (_reason: string): void => undefined;
  let paint = (): void => undefined;
  let shown = 0;
  let loads: () => Promise<void> = () => Promise.resolve();
  keepShowing(
    {
      loadURL: (url) => {
        loaded.push(url);
        return loads();
      },
      show: () => (shown += 1),
      once: (_event, listener) => (paint = listener),
      webContents: {
        on: (_event, listener) => {
          die = (reason) => listener({}, { reason });
        },
      },
    },
    { now: () => now, onFault: (words) => faults.push(words), onLost: () => (lost += 1) },
  );
  return {
    loaded,
    faults,
    die: (reason = 'crashed') => die(reason),
    pass: (ms: number) => (now += ms),
    paint: () => paint(),
    shown: () => shown,
    lost: () => lost,
    failLoads: () => (loads = () => Promise.reject(new Error('ERR_FAILED'))),
  };
};

describe('keepShowing', () => {
  it('loads the screens, and shows the window when they have painted', () => {
    const { loaded, shown, paint } = showing();
    expect(loaded).toEqual(['sportello://ui/']);
    expect(shown()).toBe(0);
    paint();
    expect(shown()).toBe(1);
  });

  it('loads them again when they die, and then the page that stays, and says so once', () => {
    const { loaded, faults, die, lost } = showing();
    for (let time = 0; time < maxReloads; time += 1) die();
    expect(loaded).toEqual(Array(1 + maxReloads).fill('sportello://ui/'));
    expect(faults).toEqual([]);
    die('oom');
    expect(loaded.at(-1)).toBe('sportello://ui/out-of-service.html');
    expect(faults).toEqual([expect.stringMatching(/^UI-1 .*oom/)]);
    expect(lost()).toBe(0);
  });

  it('is lost when that page dies too, and loads nothing for ever', () => {
    const { loaded, faults, die, lost } = showing();
    for (let time = 0; time <= maxReloads; time += 1) die();
    const before = loaded.length;
    die();
    expect(lost()).toBe(1);
    expect(loaded).toHaveLength(before);
    expect(faults).toHaveLength(1);
  });

  it('counts only the last ten minutes: a crash a day is not a broken kiosk', () => {
    const { loaded, faults, die, pass } = showing();
    for (let day = 0; day < 20; day += 1) {
      die();
      pass(reloadWindowMs);
    }
    expect(loaded).toHaveLength(21);
    expect(faults).toEqual([]);
  });

  it('a page that ended in order is not loaded again', () => {
    const { loaded, die } = showing();
    die('clean-exit');
    expect(loaded).toHaveLength(1);
  });

  it('a load that fails is said, and ends nothing', async () => {
    const { faults, die, failLoads } = showing();
    failLoads();
    die();
    await Promise.resolve();
    expect(faults).toEqual([expect.stringMatching(/^UI-2 .*ERR_FAILED/)]);
  });
});
