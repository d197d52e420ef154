import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type Language, languages } from '../../../core/model/language.ts';
import { voices } from '../../../core/speech/voices.ts';
import { describeFinding } from '../../source/finding.ts';
import { readSource } from '../../source/read-source.ts';
import { openShelf } from '../../speech/clip-shelf.ts';
import { importClips } from '../../speech/import-clips.ts';
import { makeClips } from '../../speech/make-clips.ts';
import { type SpokenText, spokenTexts } from '../../speech/spoken-texts.ts';
import { csvOf } from '../../standards/csv.ts';
import { exit, misused, progress, readArgs, type Command, type Io } from '../command.ts';

const isFolder = (dir: string): boolean => statSync(dir, { throwIfNoEntry: false })?.isDirectory() === true;

const languagesOf = (list: string | undefined): readonly Language[] | undefined | 'wrong' => {
  if (list === undefined) return undefined;
  const named = list.split(',').map((lang) => lang.trim());
  return named.every((lang): lang is Language => (languages as readonly string[]).includes(lang))
    ? named
    : 'wrong';
};

/** How many texts of each language have which voice. */
const countsOf = (texts: readonly SpokenText[], shelf: ReturnType<typeof openShelf>) =>
  [...Map.groupBy(texts, ({ lang }) => lang)].map(([lang, list]) => {
    const said = list.map((text) => shelf.voiceOf(text));
    const count = (voice: string | undefined): number => said.filter((one) => one === voice).length;
    const { heardByNative } = voices[lang];
    return {
      lang,
      texts: list.length,
      person: count('person'),
      machine: count('machine'),
      missing: count(undefined),
      heardByNative,
    };
  });

const sayCounts = (texts: readonly SpokenText[], shelf: ReturnType<typeof openShelf>, io: Io): void => {
  for (const { lang, texts: all, person, machine, missing, heardByNative } of countsOf(texts, shelf))
    io.out(
      `${lang.padEnd(8)}${all} texts: ${person} recorded, ${machine} by machine, ${missing} without a clip${heardByNative ? '' : " (no native speaker has heard this machine's voice)"}`,
    );
};

