import type { Generation } from './generation.ts';

/** The catalogue in use. A newer one waits until nobody is in the middle of a visit (K25). */
export type Turnover = {
  generation: () => Generation | undefined;
  /** Uses it now, or when the visit in progress ends. */
  offer: (generation: Generation) => void;
  /** Uses it now, also in the middle of a visit: the visit is that of an editor who looks at what they write. */
  show: (generation: Generation) => void;
  /** Told of every command, before it is carried out. */
  heard: (command: string) => void;
};

/** @param onSwitch called each time another catalogue came into use */
export const createTurnover = (
  first: Generation | undefined,
  onSwitch: (generation: Generation) => void,
): Turnover => {
  let current = first;
  let waiting: Generation | undefined;
  let inVisit = false;
  const show = (generation: Generation): void => {
    current = generation;
    waiting = undefined;
    onSwitch(current);
  };
  const switchIfFree = (): void => {
    if (!inVisit && waiting !== undefined) show(waiting);
  };
  return {
    generation: () => current,
    offer: (generation) => {
      waiting = generation;
      switchIfFree();
    },
    show,
    heard: (command) => {
      // A screen that starts anew begins with `boot`: then nobody is there either.
      inVisit = command !== 'endSession' && command !== 'boot';
      switchIfFree();
    },
  };
};
