import { statSync } from 'node:fs';
import type { Catalogue } from '../../../core/model/catalogue.ts';
import { noticeKinds, reasons, type TodayChanges } from '../../../core/published/today.ts';
import { localMoment } from '../../../core/today/entries-now.ts';
import { readSource } from '../../source/read-source.ts';
import { addEntry, describeAll, inForce, removeEntries } from '../../today/change.ts';
import { exit, misused, progress, readArgs, type Io } from '../command.ts';
import { destinationOptions, openDestination } from '../open-destination.ts';
import { findPassphrase } from '../passphrase.ts';
import { todayOptions, wishOf } from '../today-options.ts';

/** The manual of `publish today`, which stands in that of `publish`. */
export const publishTodayHelp = `TODAY
  sportello-catalogue publish today DIR --keys TODAY_KEY --to DESTINATION [FORM] [--remove ID] [--list]
      [--endpoint URL] [--region NAME] [--passphrase-file FILE] [--json]

  Tells all kiosks of the town what is different today, within five minutes. DIR is the catalogue, TODAY_KEY the folder
  that keys today made: no key of the catalogue is needed. It goes into DESTINATION/today, with what is in force.
  Each entry ends by itself. Without a FORM what is there is signed again: run that every day (cron), or kiosks warn
  their technician after a week. A page does the same with two clicks: sportello-catalogue today.

  Hours today: --place ID [--unit ID | --service ID], and one of
    --closed                closed all day
    --closed-from HH:MM     closed from then on
    --hours 09:00-12:00,... open at these times and no others
    --from, --until         YYYY-MM-DD; today when not given
  Urgent notice:
    --notice WHAT           ${noticeKinds.slice(0, 7).join(', ')},
                            ${noticeKinds.slice(7).join(', ')} (needs --note)
    --severity S            urgent (when not given) or warning
    --place IDS             on the home screens of these places; on all when not given
    --service IDS           on the cards of these services
    --from, --until         YYYY-MM-DD, or YYYY-MM-DDTHH:MM; today when not given
  Moved: --place ID [--unit ID | --service ID]
    --moved-to ID           the place to go to
    --from, --until         YYYY-MM-DD; today when not given
  With each:
    --reason WHY            ${reasons.slice(0, 6).join(', ')},
                            ${reasons.slice(6).join(', ')}
    --note TEXT             up to 240 characters in Italian; shown as Italian in every language
  Else:
    --remove ID             takes an entry back (again for more; all for everything)
    --list                  prints what is in force, and publishes nothing`;

const say = (io: Io, changes: TodayChanges, catalogue: Catalogue, now: number): void => {
  for (const { id, sentence, note } of describeAll(changes, catalogue, now))
    io.out(`${id}  ${sentence.it}${note === undefined ? '' : ` - ${note}`}`);
};

/** `publish today DIR --keys TODAY_KEY --to FOLDER`. */
export const runPublishToday = async (args: readonly string[], io: Io, now = Date.now()): Promise<number> => {
  const stop = (words: string): number => misused(io, words, 'publish');
  const parsed = readArgs(args, {
    ...destinationOptions,
    remove: { type: 'string', multiple: true },
    list: { type: 'boolean' },
    json: { type: 'boolean' },
    ...todayOptions,
  });
  if (!parsed.ok) return stop(parsed.error.words);
  const { positionals, values } = parsed.value;
  const {
    keys,
    to,
    endpoint,
    region,
    remove,
    list,
    'passphrase-file': passphraseFile,
    json,
    ...form
  } = values;
  const [dir, ...more] = positionals;
  if (dir === undefined || more.length > 0) return stop('Give one folder: that of the catalogue.');
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory()) return stop(`There is no folder ${dir}.`);
  const destination = openDestination({ to, endpoint, region });
  if (!destination.ok) return stop(destination.error.words);
  const { today } = destination.value;
  const read = await readSource(dir, { onFile: progress(io, 'Reading') });
  if (!read.ok)
    return stop(`The catalogue in ${dir} cannot be read. Mend it first: sportello-catalogue check ${dir}`);
  const { catalogue } = read.value;
  if (list === true) {
    const published = await today.read(undefined);
    if (!published.ok) return stop(published.error.words);
    const changes = inForce(published.value, catalogue, now);
    if (json === true) io.out(JSON.stringify(changes, undefined, 2));
    else say(io, changes, catalogue, now);
    return exit.ok;
  }
  if (keys === undefined) return stop('Give the folder of the today key with --keys.');
  const published = await today.read(keys);
  if (!published.ok) return stop(published.error.words);
  let changes = inForce(published.value, catalogue, now);
  const wish = wishOf(form, localMoment(now, catalogue.municipality.timeZone).slice(0, 10));
  if (!wish.ok) return stop(wish.error.words);
  const removed = removeEntries(changes, remove ?? []);
  if (!removed.ok) return stop(removed.error.words);
  changes = removed.value;
  if (wish.value !== undefined) {
    const added = addEntry(changes, wish.value, catalogue, now);
    if (!added.ok) return stop(added.error.words);
    changes = added.value.changes;
  }
  const passphrase = findPassphrase(passphraseFile, false);
  if (!passphrase.ok) return stop(passphrase.error.words);
  const done = await today.publish(changes, { keysDir: keys, passphrase: passphrase.value, now });
  if (!done.ok) return stop(done.error.words);
  if (json === true) io.out(JSON.stringify({ ...done.value, changes }, undefined, 2));
  else {
    say(io, changes, catalogue, now);
    io.out(
      `${done.value.changed ? 'Published' : 'Nothing changed; signed again'}: ${done.value.entries} in force. Kiosks on-line show it within five minutes. Signed until ${done.value.goodUntil}.`,
    );
  }
  return exit.ok;
};