/** `speech DIR`: which texts have a voice; makes clips, or takes recordings. */
export const speechCommand: Command = {
  name: 'speech',
  summary: 'list the texts without a spoken clip; make clips, or take recordings',
  help: `NAME
  sportello-catalogue speech - list the texts without a spoken clip; make clips, or take recordings

SYNOPSIS
  sportello-catalogue speech DIR [--lang LIST] [--csv | --json]
  sportello-catalogue speech DIR --make [--lang LIST] [--json]
  sportello-catalogue speech DIR --import FOLDER [--list FILE] [--lang LIST] [--json]

DESCRIPTION
  A kiosk that speaks looks for a clip of the text first, in media/speech of the catalogue, and where there is none
  lets espeak-ng say it. So a town can give its kiosks voices of its own, for all texts or only for the most heard.

  Without more, it counts the texts by language: the catalogue's and the screens' own. With --csv it writes the list
  of those without a clip, for whoever records them: file, lang, text. Fill in the first column.

  --import takes a folder of recordings (WAV of plain 16 bits, or Opus) and such a list, clips.csv in it when --list
  does not name another. A recording replaces a clip that was there. Rows without a file are passed over.

  --make lets espeak-ng of this computer make the clips that are missing, marked as a machine's in media/speech/
  clips.csv. They sound as the kiosk itself would: of use for kiosks that have no espeak-ng.

  A clip belongs to a text as it is written: whoever changes the text records it anew. Texts over 600 characters have
  none. Sounds in media/speech whose text is gone are named, and stay.

OPTIONS
  --lang LIST      languages, such as it,ar; the town's when not given
  --csv            write the texts without a clip as CSV
  --make           make what is missing with espeak-ng
  --import FOLDER  take recordings
  --list FILE      the list of the recordings; FOLDER/clips.csv when not given
  --json           print counts, and what was done, as JSON
  -h, --help       print this page

EXIT STATUS
  0  done
  1  findings: rows of the list that cannot be used, texts that espeak-ng did not say
  2  nothing was done: the command was misused, there is no such folder, no espeak-ng, or the list cannot be read

EXAMPLES
  npm run catalogue -- speech my-town --lang it --csv > to-record.csv
  npm run catalogue -- speech my-town --import recordings
  npm run catalogue -- speech my-town --make --lang ar,uk`,
  run: async (args, io) => {
    const parsed = readArgs(args, {
      lang: { type: 'string' },
      csv: { type: 'boolean' },
      make: { type: 'boolean' },
      import: { type: 'string' },
      list: { type: 'string' },
      json: { type: 'boolean' },
    });
    if (!parsed.ok) return misused(io, parsed.error.words, 'speech');
    const { positionals, values } = parsed.value;
    const [dir, ...more] = positionals;
    if (dir === undefined || more.length > 0) return misused(io, 'Give one folder.', 'speech');
    if (!isFolder(dir)) return misused(io, `There is no folder ${dir}.`, 'speech');
    const wanted = languagesOf(values.lang);
    if (wanted === 'wrong')
      return misused(io, `--lang ${values.lang} is not a list of ${languages.join(', ')}.`, 'speech');
    if ([values.csv === true, values.make === true, values.import !== undefined].filter(Boolean).length > 1)
      return misused(io, 'Give one of --csv, --make, --import.', 'speech');
    if (values.list !== undefined && values.import === undefined)
      return misused(io, '--list goes with --import.', 'speech');
    if (values.import !== undefined && !isFolder(values.import))
      return misused(io, `There is no folder ${values.import}.`, 'speech');

    const source = await readSource(dir, { onFile: progress(io, 'Reading') });
    if (!source.ok) {
      for (const finding of source.findings) io.err(describeFinding(finding));
      return exit.usage;
    }
    const texts = spokenTexts(source.value.catalogue, wanted);
    const shelf = openShelf(dir);
    const missing = texts.filter((text) => shelf.voiceOf(text) === undefined);
    const done: { made?: number; failed?: SpokenText[]; imported?: number; findings?: unknown } = {};
    let status: number = exit.ok;
    if (values.make === true) {
      try {
        done.failed = await makeClips(missing, shelf, progress(io, 'Speaking'));
      } catch (fault) {
        io.err(
          (fault as NodeJS.ErrnoException).code === 'ENOENT'
            ? 'There is no espeak-ng. Install it: apt-get install espeak-ng.'
            : `The clips could not be written: ${(fault as Error).message}.`,
        );
        return exit.usage;
      }
      done.made = missing.length - done.failed.length;
      for (const { lang, text } of done.failed) io.err(`${lang}: espeak-ng did not say "${text}".`);
      if (done.failed.length > 0) status = exit.findings;
    }
    if (values.import !== undefined) {
      const imported = importClips(
        values.import,
        values.list ?? join(values.import, 'clips.csv'),
        texts,
        shelf,
      );
      if (!imported.ok) {
        io.err(imported.error.words);
        return exit.usage;
      }
      const { clips, findings } = imported.value;
      Object.assign(done, { imported: clips, findings });
      for (const finding of findings)
        io.err(`${finding.severity === 'warning' ? 'warning: ' : ''}${describeFinding(finding)}`);
      if (findings.some(({ severity }) => severity === 'error')) status = exit.findings;
    }
    if (values.csv === true) {
      const rows = missing.map(({ lang, text }) => ({ file: '', lang, text }));
      for (const line of csvOf({ name: 'to-record', columns: ['file', 'lang', 'text'], rows }))
        io.out(line.trimEnd());
      return status;
    }
    const orphans = shelf.orphans(spokenTexts(source.value.catalogue));
    if (values.json === true)
      io.out(JSON.stringify({ ...done, languages: countsOf(texts, shelf), orphans }, undefined, 2));
    else {
      if (done.made !== undefined) io.out(`Made ${done.made} clips.`);
      if (done.imported !== undefined) io.out(`Took ${done.imported} recordings.`);
      sayCounts(texts, shelf, io);
      for (const file of orphans) io.out(`media/speech/${file}: its text is gone.`);
    }
    return status;
  },
};
