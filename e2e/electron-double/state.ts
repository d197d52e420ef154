import { type ChildProcess } from 'node:child_process';

/** What the parts of the double share: one process is one application. */
export type DoubleState = {
  ready: boolean;
  /** Schemes that were registered as standard and secure before the application was ready. */
  schemes: Set<string>;
  handlers: Map<string, (request: Request) => Response | Promise<Response>>;
};

export const state: DoubleState = { ready: false, schemes: new Set(), handlers: new Map() };

/** Tells a test, if one started this process, what a person would see from outside. */
export const tell = (message: Parameters<ChildProcess['send']>[0]): void => void process.send?.(message);

const madeUp = /^([a-z]+)\.([a-z]+)\.test$/;

/** Chromium has no way to serve a made-up scheme from outside, so `sportello://ui/x` is asked of it as `https://ui.sportello.test/x`. */
export const toChromium = (address: string): string => {
  const url = URL.parse(address);
  const scheme = url?.protocol.slice(0, -1) ?? '';
  return url !== null && state.schemes.has(scheme)
    ? `https://${url.host}.${scheme}.test${url.pathname}${url.search}${url.hash}`
    : address;
};

/** The address as the application knows it. */
export const toElectron = (address: string): string => {
  const url = URL.parse(address);
  const [, host, scheme] = madeUp.exec(url?.host ?? '') ?? [];
  return url !== null && scheme !== undefined && state.schemes.has(scheme)
    ? `${scheme}://${host}${url.pathname}${url.search}${url.hash}`
    : address;
};
