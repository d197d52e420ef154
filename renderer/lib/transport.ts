import type { KioskEvent, Transport } from '../../kiosk/contract/contract.ts';

declare global {
  interface Window {
    /** Put there by the preload of the Electron shell. */
    sportello?: Transport;
  }
}

/** The loopback bridge: one POST a command, one stream of events. Addresses are relative, so nothing leaves this origin. */
export const httpTransport: Transport = {
  invoke: async (name, input) => {
    const answer = await fetch(`./api/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
      cache: 'no-store',
    });
    return answer.json();
  },
  subscribe: (listener) => {
    const source = new EventSource('./events');
    source.addEventListener('message', ({ data }) => {
      listener(JSON.parse(String(data)) as KioskEvent);
    });
    return () => {
      source.close();
    };
  },
};

/** The preload's transport where there is one, else the bridge. */
export const findTransport = (): Transport => window.sportello ?? httpTransport;
