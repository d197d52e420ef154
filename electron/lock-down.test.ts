import type { Session, WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { isOwnScreen, lockContents, lockSession } from './lock-down.ts';

describe('isOwnScreen', () => {
  it.each(['sportello://ui/', 'sportello://ui/index.html', 'sportello://ui/assets/a.js?b#c'])(
    'knows %s',
    (address) => expect(isOwnScreen(address)).toBe(true),
  );

  it.each([
    'https://ui/',
    'sportello://evil/',
    'sportello://ui.evil.example/',
    'sportello://ui:8080/',
    'sportello:ui/',
    'sportello://',
    'file:///etc/passwd',
    'data:text/html,sportello://ui/',
    'javascript:alert(1)',
    'about:blank',
    'blob:sportello://ui/x',
    'https://sportello://ui/',
    '',
    ' ',
  ])('refuses "%s"', (address) => expect(isOwnScreen(address)).toBe(false));
});

type Heard = Record<string, (...args: never[]) => unknown>;

describe('lockSession', () => {
  const lock = (): Heard => {
    const heard: Heard = {};
    const keep =
      (name: string) =>
      (handler: (...args: never[]) => unknown): void => {
        heard[name] = handler;
      };
    lockSession({
      setPermissionRequestHandler: keep('request'),
      setPermissionCheckHandler: keep('check'),
      setDevicePermissionHandler: keep('device'),
      on: (event: string, handler: (...args: never[]) => unknown) => keep(event)(handler),
      webRequest: { onBeforeRequest: keep('before') },
    } as unknown as Session);
    return heard;
  };
  const call = (name: string, ...args: unknown[]): unknown =>
    (lock()[name] as ((...args: unknown[]) => unknown) | undefined)?.(...args);

  it('grants no permission, no device', () => {
    let granted: boolean | undefined;
    call('request', {}, 'media', (answer: boolean) => (granted = answer));
    expect(granted).toBe(false);
    expect(call('check', {}, 'geolocation')).toBe(false);
    expect(call('device', {})).toBe(false);
  });

  it('prevents downloads', () => {
    let prevented = false;
    call('will-download', { preventDefault: () => (prevented = true) });
    expect(prevented).toBe(true);
  });

  it.each([
    ['sportello://ui/assets/a.js', false],
    ['https://example.org/', true],
    ['ws://127.0.0.1/', true],
    ['file:///etc/passwd', true],
    ['devtools://devtools/', true],
  ])('a request for %s is cancelled: %s', (url, cancelled) => {
    let answer: unknown;
    call('before', { url }, (given: unknown) => (answer = given));
    expect(answer).toEqual({ cancel: cancelled });
  });
});

describe('lockContents', () => {
  const heard = new Map<string, (event: object) => void>();
  let openHandler: (() => unknown) | undefined;
  lockContents({
    setWindowOpenHandler: (handler: () => unknown) => (openHandler = handler),
    on: (event: string, handler: (event: object) => void) => heard.set(event, handler),
  } as unknown as WebContents);
  const isPrevented = (event: string, parts: object = {}): boolean => {
    let prevented = false;
    heard.get(event)?.({ ...parts, preventDefault: () => (prevented = true) });
    return prevented;
  };

  it('denies every window', () => expect(openHandler?.()).toEqual({ action: 'deny' }));
  it('keeps every frame on our screens', () => {
    expect(isPrevented('will-frame-navigate', { url: 'https://example.org/' })).toBe(true);
    expect(isPrevented('will-frame-navigate', { url: 'sportello://ui/' })).toBe(false);
  });
  it('follows no redirect, attaches no view', () => {
    expect(isPrevented('will-redirect', { url: 'sportello://ui/' })).toBe(true);
    expect(isPrevented('will-attach-webview')).toBe(true);
  });
});
