import type { Generation } from '../catalogue/generation.ts';

/** The catalogue in use. A newer one waits until nobody is in the middle of a visit (K25). */
export type Turnover = {
  generation: () => Generation | undefined;
  /** Uses it now, or when the visit in progress ends. */
  offer: (generation: Generation) => void;
  /** Told of every command, before it is carried out. */
  heard: (command: string) => void;
};

/** @param onSwitch called each time another catalogue came into use */
export const createTurnover = (first: Generation | undefined, onSwitch: () => void): Turnover => {
  let current = first;
  let waiting: Generation | undefined;
  let inVisit = false;
  const switchIfFree = (): void => {
    if (inVisit || waiting === undefined) return;
    current = waiting;
    waiting = undefined;
    onSwitch();
  };
  return {
    generation: () => current,
    offer: (generation) => {
      waiting = generation;
      switchIfFree();
    },
    heard: (command) => {
      // A screen that starts anew begins with `boot`: then nobody is there either.
      inVisit = command !== 'endSession' && command !== 'boot';
      switchIfFree();
    },
  };
};
