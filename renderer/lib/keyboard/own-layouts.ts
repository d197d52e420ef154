import type { SourceLayout } from './layouts.ts';

/** Romanian, as on SR 13392:2004, with the comma letters (not the cedilla ones). */
export const romanian: SourceLayout = {
  layout: {
    default: ['1 2 3 4 5 6 7 8 9 0', 'q w e r t y u i o p ă î', 'a s d f g h j k l ș ț â', "z x c v b n m '"],
  },
};

/** Albanian, as on the national standard: QWERTZ with ç and ë. */
export const albanian: SourceLayout = {
  layout: {
    default: ['1 2 3 4 5 6 7 8 9 0', 'q w e r t z u i o p ç', "a s d f g h j k l ë '", 'y x c v b n m'],
  },
};
