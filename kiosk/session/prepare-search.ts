import { type Language, languages } from '../../core/model/language.ts';
import type { Steps } from '../../core/steps.ts';
import type { Generation } from '../catalogue/generation.ts';
import type { Clock } from '../clock.ts';
import { inTurns } from '../in-turns.ts';
import type { SearchIndexes } from '../views/search-indexes.ts';

/** When the screen asked for nothing for so long, in ms, nobody is about to touch it again at once. */
const quietMs = 1_000;
/** So long after the start, in ms, the processor is the browser's alone: it is opening the first screen. */
export const startMs = 10_000;
/** Rest after each slice of work, in ms: the browser shares the processor. */
const restMs = 4;

/** Makes search ready for a catalogue before anybody types. */
export type SearchPreparation = {
  /** Told of every command: the work rests until the screen is quiet again. */
  heard: () => void;
  /** Another catalogue is in use; what was begun for the one before is left. */
  begin: (generation: Generation | undefined) => void;
  end: () => void;
};

export const prepareSearch = (
  indexes: Pick<SearchIndexes, 'prepare'>,
  clock: Pick<Clock, 'after'>,
): SearchPreparation => {
  let wanted: Generation | undefined;
  let working = false;
  let busy = false;
  let starting = true;
  let goOn = (): void => undefined;
  let cancel = (): void => undefined;

  const cancelStart = clock.after(startMs, () => {
    starting = false;
    goOn();
  });

  const heard = (): void => {
    cancel();
    busy = true;
    cancel = clock.after(quietMs, () => {
      busy = false;
      goOn();
    });
  };
  const rest = async (): Promise<void> => {
    await new Promise<void>((resolve) => clock.after(restMs, resolve));
    while (busy || starting) await new Promise<void>((resolve) => (goOn = resolve));
  };
  function* each(generation: Generation): Steps<void> {
    const all: readonly Language[] = generation.written.municipality.languages ?? languages;
    for (const lang of all)
      for (const step of indexes.prepare(generation, lang)) {
        if (wanted !== generation) return;
        yield step;
      }
  }
  const work = async (): Promise<void> => {
    working = true;
    for (let done: Generation | undefined; wanted !== undefined && wanted !== done;) {
      done = wanted;
      await rest();
      await inTurns(each(done), rest);
    }
    working = false;
  };
  return {
    heard,
    begin: (generation) => {
      // The same one, with a change of the day or confirmed again, has the same words.
      if (generation?.written === wanted?.written) return;
      wanted = generation;
      heard();
      if (!working) void work();
    },
    end: () => {
      wanted = undefined;
      cancel();
      cancelStart();
    },
  };
};
