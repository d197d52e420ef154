import { lookup } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';
import type { Clock } from '../clock.ts';

export type NetworkStep = { good: boolean; words: string };

export type NetworkTest = {
  /** Where the catalogue comes from; a folder, or nothing, needs no network. */
  address: string | undefined;
  clock: Pick<Clock, 'after'>;
  /** Asks the server for the catalogue: its words tell TLS from a captive portal, a proxy and a wrong clock. */
  syncNow: () => Promise<string>;
  /** Tests put their own in its place. */
  resolve?: (host: string) => Promise<unknown>;
  hasAddress?: () => boolean;
};

/** A name server that does not answer is one that does not answer, ms. */
const dnsLimitMs = 5_000;

const isConnected = (): boolean =>
  Object.values(networkInterfaces()).some((all) => all?.some(({ internal }) => !internal) === true);

/** Cable, name, server: each step tells what is wrong with it alone, and what comes after a broken one is not tried. */
export const testNetwork = async ({
  address,
  clock,
  syncNow,
  resolve = lookup,
  hasAddress = isConnected,
}: NetworkTest): Promise<NetworkStep[]> => {
  if (!hasAddress()) return [{ good: false, words: 'No address: no cable, no Wi-Fi, or no answer to DHCP.' }];
  const steps: NetworkStep[] = [{ good: true, words: 'This machine has an address.' }];
  const url = address === undefined ? null : URL.parse(address);
  if (url === null || !['http:', 'https:'].includes(url.protocol))
    return [...steps, { good: true, words: 'The catalogue does not come by the network.' }];
  const host = url.hostname.replace(/^\[|\]$/g, '');
  let cancel = (): void => undefined;
  const late = new Promise<string>((done) => {
    cancel = clock.after(dnsLimitMs, () => done('no answer in 5 s'));
  });
  const dns = await Promise.race([
    resolve(host).then(
      () => '',
      (fault: NodeJS.ErrnoException) => fault.code ?? fault.message,
    ),
    late,
  ]);
  cancel();
  if (dns !== '') return [...steps, { good: false, words: `DNS: the name ${host} is not found (${dns}).` }];
  steps.push({ good: true, words: `DNS: the name ${host} is known.` });
  const words = await syncNow();
  const code = /SYN-\d+/.exec(words)?.[0];
  const kinds: Readonly<Record<string, string>> = {
    'SYN-1': 'Server',
    'SYN-2': 'Captive portal',
    'SYN-3': 'Clock',
    'SYN-4': /certificate/i.test(words) ? 'TLS' : 'Server',
    'SYN-12': 'Line',
  };
  return [
    ...steps,
    {
      good: code === undefined,
      words: `${code === undefined ? 'Server' : (kinds[code] ?? 'Catalogue')}: ${words}`,
    },
  ];
};
