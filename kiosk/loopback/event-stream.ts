import type { IncomingMessage, ServerResponse } from 'node:http';
import type { KioskEvent } from '../contract/contract.ts';
import { securityHeaders } from './headers.ts';

/** One screen and an observer or two; more is a fault somewhere. */
const maxListeners = 8;

/** Server-sent events for the screens that listen. */
export const createEventStream = (subscribe: (listener: (event: KioskEvent) => void) => () => void) => {
  const open = new Set<ServerResponse>();
  const unsubscribe = subscribe((event) => {
    for (const response of open) response.write(`data: ${JSON.stringify(event)}\n\n`);
  });
  return {
    add: (request: IncomingMessage, response: ServerResponse): void => {
      if (open.size >= maxListeners) {
        response.writeHead(503, securityHeaders).end();
        return;
      }
      response.writeHead(200, { ...securityHeaders, 'Content-Type': 'text/event-stream' });
      response.write(': ready\n\n');
      open.add(response);
      request.on('close', () => open.delete(response));
    },
    close: (): void => {
      unsubscribe();
      for (const response of open) response.end();
      open.clear();
    },
  };
};
