import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import type { Kiosk } from '../kiosk/start.ts';
import { eventChannel, invokeChannel } from './channels.ts';
import { isOwnScreen } from './lock-down.ts';

/** Only the top frame of our own window, showing our own screen, may speak. Electron's security checklist, item 17. */
export const isTrustedSender = (
  event: Pick<IpcMainInvokeEvent, 'senderFrame' | 'sender'>,
  own: WebContents,
): boolean =>
  event.sender === own &&
  event.senderFrame !== null &&
  event.senderFrame === own.mainFrame &&
  isOwnScreen(event.senderFrame.url);

/** Carries commands into the kiosk and its events out to the window. Returns the function that ends it. */
export const connectIpc = (
  ipcMain: IpcMain,
  contents: WebContents,
  kiosk: Pick<Kiosk, 'invoke' | 'subscribe'>,
): (() => void) => {
  ipcMain.handle(invokeChannel, (event, name: unknown, input: unknown) =>
    isTrustedSender(event, contents) && typeof name === 'string'
      ? kiosk.invoke(name, input)
      : { ok: false, error: { code: 'unknown-command' } },
  );
  const unsubscribe = kiosk.subscribe((event) => {
    if (!contents.isDestroyed()) contents.send(eventChannel, event);
  });
  return () => {
    unsubscribe();
    ipcMain.removeHandler(invokeChannel);
  };
};
