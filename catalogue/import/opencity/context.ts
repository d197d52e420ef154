import type { Entry } from '../report.ts';
import type { Mending } from '../text.ts';
import type { Dump } from './dump.ts';

/** What all records of one import share. */
export type Context = {
  dump: Dump;
  entries: Entry[];
  /** Ids here, by class and then identifier there. */
  ids: Readonly<Record<string, ReadonlyMap<string, string>>>;
  /** Objects that a record of the catalogue was made from, as `class remoteId`. */
  used: Set<string>;
};

/** What was mended in a text, in words. */
export const mendings: Readonly<Record<Mending, string>> = {
  apostrophe: 'Curly apostrophes made straight.',
  spaces: 'Spaces taken away.',
  entity: 'Entities (&...;) decoded.',
};
