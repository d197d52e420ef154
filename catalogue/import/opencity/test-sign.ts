import { isTestAddress } from '../web-words.ts';
import type { DumpObject } from './dump.ts';

/** What makes a record a test: its name, its identifier, or an address on a test machine. */
export const testSignOf = (object: DumpObject, channels: readonly DumpObject[]): string | undefined => {
  const data = object.data['ita-IT'] ?? {};
  if (/^test\b/i.test(String(data['name'] ?? '').trim())) return `it is called "${String(data['name']).trim()}"`;
  if (/^test$/i.test(String(data['identifier'] ?? '').trim())) return `its identifier is "${String(data['identifier']).trim()}"`;
  const address = channels.map((channel) => String(channel.data['ita-IT']?.['channel_url'] ?? '')).find(isTestAddress);
  return address === undefined ? undefined : `its address is on a test machine (${address.split('|')[0]})`;
};
