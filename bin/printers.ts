/* `npm run printers`: what printers there are, for whoever sets the kiosk up. */
import { parseArgs } from 'node:util';
import { findPrinters, type FoundPrinter } from '../kiosk/printing/find-printers.ts';
import { profiles } from '../kiosk/printing/profile.ts';

const help = `npm run printers -- [--json] [--cups SERVER] [ADDRESS ...]

Lists the queues of CUPS, printers on USB, printers that the network announces, and those at the addresses
given (HOST or HOST:PORT, port 9100 when none is written). Nothing is printed.

  --json         one line of JSON for programs
  --cups SERVER  a socket, HOST or HOST:PORT; the CUPS of this machine when not given
  --profiles     lists the printer profiles that the settings can name`;

/** The piece of the settings that uses this printer. */
const settingsOf = (printer: FoundPrinter): string => {
  switch (printer.kind) {
    case 'cups':
      return JSON.stringify({ kind: 'cups', queue: printer.queue });
    case 'escpos-device':
      return JSON.stringify({ kind: 'escpos-device', device: printer.device });
    case 'escpos-tcp':
      return JSON.stringify({ kind: 'escpos-tcp', host: printer.host, port: printer.port });
    case 'ipp':
      return `make a queue first: lpadmin -p NAME -E -v ${printer.uri} -m everywhere`;
  }
};

const run = async (): Promise<number> => {
  let parsed;
  try {
    parsed = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        help: { type: 'boolean' },
        profiles: { type: 'boolean' },
        cups: { type: 'string' },
      },
    });
  } catch (fault) {
    console.error(`${(fault as Error).message}\n\n${help}`);
    return 2;
  }
  const { values, positionals } = parsed;
  if (values.help === true) {
    console.log(help);
    return 0;
  }
  if (values.profiles === true) {
    if (values.json === true) console.log(JSON.stringify(profiles));
    else for (const [id, { name }] of Object.entries(profiles)) console.log(`${id.padEnd(22)} ${name}`);
    return 0;
  }
  const found = await findPrinters({ addresses: positionals, server: values.cups });
  if (values.json === true) console.log(JSON.stringify(found));
  else if (found.length === 0)
    console.log('No printer was found. Is it on, and plugged in? For one on the network, give its address.');
  for (const printer of values.json === true ? [] : found) {
    console.log(`${printer.said || 'a printer without a name'}\n  "printer": ${settingsOf(printer)}`);
    if (printer.kind === 'escpos-device' && !printer.open)
      console.log(`  This user may not write to ${printer.device}: add it to the group "lp".`);
  }
  return 0;
};
process.exitCode = await run();
