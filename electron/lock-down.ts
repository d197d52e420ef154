import type { App, Session, WebContents } from 'electron';
import { uiOrigin } from './channels.ts';

/** Whether an address is one of the kiosk's own screens. */
export const isOwnScreen = (address: string): boolean => {
  const url = URL.parse(address);
  return url !== null && `${url.protocol}//${url.host}` === uiOrigin;
};

/** Nothing is asked of any network, no permission is granted, nothing is downloaded. Electron's security checklist, items 5, 13, 14, 18. */
export const lockSession = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isOwnScreen(details.url) }));
};

/** No window but ours, no address but our screens, no embedded view. */
export const lockContents = (contents: WebContents): void => {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // Of frames too, though the policy of the screens allows none.
  contents.on('will-frame-navigate', (event) => {
    if (!isOwnScreen(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
};

/** Holds for every page that this process ever makes. */
export const lockApp = (app: App): void => {
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
};
