import type { OnBeforeRequestListenerDetails, Session, WebContents } from 'electron';
import { createEvents, loud } from './loud.ts';
import { state } from './state.ts';

type PermissionRequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type PermissionCheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;
type BeforeRequest = Extract<
  Parameters<Session['webRequest']['onBeforeRequest']>[0],
  (...args: never[]) => void
>;
type Permission = Parameters<PermissionCheckHandler>[1] & Parameters<PermissionRequestHandler>[1];

/** Electron's names, and Chromium's for the same thing. */
const permissions: readonly [Permission, string[]][] = [
  ['geolocation', ['geolocation']],
  ['notifications', ['notifications']],
  ['media', ['camera', 'microphone']],
  ['clipboard-read', ['clipboard-read']],
  ['clipboard-sanitized-write', ['clipboard-write']],
];

/** The default session: its handlers are kept, and asked where the page or Chromium would meet them. */
export const createSession = () => {
  const events = createEvents('session', ['will-download']);
  let ask: PermissionRequestHandler | null = null;
  let check: PermissionCheckHandler | null = null;
  let before: BeforeRequest | null = null;

  const webRequest: Pick<Session['webRequest'], 'onBeforeRequest'> = loud('session.webRequest', {
    onBeforeRequest: (...args: unknown[]) => {
      if (typeof args[0] !== 'function')
        throw new Error('electron-double: webRequest filters are not implemented');
      before = args[0] as BeforeRequest;
    },
  });

  const session: Pick<
    Session,
    'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'on'
  > & { webRequest: typeof webRequest } = loud('session', {
    setPermissionRequestHandler: (handler) => {
      ask = handler;
    },
    setPermissionCheckHandler: (handler) => {
      check = handler;
    },
    // No device can be reached from the double, so there is nobody to ask this one.
    setDevicePermissionHandler: () => undefined,
    on: events.on as Session['on'],
    webRequest,
  });

  /** Without handlers Electron grants everything. */
  const allows = async (contents: WebContents, permission: Permission, url: string): Promise<boolean> => {
    const details = { isMainFrame: true, requestingUrl: url, requestingOrigin: url };
    if (check?.(contents, permission, url, { ...details, securityOrigin: url }) === false) return false;
    if (ask === null) return true;
    return new Promise((answer) =>
      ask?.(contents, permission, answer, details as Parameters<PermissionRequestHandler>[3]),
    );
  };

  return {
    session,
    emitDownload: (event: unknown, item: unknown, contents: WebContents): void =>
      void events.emit('will-download', event, item, contents),
    /** Chromium's names of what a page at this address may do. */
    granted: async (contents: WebContents, url: string): Promise<string[]> => {
      const answers = await Promise.all(
        permissions.map(async ([name, names]) => ((await allows(contents, name, url)) ? names : [])),
      );
      return answers.flat();
    },
    cancels: async (
      details: Pick<OnBeforeRequestListenerDetails, 'url' | 'method' | 'resourceType'>,
    ): Promise<boolean> => {
      const listener = before;
      if (listener === null) return false;
      const { cancel } = await new Promise<{ cancel?: boolean }>((answer) =>
        listener(details as OnBeforeRequestListenerDetails, answer),
      );
      return cancel === true;
    },
  };
};

const defaultSession = createSession();
export const sessionOfApp = defaultSession;

export const session = loud('session', {
  get defaultSession() {
    if (!state.ready) throw new Error('Session can only be received when app is ready');
    return defaultSession.session;
  },
});
