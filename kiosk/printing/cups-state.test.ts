import { describe, expect, it } from 'vitest';
import { conditionOfReasons, isOneWay } from './cups-state.ts';

describe('printer-state-reasons', () => {
  it.each<[string[], string]>([
    [['none'], 'ready'],
    [['media-empty-error'], 'paper-out'],
    [['media-needed'], 'paper-out'],
    [['media-empty-warning'], 'paper-low'],
    [['media-low-report'], 'paper-low'],
    [['media-empty', 'cover-open'], 'cover-open'],
    [['door-open-error'], 'cover-open'],
    [['media-jam-warning'], 'error'],
    [['spool-area-full-error'], 'error'],
    [['offline-report'], 'off-line'],
    [['connecting-to-device'], 'off-line'],
    [['marker-supply-low-warning', 'cups-missing-filter-warning', 'toner-low'], 'ready'],
    [['some-word-of-tomorrow-warning'], 'ready'],
    [['some-word-of-tomorrow-error'], 'error'],
  ])('%j means %s', (reasons, condition) => {
    expect(conditionOfReasons(reasons)).toBe(condition);
  });

  it('about an empty tray count where no tray has paper', () => {
    expect(conditionOfReasons(['media-empty-report'], false)).toBe('paper-out');
    expect(conditionOfReasons(['media-low-report'], false)).toBe('paper-low');
  });

  it('cannot come back over every way', () => {
    expect(['socket://a', 'lpd://a/b', 'serial:/dev/ttyS0', 'parallel:/dev/lp0'].every(isOneWay)).toBe(true);
    expect(['ipp://a', 'usb://Epson/TM', 'cups-pdf:/', 'dnssd://x', 'file:/tmp/a'].some(isOneWay)).toBe(
      false,
    );
  });
});
