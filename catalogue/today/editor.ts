import { todayWords } from '../../assets/locales/today/today-words.ts';
import type { Catalogue } from '../../core/model/catalogue.ts';
import { languages } from '../../core/model/language.ts';
import { endOf, noticeKinds, reasons, type TodayChanges } from '../../core/published/today.ts';
import type {
  Choice,
  EditorAnswer,
  EditorState,
  InForce,
  NewEntry,
  Office,
} from '../../core/today/editor.ts';
import { localMoment } from '../../core/today/entries-now.ts';
import type { TodayDestination } from '../publish/publish-today.ts';
import { readTodayKey } from '../publish/today-keys.ts';
import { addEntry, describeAll, inForce, removeEntries } from './change.ts';

export type EditorOptions = {
  catalogue: Catalogue;
  keysDir: string;
  destination: TodayDestination;
  /** Known already: the page asks for none. */
  passphrase?: string | undefined;
  now?: () => number;
};

type Asked<T> = Promise<EditorAnswer<T>>;
/** What the page may ask. `raw` is what came from it, and is believed by nobody. */
export type Editor = {
  state: () => Asked<EditorState>;
  unlock: (raw: unknown) => Asked<EditorState>;
  /** The entry as people would read it; nothing is published. */
  preview: (raw: unknown) => Asked<InForce>;
  publish: (raw: unknown) => Asked<EditorState>;
  remove: (raw: unknown) => Asked<EditorState>;
};

/** A host is not asked again for each key that is pressed, ms. Before anything is signed it always is. */
const reuseMs = 30_000;

const byName = (one: Choice | Office, other: Choice | Office): number =>
  one.name.localeCompare(other.name, 'it');

/** Offices where they are, then whole places. */
const officesOf = ({ units, places }: Catalogue): Office[] => {
  const names = new Map(places.map(({ id, name }) => [id, name?.it ?? id]));
  const inPlaces = units.flatMap((unit) =>
    (unit.places ?? []).flatMap((place): Office[] => {
      const placeName = names.get(place);
      return placeName === undefined
        ? []
        : [{ place, unit: unit.id, name: unit.name?.it ?? unit.id, placeName }];
    }),
  );
  const whole = [...names].map(([place, name]): Office => ({ place, name, placeName: name }));
  return [...inPlaces.toSorted(byName), ...whole.toSorted(byName)];
};

const fieldOf = (raw: unknown, field: string): string => {
  const value = (raw as Record<string, unknown> | null)?.[field];
  return typeof value === 'string' ? value : '';
};

/** The editor's side of the page: one catalogue, one key, one place where it is published. */
export const createEditor = ({
  catalogue,
  keysDir,
  destination,
  now = Date.now,
  ...options
}: EditorOptions): Editor => {
  let passphrase = options.passphrase;
  const { municipality } = catalogue;
  const fixed = {
    town: municipality.name.it,
    languages: municipality.languages ?? [...languages],
    offices: officesOf(catalogue),
    places: catalogue.places.map(({ id, name }): Choice => ({ id, name: name?.it ?? id })).toSorted(byName),
    services: catalogue.services
      .filter(({ status, title }) => status === 'active' && title !== undefined)
      .map(({ id, title, places, responsibleUnit }) => ({
        id,
        name: title?.it ?? id,
        at: (places ?? []).map(({ place, unit = responsibleUnit }) => ({
          place,
          ...(unit === undefined ? {} : { unit }),
        })),
      }))
      .toSorted(byName),
    reasons: reasons.map((id): Choice => ({ id, name: todayWords.it[`reason.${id}`] })),
    notices: noticeKinds.map((id): Choice => ({ id, name: todayWords.it[`notice.${id}`] })),
  };

  const described = (changes: TodayChanges): InForce[] =>
    describeAll(changes, catalogue, now()).map(({ id, kind, sentence, note, entry }) => ({
      id,
      kind,
      sentence,
      ...(note === undefined ? {} : { note }),
      until: endOf(entry),
    }));
  let known: { at: number; changes: TodayChanges | undefined } | undefined;
  /** A colleague may have published from another machine: what is signed anew is read anew. */
  const read = async (): Asked<TodayChanges> => {
    const published = await destination.read(keysDir);
    known = published.ok ? { at: now(), changes: published.value } : undefined;
    return published.ok ? { ok: true, value: inForce(published.value, catalogue, now()) } : published;
  };
  const recent = (): Asked<TodayChanges> =>
    known !== undefined && Math.abs(now() - known.at) < reuseMs
      ? Promise.resolve({ ok: true, value: inForce(known.changes, catalogue, now()) })
      : read();
  const shown = (changes: TodayChanges): EditorAnswer<EditorState> => ({
    ok: true,
    value: {
      ...fixed,
      now: localMoment(now(), municipality.timeZone),
      locked: passphrase === undefined,
      entries: described(changes),
    },
  });
  const sign = async (changes: TodayChanges): Asked<EditorState> => {
    if (passphrase === undefined)
      return { ok: false, error: { code: 'locked', words: 'The key is not open.' } };
    const done = await destination.publish(changes, { keysDir, passphrase, now: now() });
    if (!done.ok) return done;
    known = { at: now(), changes };
    return shown(changes);
  };
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: two that publish at a time would undo each other. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn;
    return turn;
  };

  return {
    state: async () => {
      const changes = await read();
      return changes.ok ? shown(changes.value) : changes;
    },
    unlock: async (raw) => {
      const given = fieldOf(raw, 'passphrase');
      const key = readTodayKey(keysDir, given);
      if (!key.ok) return key;
      passphrase = given;
      const changes = await recent();
      return changes.ok ? shown(changes.value) : changes;
    },
    preview: async (raw) => {
      const changes = await recent();
      const found = changes.ok ? addEntry(changes.value, raw as NewEntry, catalogue, now()) : changes;
      if (!found.ok) return found;
      const entry = described(found.value.changes).find(({ id }) => id === found.value.id);
      if (entry === undefined) throw new Error('an entry that was added is not there');
      return { ok: true, value: entry };
    },
    publish: (raw) =>
      inTurn(async () => {
        const changes = await read();
        const found = changes.ok ? addEntry(changes.value, raw as NewEntry, catalogue, now()) : changes;
        return found.ok ? sign(found.value.changes) : found;
      }),
    remove: (raw) =>
      inTurn(async () => {
        const changes = await read();
        if (!changes.ok) return changes;
        const left = removeEntries(changes.value, [fieldOf(raw, 'id')]);
        return left.ok ? sign(left.value) : left;
      }),
  };
};
