import { readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type Language, languages } from '../../core/model/language.ts';
import type { Result } from '../../core/model/result.ts';
import { isSpeakable, spokenForm } from '../../core/speech/spoken-text.ts';
import type { Finding } from '../source/finding.ts';
import { clipNameOf, clipProblem, type ClipShelf } from './clip-shelf.ts';
import type { SpokenText } from './spoken-texts.ts';

type Row = { record: Record<string, string>; info: { lines: number } };
export type ImportError = { code: 'no-list'; words: string };
export type Imported = { clips: number; findings: Finding[] };

const isLanguage = (lang: string | undefined): lang is Language =>
  (languages as readonly string[]).includes(lang ?? '');

/**
 * Takes a folder of recordings, with a list of which is which: `file,lang,text`. What can be used is taken; each row that cannot is said.
 * @param texts what the kiosk says: a recording of anything else would never be heard
 */
export const importClips = (
  folder: string,
  list: string,
  texts: readonly SpokenText[],
  shelf: ClipShelf,
): Result<Imported, ImportError> => {
  let rows: Row[];
  try {
    rows = parse(readFileSync(list, 'utf8'), {
      columns: true,
      bom: true,
      info: true,
      trim: true,
      skip_empty_lines: true,
    });
  } catch (fault) {
    const words = `The list ${list} cannot be read: ${(fault as Error).message}. It is a CSV file with the columns file, lang, text.`;
    return { ok: false, error: { code: 'no-list', words } };
  }
  const known = new Set(texts.map(clipNameOf));
  const taken = new Map<string, number>();
  const findings: Finding[] = [];
  let clips = 0;
  for (const { record, info } of rows) {
    const wrong = (
      path: string,
      message: string,
      fix: string,
      severity: Finding['severity'] = 'error',
    ): unknown => findings.push({ severity, file: basename(list), line: info.lines, path, message, fix });
    const { file = '', lang, text = '' } = record;
    if (!isLanguage(lang)) {
      wrong('lang', `"${lang ?? ''}" is no language of the kiosk.`, `Write one of ${languages.join(', ')}.`);
      continue;
    }
    const spoken = { lang, text: spokenForm(text) };
    const ending = extname(file).slice(1).toLowerCase();
    if (!isSpeakable(text))
      wrong('text', 'is empty.', 'Write the text that is heard, as it stands on the screen.');
    // A list for a voice is filled in from the top: a row without a file is not recorded yet.
    else if (file === '') continue;
    else if (file !== basename(file) || file.startsWith('.'))
      wrong(
        'file',
        `"${file}" is not in this folder.`,
        'Put the recording beside the list, and write its name alone.',
      );
    else if (!['wav', 'opus', 'ogg'].includes(ending))
      wrong('file', `"${file}" is no WAV or Opus file.`, 'Save it as .wav or .opus.');
    else if (taken.has(clipNameOf(spoken)))
      wrong('text', `stands in line ${taken.get(clipNameOf(spoken))} already.`, 'Take one of the two out.');
    else {
      let bytes: Buffer;
      try {
        bytes = readFileSync(join(folder, file));
      } catch {
        wrong('file', `There is no "${file}".`, `Put it into ${folder}, or take the row out.`);
        continue;
      }
      const problem = clipProblem(bytes, ending);
      if (problem !== undefined) {
        wrong('file', `"${file}" ${problem}.`, 'Record or save it again.');
        continue;
      }
      taken.set(clipNameOf(spoken), info.lines);
      if (!known.has(clipNameOf(spoken)))
        wrong(
          'text',
          'is no text of this catalogue: it will not be heard.',
          'Copy it from the list of `speech DIR --csv`.',
          'warning',
        );
      shelf.put(spoken, bytes, ending, 'person');
      clips += 1;
    }
  }
  shelf.save();
  return { ok: true, value: { clips, findings } };
};
