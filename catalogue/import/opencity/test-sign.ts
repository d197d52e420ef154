import type { DumpObject } from './dump.ts';
import type { Scope } from './scope.ts';

const fieldOf = (object: DumpObject, field: string): string =>
  String((object.data['ita-IT'] ?? Object.values(object.data)[0])?.[field] ?? '').trim();

/** A record is a test by its name only. */
export const isTest = (object: DumpObject): boolean => /^test\b/i.test(fieldOf(object, 'name'));

/** Real services bear the identifier TEST, too: it says nothing, and is not what a record is known by. */
export const noteIdentifier = (scope: Scope, object: DumpObject): void => {
  const identifier = fieldOf(object, 'identifier');
  if (!/^test$/i.test(identifier)) return;
  scope.note(
    'mended',
    'identifier',
    'identifier',
    'The identifier is not usable: the record is known by its remoteId.',
    {
      was: identifier,
      now: object.remoteId,
    },
  );
};
