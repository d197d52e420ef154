import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';
import { testCertificate } from './test-certificate.ts';

/** Servers of a test file on this machine; they end after each test. */
export const testServers = () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });
  const portOf = async (server: Server): Promise<number> => {
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  return {
    portOf,
    /** Serves in the clear, or with a certificate of the town's own; gives the address. */
    serve: async (
      listener: RequestListener,
      secure: boolean | typeof testCertificate = false,
    ): Promise<string> =>
      secure !== false
        ? `https://localhost:${await portOf(createTlsServer(secure === true ? testCertificate : secure, listener))}/c/`
        : `http://127.0.0.1:${await portOf(createServer(listener))}/c/`,
  };
};
