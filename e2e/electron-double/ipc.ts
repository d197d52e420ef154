import { isDeepStrictEqual } from 'node:util';
import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { loud } from './loud.ts';

type Handler = Parameters<IpcMain['handle']>[1];
const handlers = new Map<string, Handler>();

export const ipcMain: Pick<IpcMain, 'handle' | 'removeHandler' | 'on'> = loud('ipcMain', {
  handle: (channel, handler) => {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
  removeHandler: (channel) => void handlers.delete(channel),
  // electron-store registers one for its renderer side; the preload of the double cannot send such messages.
  on: () => ipcMain as IpcMain,
});

/** Calls a handler as Electron does. What crosses must be plain JSON: anything else would arrive changed, and is a failure here. */
export const answerInvoke = async (
  event: IpcMainInvokeEvent,
  channel: string,
  args: unknown[],
): Promise<{ value: unknown } | { error: string }> => {
  const handler = handlers.get(channel);
  if (handler === undefined)
    return { error: `Error invoking remote method '${channel}': No handler registered for '${channel}'` };
  try {
    const value: unknown = await handler(event, ...args);
    const copy = value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
    if (!isDeepStrictEqual(copy, structuredClone(value)))
      throw new Error(`electron-double: the answer on ${channel} is not plain JSON`);
    return { value };
  } catch (fault) {
    return { error: `Error invoking remote method '${channel}': ${String(fault)}` };
  }
};
