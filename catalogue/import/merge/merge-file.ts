import { parseDocument } from 'yaml';
import type { Entry } from '../report.ts';
import { yamlLook, yamlRules } from '../yaml-style.ts';
import type { Base } from './base-file.ts';
import { mergeRecord } from './merge-record.ts';
import { hashOf, printOf, same } from './print.ts';

/** What becomes of a file, and what the editor should know. `text` undefined: it stays as it is, or stays away. */
export type Merged = { text: string | undefined; entries: Entry[]; isUnread?: boolean };

const note = (
  {
    kind,
    code,
    file,
    field = '',
    words,
  }: { kind: Entry['kind']; code: string; file: string; field?: string; words: string },
  change: { was?: unknown; now?: unknown } = {},
): Entry => ({ kind, code, record: file.replace(/\.yaml$/, ''), source: '', field, words, ...change });

/**
 * Three ways for one file: what the editor has, what the last import wrote, what the source says now.
 * @param mine the text of the file; undefined where it is not there
 * @param next the text that this import would write
 */
export const mergeFile = (
  file: string,
  mine: string | undefined,
  base: Base | undefined,
  { record, text: next }: { record: Readonly<Record<string, unknown>>; text: string },
): Merged => {
  const keep = (...entries: Entry[]): Merged => ({ text: undefined, entries });
  const isUnchanged = base !== undefined && (base.hash === hashOf(next) || same(base.print, printOf(record)));
  if (mine === undefined) {
    if (base === undefined) return { text: next, entries: [] };
    return keep(
      isUnchanged
        ? note({ kind: 'yours', code: 'deleted', file, words: 'You took it out: it stays out.' })
        : note(
            {
              kind: 'conflict',
              code: 'deleted',
              file,
              words: 'You took it out, and the source has changed it: it stays out.',
            },
            { now: record },
          ),
    );
  }
  if (mine === next) return keep();
  if (base === undefined)
    return keep(
      note(
        {
          kind: 'conflict',
          code: 'own-file',
          file,
          words: 'A file of yours has this name: the record of the source was not written.',
        },
        { now: record },
      ),
    );
  if (base.hash === hashOf(mine))
    return isUnchanged
      ? keep()
      : {
          text: next,
          entries: [note({ kind: 'updated', code: 'updated', file, words: 'Changed at the source.' })],
        };
  const yours = note({ kind: 'yours', code: 'edited', file, words: 'You changed it: your changes stay.' });
  if (isUnchanged) return keep(yours);
  const document = parseDocument(mine, yamlRules);
  if (document.errors.length > 0)
    return {
      ...keep(
        note({
          kind: 'conflict',
          code: 'unreadable',
          file,
          words:
            'The file cannot be read, so nothing was merged into it. Mend it (check says where) and import again.',
        }),
      ),
      isUnread: true,
    };
  const notes = mergeRecord(document, base.print, record);
  const text = document.toString(yamlLook);
  return {
    text: text === mine ? undefined : text,
    entries: [
      yours,
      ...notes.map(({ kind, field, yours: was, source }) =>
        kind === 'conflict'
          ? note(
              {
                kind,
                code: 'both-changed',
                file,
                field,
                words: 'You and the source both changed it: yours stays.',
              },
              { was, now: source },
            )
          : note(
              {
                kind: 'guessed',
                code: 'translation',
                file,
                field,
                words: 'The Italian is new from the source: look at your translations again.',
              },
              { was, now: source },
            ),
      ),
    ],
  };
};
