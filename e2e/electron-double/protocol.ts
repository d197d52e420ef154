import type { Protocol } from 'electron';
import { loud } from './loud.ts';
import { state } from './state.ts';

/** Custom schemes. Only standard and secure ones can stand behind a made-up https origin, so others are refused. */
export const protocol: Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle'> = loud('protocol', {
  registerSchemesAsPrivileged: (schemes) => {
    if (state.ready)
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme, privileges } of schemes) {
      if (privileges?.standard !== true || privileges.secure !== true)
        throw new Error(`electron-double: scheme ${scheme} must be standard and secure`);
      if (privileges.bypassCSP === true)
        throw new Error(`electron-double: scheme ${scheme} must not bypass the content security policy`);
      state.schemes.add(scheme);
    }
  },
  handle: (scheme, handler) => {
    if (!state.ready) throw new Error('electron-double: protocol.handle before app is ready');
    if (!state.schemes.has(scheme)) throw new Error(`electron-double: scheme ${scheme} is not registered`);
    state.handlers.set(scheme, handler as (request: Request) => Response | Promise<Response>);
  },
});
