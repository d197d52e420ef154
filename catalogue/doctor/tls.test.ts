import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:https';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { certificates } from '../testing/certificates.ts';
import { cli } from '../testing/cli.ts';
import { townOf, workshopOf } from '../testing/workshop.ts';
import { examine } from './examine.ts';

const before = getCACertificates('default');
const now = Date.now();
let shop: ReturnType<typeof workshopOf>;
let end: () => void;
beforeEach(() => {
  shop = workshopOf(true, now - 1_000);
  expect(shop.publish(townOf(1), now).ok).toBe(true);
});
afterEach(() => {
  setDefaultCACertificates(before);
  end();
  shop[Symbol.dispose]();
});

/** The published folder behind TLS. `isKnown`: this machine believes the authority of the certificate. */
const serve = async (cert: string, isKnown = true): Promise<string> => {
  if (isKnown) setDefaultCACertificates([...before, certificates.authority]);
  const server = createServer({ cert, key: certificates.key }, (request, response) => {
    const file = join(shop.to, new URL(request.url ?? '/', 'https://localhost').pathname);
    if (!existsSync(file) || statSync(file).isDirectory()) response.writeHead(404).end();
    else response.end(readFileSync(file));
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  end = () => {
    server.closeAllConnections();
    server.close();
  };
  return `https://localhost:${(server.address() as AddressInfo).port}/`;
};

describe('doctor of a web server with TLS', () => {
  it('is content with a certificate that is good', async () => {
    const said = await cli(['doctor', await serve(certificates.good)]);
    expect(said).toMatchObject({ status: 0, err: '' });
    expect(said.out).toContain('ok       TLS: The certificate is good.');
  });

  it('says so when it ends within two weeks', async () => {
    const symptoms = await examine(await serve(certificates.good), Date.parse('2125-12-24T00:00:00Z'));
    expect(symptoms.find(({ check }) => check === 'TLS')).toMatchObject({
      level: 'warning',
      message: 'The certificate ends in 7 days.',
      advice: { nginx: expect.stringContaining('ssl_certificate') as string },
    });
  });

  it.each([
    ['that signs itself', certificates.selfSigned, true, 'The certificate is signed by nobody but itself.'],
    ['for another name', certificates.otherName, true, 'The certificate is for another name.'],
    ['that has ended', certificates.expired, true, 'The certificate has ended.'],
    [
      'of an authority that nobody knows',
      certificates.good,
      false,
      'The server does not send the certificates between its own and the authority: configure the full chain.',
    ],
  ])('finds one %s, says what to change, and status 1', async (_which, cert, isKnown, words) => {
    const said = await cli(['doctor', await serve(cert, isKnown)]);
    expect(said).toMatchObject({ status: 1, err: '' });
    const [symptom, nginx, apache] = said.out.split('\n');
    expect(symptom).toBe(`error    reach: ${words}`);
    expect(nginx).toMatch(/nginx: .*ssl_certificate/);
    expect(apache).toMatch(/Apache: .*SSLCertificateFile/);
  });

  it('finds one that was never asked for: http on the port of https', async () => {
    const address = await serve(certificates.good);
    const said = await cli(['doctor', address.replace('https:', 'http:')]);
    expect(said.status).toBe(1);
    expect(said.out).toMatch(/^error {4}reach: .* cannot be reached \(/);
  });
});
