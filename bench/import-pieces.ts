import { closeSync, openSync, writeSync } from 'node:fs';

/*
 * Directories of services as other systems give them, as large as one likes. Each service is about a kilobyte of text, as
 * those of real towns are, and has a place among two hundred and an office among one hundred.
 */

export const places = 200;
export const offices = 100;
export const topics = 30;
export const sentence =
  'Chi abita nel Comune pu\u00f2 chiederlo allo sportello, per telefono o da casa: la risposta arriva entro trenta giorni.';

/** Writes a file piece by piece, however large it is. */
export const write = (path: string, pieces: Iterable<string>): void => {
  const handle = openSync(path, 'w');
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < 262_144) continue;
    writeSync(handle, text);
    text = '';
  }
  writeSync(handle, text);
  closeSync(handle);
};
/** A piece for each of so many. */
export const each = function* (count: number, make: (at: number) => string): Generator<string> {
  for (let at = 0; at < count; at += 1) yield make(at);
};
/** Pieces one after the other. */
export const all = function* (...parts: (string | Iterable<string>)[]): Generator<string> {
  for (const part of parts)
    if (typeof part === 'string') yield part;
    else yield* part;
};
