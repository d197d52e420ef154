import { contextBridge, ipcRenderer } from 'electron';
import { eventChannel, invokeChannel } from './channels.ts';

// Filled in at build from the contract, so that no schema library and no second list of names is in here.
declare const __COMMAND_NAMES__: readonly string[];

contextBridge.exposeInMainWorld('sportello', {
  invoke: (name: string, input: unknown): Promise<unknown> =>
    __COMMAND_NAMES__.includes(name)
      ? ipcRenderer.invoke(invokeChannel, name, input)
      : Promise.resolve({ ok: false, error: { code: 'unknown-command' } }),
  subscribe: (listener: (event: unknown) => void): (() => void) => {
    const forward = (_: unknown, event: unknown): void => listener(event);
    ipcRenderer.on(eventChannel, forward);
    return () => ipcRenderer.off(eventChannel, forward);
  },
});
