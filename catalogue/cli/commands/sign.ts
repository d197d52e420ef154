import { lifetimes } from '../../publish/metadata.ts';
import { hasRoleKey } from '../../publish/keys-folder.ts';
import { goodUntil } from '../../publish/sign-plan.ts';
import { exit, misused, progress, readArgs, type Command } from '../command.ts';
import { destinationHelp, destinationOptions, openDestination } from '../open-destination.ts';
import { findPassphrase } from '../passphrase.ts';

const command = 'sign';
/** The root is renewed by people who must meet: said this long before its end, ms. */
const rootNotice = 60 * 86_400_000;

/** `sign --keys KEYS --to DESTINATION`: the daily signature. */
export const signCommand: Command = {
  name: command,
  summary: 'sign again what is published, every day (for cron)',
  help: `NAME
  sportello-catalogue sign - sign again what is published, every day (for cron)

SYNOPSIS
  sportello-catalogue sign --keys KEYS --to DESTINATION [--endpoint URL] [--region NAME] [--passphrase-file FILE]
      [--json]

DESCRIPTION
  Says that the catalogue at DESTINATION is still the newest: for seven days, so run it every day. It reads no source
  and changes no service. It needs 1.root.json (and later roots) and the timestamp's key in KEYS, nothing else; every
  other week the snapshot's key too, if it is there. Keep the other keys elsewhere.

  The snapshot is good for 30 days, the targets for a year. Where one of them is past half of its life and its key is
  not here, the timestamp is signed all the same and the status is 1: publish (with all three keys) before it ends.
  Where it ends within seven days nothing is signed, and the status is 2.

DESTINATION
${destinationHelp}

OPTIONS
  --keys KEYS             the folder of keys; of the daily machine: the roots and timestamp.json
  --to DESTINATION        where it is published
  --passphrase-file FILE  the first line of FILE is the passphrase; else SPORTELLO_PASSPHRASE
  --json                  print what was done as JSON
  -h, --help              print this page

EXIT STATUS
  0  signed
  1  signed, but another signature or the root is due: somebody must publish, or renew the root
  2  not signed: the command was misused, or a folder, host or key cannot be used

EXAMPLES
  npm run catalogue -- sign --keys daily-keys --to public --passphrase-file passphrase.txt
  In crontab, every day at 6:10:
    10 6 * * *  cd /opt/sportello && npm run --silent catalogue -- sign --keys daily-keys --to public ...`,
  run: async (args, io) => {
    const parsed = readArgs(args, { ...destinationOptions, json: { type: 'boolean' } });
    if (!parsed.ok) return misused(io, parsed.error.words, command);
    const { positionals, values } = parsed.value;
    if (positionals.length > 0) return misused(io, `"${positionals[0]}" is not expected here.`, command);
    if (values.keys === undefined) return misused(io, 'Give the folder of keys with --keys.', command);
    const destination = openDestination(values);
    if (!destination.ok) return misused(io, destination.error.words, command);
    const passphrase = findPassphrase(values['passphrase-file'], false);
    if (!passphrase.ok) return misused(io, passphrase.error.words, command);

    const now = Date.now();
    const options = { keysDir: values.keys, now, onFile: progress(io, 'Writing') };
    const plan = await destination.value.plan(undefined, options);
    if (!plan.ok) return misused(io, plan.error.words, command);
    const { current, due, roots, root } = plan.value;
    if (current === undefined) throw new Error('a plan to sign is over something published');
    if (roots.length > 0 && roots.some(({ file }) => file !== 'metadata/1.root.json'))
      return misused(
        io,
        'There is a new root that is not published yet. Publish, with all three keys.',
        command,
      );
    const late: string[] = [];
    const making = new Set<'timestamp' | 'snapshot'>(['timestamp']);
    for (const role of ['targets', 'snapshot'] as const) {
      if (!due.has(role)) continue;
      const { expires, signed } = current[role];
      // Targets are not signed by a machine that does not know what they should hold.
      if (role === 'snapshot' && hasRoleKey(values.keys, role)) {
        making.add(role);
        continue;
      }
      const ends = new Date(expires).toISOString().slice(0, 10);
      if (!signed || expires - now < lifetimes.timestamp)
        return misused(
          io,
          signed
            ? `Not signed: the signature of the ${role} ends on ${ends}. Publish, with all three keys.`
            : `Not signed: the ${role} are not signed by a key of the newest root. Publish, with all three keys.`,
          command,
        );
      late.push(`The signature of the ${role} ends on ${ends}. Publish before, with all three keys.`);
    }
    const rootEnds = Date.parse(root.signed.expires);
    if (rootEnds - now < rootNotice)
      late.push(
        `The root ends on ${root.signed.expires.slice(0, 10)}. Sign it again with two root keys: sportello-catalogue keys renew`,
      );
    const signed = await destination.value.sign(plan.value, making, {
      ...options,
      passphrase: passphrase.value,
    });
    if (!signed.ok) return misused(io, signed.error.words, command);
    const until = goodUntil(now);
    if (values.json === true)
      io.out(JSON.stringify({ signed: [...making], goodUntil: until, due: late }, undefined, 2));
    else {
      io.out(`Signed again (${[...making].join(', ')}), until ${until}.`);
      for (const line of late) io.err(line);
    }
    return late.length > 0 ? exit.findings : exit.ok;
  },
};
