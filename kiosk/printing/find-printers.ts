import { execFile } from 'node:child_process';
import { access, constants, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '../clock.ts';
import { cupsServer, ippPost } from './ipp-client.ts';
import { groups, ippRequest } from './ipp-message.ts';
import { openTcp, rawPort } from './escpos-tcp.ts';
import { isStatusByte, statusQuery } from './escpos-status.ts';

/** A printer that was found, and what the settings need to use it. `said`: what it or the system says of itself. */
export type FoundPrinter =
  | { kind: 'cups'; queue: string; said: string; device: string }
  | { kind: 'escpos-device'; device: string; said: string; open: boolean }
  | { kind: 'escpos-tcp'; host: string; port: number; said: string }
  | { kind: 'ipp'; uri: string; said: string };

/** The waits of a search, in milliseconds: a technician stands there. */
const answerMs = 3000;
const announcedMs = 8000;
const cupsGetPrinters = 0x4002;

/** The queues of a CUPS; none where none answers. */
const findQueues = async (server: string | undefined): Promise<FoundPrinter[]> => {
  const asked = ['printer-name', 'printer-make-and-model', 'printer-info', 'device-uri'];
  const post = ippPost(cupsServer(server), systemClock, answerMs);
  const response = await post(
    '/',
    ippRequest(cupsGetPrinters, [['keyword', 'requested-attributes', ...asked]]),
  );
  return (response?.groups ?? []).flatMap(({ tag, attributes }): FoundPrinter[] => {
    const first = (name: string): string => String(attributes[name]?.[0] ?? '');
    if (tag !== groups.printer || first('printer-name') === '') return [];
    const said = first('printer-make-and-model') || first('printer-info');
    return [{ kind: 'cups', queue: first('printer-name'), said, device: first('device-uri') }];
  });
};

/** The name that the kernel read from the plug of a USB printer: `MFG:EPSON;MDL:TM-T20III;...` (IEEE 1284), else its USB names. */
const usbName = async (sys: string, name: string): Promise<string> => {
  const read = (file: string): Promise<string> =>
    readFile(join(sys, 'class', 'usbmisc', name, 'device', file), 'utf8').then(
      (text) => text.trim(),
      () => '',
    );
  const id = await read('ieee1284_id');
  const part = (key: RegExp): string => key.exec(id)?.[1]?.trim() ?? '';
  const named = [part(/(?:MFG|MANUFACTURER):([^;]*)/), part(/(?:MDL|MODEL):([^;]*)/)]
    .filter(Boolean)
    .join(' ');
  if (named !== '') return named;
  return [await read('../manufacturer'), await read('../product')].filter(Boolean).join(' ');
};

/** Device files of USB printers; `open` says whether this user may write there. */
const findUsb = async (dev: string, sys: string): Promise<FoundPrinter[]> => {
  const names = await readdir(join(dev, 'usb')).catch(() => []);
  const printers = names.filter((name) => /^lp\d+$/.test(name)).sort();
  return Promise.all(
    printers.map(async (name): Promise<FoundPrinter> => {
      const device = join(dev, 'usb', name);
      const open = await access(device, constants.R_OK | constants.W_OK).then(
        () => true,
        () => false,
      );
      return { kind: 'escpos-device', device, said: await usbName(sys, name), open };
    }),
  );
};

/** `host` or `host:port`. */
const parseAddress = (address: string): { host: string; port: number } => {
  const [, host = address, port] = /^(.*?)(?::(\d{1,5}))?$/.exec(address) ?? [];
  return { host, port: port === undefined ? rawPort : Number(port) };
};

/**
 * Asks one address politely: a status question, which prints nothing on a receipt printer. An office printer might take it for a
 * job, so only addresses that the technician names are asked.
 */
const probe = async (address: string): Promise<FoundPrinter[]> => {
  const { host, port } = parseAddress(address);
  const wire = await openTcp(host, port, systemClock, answerMs)();
  if (wire === undefined) return [];
  await wire.send(statusQuery(1), answerMs);
  const answered = (await wire.receive(isStatusByte, answerMs)) !== undefined;
  await wire.close();
  const said = answered
    ? 'answers DLE EOT: an ESC/POS printer'
    : 'takes connections and does not answer DLE EOT: another kind of printer, or StarPRNT';
  return [{ kind: 'escpos-tcp', host, port, said }];
};

/** A line of `avahi-browse -p`: fields between semicolons, other characters as `\DDD`. */
const unescape = (field: string): string =>
  field.replace(/\\(\d{3})/g, (_, code: string) => String.fromCharCode(Number(code)));
export const readAnnounced = (lines: string): FoundPrinter[] =>
  lines.split('\n').flatMap((line): FoundPrinter[] => {
    const [sign, , , name = '', type, , , host, port, ...txt] = line.split(';');
    if (sign !== '=' || host === undefined || port === undefined) return [];
    const said = unescape(name);
    if (type === '_pdl-datastream._tcp') return [{ kind: 'escpos-tcp', host, port: Number(port), said }];
    if (type !== '_ipp._tcp') return [];
    const path = /"rp=([^"]*)"/.exec(txt.join(';'))?.[1] ?? 'ipp/print';
    return [{ kind: 'ipp', uri: `ipp://${host}:${port}/${path}`, said }];
  });

/** What the network announces; nothing where the program or its daemon is not there. */
const findAnnounced = (): Promise<FoundPrinter[]> => {
  const browse = (type: string): Promise<FoundPrinter[]> =>
    new Promise((resolve) => {
      execFile('avahi-browse', ['-rptk', type], { timeout: announcedMs }, (_fault, lines) =>
        resolve(readAnnounced(lines)),
      );
    });
  return Promise.all([browse('_ipp._tcp'), browse('_pdl-datastream._tcp')]).then((found) => found.flat());
};

/** Every printer that can be found, each once. Nothing is printed; no address is asked that was not given or announced. */
export const findPrinters = async ({
  addresses = [],
  server,
  dev = '/dev',
  sys = '/sys',
}: {
  addresses?: readonly string[];
  server?: string | undefined;
  dev?: string;
  sys?: string;
} = {}): Promise<FoundPrinter[]> => {
  const found = await Promise.all([
    findQueues(server),
    findUsb(dev, sys),
    findAnnounced(),
    ...addresses.map(probe),
  ]);
  const seen = new Set<string>();
  return found.flat().filter((printer) => {
    const { said: _said, ...rest } = printer;
    const key = JSON.stringify(rest);
    return !seen.has(key) && seen.add(key);
  });
};
