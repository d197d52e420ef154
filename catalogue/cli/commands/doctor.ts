import { examine } from '../../doctor/examine.ts';
import { exit, misused, progress, readArgs, type Command } from '../command.ts';

/** `doctor URL`: what is wrong with a web server, seen by a kiosk. */
export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'test the web server of a published catalogue, and say what to change',
  help: `NAME
  sportello-catalogue doctor - test the web server of a published catalogue, and say what to change

SYNOPSIS
  sportello-catalogue doctor URL [--json]

DESCRIPTION
  Asks the server at URL, the address of the published folder, for a few files as a kiosk does, and says what is wrong
  and what to write into the configuration of nginx or Apache:

    reach, TLS     the server answers, its certificate is good for two weeks and more
    redirects      files are answered where they are asked for: a kiosk takes another server for a login page
    missing files  a file that is not there is answered 404 (or 403), never by a page: else no kiosk finds a new root
    files          what the metadata name is there, and byte for byte as it was signed
    compression    files come as they are; they are compressed already
    length, ranges the server says how long a file is, and gives parts of it
    caching        timestamp.json is never kept; shards are for ever; the pages are not
    clock          the server's clock, this machine's, and that of the machine that signs
    signature      signed within the last seven days
    pages          t/ and desk/ are there

  It changes nothing and verifies no signature: kiosks do that.

OPTIONS
  --json      print a list of: check, level (ok, warning, error), message, advice (nginx, apache)
  -h, --help  print this page

EXIT STATUS
  0  nothing to change, or warnings only
  1  kiosks cannot use this server as it is
  2  the command was misused

EXAMPLES
  npm run catalogue -- doctor https://www.my-town.it/sportello/`,
  run: async (args, io) => {
    const parsed = readArgs(args, { json: { type: 'boolean' } });
    if (!parsed.ok) return misused(io, parsed.error.words, 'doctor');
    const { positionals, values } = parsed.value;
    const [address, ...more] = positionals;
    if (address === undefined || more.length > 0) return misused(io, 'Give one address.', 'doctor');
    if (!/^https?:\/\//.test(address) || !URL.canParse(address))
      return misused(io, `${address} is no address of a web server.`, 'doctor');
    const symptoms = await examine(address, Date.now(), progress(io, 'Asking for'));
    const errors = symptoms.filter(({ level }) => level === 'error').length;
    const warnings = symptoms.filter(({ level }) => level === 'warning').length;
    if (values.json === true) io.out(JSON.stringify(symptoms, undefined, 2));
    else {
      for (const { check, level, message, advice } of symptoms) {
        io.out(`${level.padEnd(7)}  ${check}: ${message}`);
        if (advice === undefined) continue;
        io.out(`           nginx:  ${advice.nginx}`);
        io.out(`           Apache: ${advice.apache}`);
      }
      io.out(errors + warnings === 0 ? 'Nothing to change.' : `${errors} errors, ${warnings} warnings.`);
    }
    return errors > 0 ? exit.findings : exit.ok;
  },
};
