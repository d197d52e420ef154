import type { Language, Text } from '../model/language.ts';
import type { TodayEntry } from '../published/today.ts';

/*
 * What the editor's page and the command that serves it say to each other, on one machine. The page shows; all that is decided, checked and
 * signed is the command's.
 */

type OmitId<T> = T extends unknown ? Omit<T, 'id'> : never;
/** An entry that has no id yet. */
export type NewEntry = OmitId<TodayEntry>;

/** Something to choose from, by its Italian name. */
export type Choice = { id: string; name: string };
/** Who may be closed or moved: a whole place, or an office in it. */
export type Office = { place: string; unit?: string; name: string; placeName: string };
/** An entry that holds, as people read it in every language. */
export type InForce = {
  id: string;
  kind: TodayEntry['kind'];
  sentence: Text;
  note?: string;
  /** The last day or minute, local. */
  until: string;
};

/** All that the page shows. */
export type EditorState = {
  town: string;
  /** The local date and time of the town, `YYYY-MM-DDTHH:MM`. */
  now: string;
  languages: Language[];
  /** The key is not open yet: its passphrase is asked for. */
  locked: boolean;
  offices: Office[];
  places: Choice[];
  /** Services, with the offices where they receive people. */
  services: (Choice & { at: { place: string; unit?: string }[] })[];
  reasons: Choice[];
  notices: Choice[];
  entries: InForce[];
};

/** Why something was not done; the page says it in Italian. `words` are the command's own, for whoever helps. */
export type EditorError = { code: string; words: string };
export type EditorAnswer<T> = { ok: true; value: T } | { ok: false; error: EditorError };
