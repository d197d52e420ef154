import type { IpcMain, IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron';
import { describe, expect, it } from 'vitest';
import type { KioskEvent } from '../kiosk/contract/contract.ts';
import { eventChannel, invokeChannel } from './channels.ts';
import { connectIpc, isTrustedSender } from './ipc.ts';

const frame = (url: string): WebFrameMain => ({ url }) as WebFrameMain;
const contentsOf = (mainFrame: WebFrameMain, sent: unknown[][] = []): WebContents =>
  ({
    mainFrame,
    isDestroyed: () => false,
    send: (...args: unknown[]) => sent.push(args),
  }) as unknown as WebContents;
const own = frame('sportello://ui/');
const contents = contentsOf(own);
const event = (sender: WebContents, senderFrame: WebFrameMain | null): IpcMainInvokeEvent =>
  ({ sender, senderFrame }) as IpcMainInvokeEvent;

describe('isTrustedSender', () => {
  it('trusts the top frame of our window on our screens', () =>
    expect(isTrustedSender(event(contents, own), contents)).toBe(true));
  it('no other window', () => expect(isTrustedSender(event(contentsOf(own), own), contents)).toBe(false));
  it('no frame inside of it, whatever its address', () =>
    expect(isTrustedSender(event(contents, frame('sportello://ui/')), contents)).toBe(false));
  it('no frame that is gone', () => expect(isTrustedSender(event(contents, null), contents)).toBe(false));
  it('not our frame once it shows another page', () => {
    const gone = frame('https://evil.example/');
    const lost = contentsOf(gone);
    expect(isTrustedSender(event(lost, gone), lost)).toBe(false);
  });
});

describe('connectIpc', () => {
  const connect = () => {
    const handlers = new Map<string, (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown>();
    const ipcMain = {
      handle: (channel: string, handler: (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown) =>
        handlers.set(channel, handler),
      removeHandler: (channel: string) => handlers.delete(channel),
    } as unknown as IpcMain;
    const sent: unknown[][] = [];
    const asked: unknown[][] = [];
    let listener: ((event: KioskEvent) => void) | undefined;
    const window = contentsOf(own, sent);
    const end = connectIpc(ipcMain, window, {
      invoke: async (...args) => {
        asked.push(args);
        return { ok: true, value: {} };
      },
      subscribe: (given) => {
        listener = given;
        return () => (listener = undefined);
      },
    });
    const invoke = (...args: unknown[]): unknown =>
      handlers.get(invokeChannel)?.(event(window, own), ...args);
    return {
      invoke,
      strange: () => handlers.get(invokeChannel)?.(event(window, frame('https://evil.example/')), 'boot', {}),
      asked,
      sent,
      tell: (given: KioskEvent) => listener?.(given),
      end,
      handlers,
    };
  };

  it('hands name and input to the kiosk', async () => {
    const { invoke, asked } = connect();
    expect(await invoke('boot', { a: 1 })).toEqual({ ok: true, value: {} });
    expect(asked).toEqual([['boot', { a: 1 }]]);
  });
  it('hands nothing of a stranger on', () => {
    const { strange, asked } = connect();
    expect(strange()).toEqual({ ok: false, error: { code: 'unknown-command' } });
    expect(asked).toEqual([]);
  });
  it('refuses a name that is no text', () => {
    const { invoke, asked } = connect();
    for (const name of [undefined, 3, ['boot'], { toString: () => 'boot' }])
      expect(invoke(name, {})).toEqual({ ok: false, error: { code: 'unknown-command' } });
    expect(asked).toEqual([]);
  });
  it('tells the window what happens, until it ends', () => {
    const { tell, sent, end, handlers } = connect();
    tell({ name: 'printer', data: { state: 'ready' } });
    expect(sent).toEqual([[eventChannel, { name: 'printer', data: { state: 'ready' } }]]);
    end();
    tell({ name: 'printer', data: { state: 'paper-out' } });
    expect(sent).toHaveLength(1);
    expect(handlers.size).toBe(0);
  });
});
