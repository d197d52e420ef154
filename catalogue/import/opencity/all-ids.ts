import { assignIds } from '../ids.ts';
import { cleanText } from '../text.ts';
import type { Dump, DumpObject } from './dump.ts';

/** A field in Italian, else in the first language there is. */
export const italian = (object: DumpObject, field: string): string =>
  cleanText(String(object.data['ita-IT']?.[field] ?? Object.values(object.data)[0]?.[field] ?? object.name))
    .text;
/** Offices, and the areas above them: one folder of units. */
export const officeClasses = ['administrative_area', 'office'];
/** The identifier of a category, which is a name there and no record. */
export const categoryClass = 'type';

/** Ids of all records, kept from an earlier import where there was one. Offices and their areas share one folder, topics and categories one list. */
export const allIds = (
  dump: Dump,
  earlier: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Record<string, Map<string, string>> => {
  const categories = [
    ...new Set(
      dump
        .all('public_service')
        .flatMap((one) =>
          (Array.isArray(one.data['ita-IT']?.['type']) ? (one.data['ita-IT']['type'] as unknown[]) : []).map(
            (name) => cleanText(String(name)).text,
          ),
        ),
    ),
  ].sort();
  const groups: readonly { classes: readonly string[]; field: string }[] = [
    { classes: ['public_service'], field: 'name' },
    { classes: officeClasses, field: 'legal_name' },
    { classes: ['place'], field: 'name' },
    { classes: ['topic', categoryClass], field: 'name' },
  ];
  const ids: Record<string, Map<string, string>> = {};
  for (const { classes, field } of groups) {
    const named = classes.flatMap((one) =>
      one === categoryClass
        ? categories.map((name) => ({ key: `${one} ${name}`, name, published: '9999' }))
        : dump.all(one).map((object) => ({
            key: `${one} ${object.remoteId}`,
            name: italian(object, field),
            published: object.published,
          })),
    );
    const kept = new Map(
      classes.flatMap((one) =>
        Object.entries(earlier[one] ?? {}).map(([remoteId, id]) => [`${one} ${remoteId}`, id] as const),
      ),
    );
    for (const [key, id] of assignIds(named, kept)) {
      const space = key.indexOf(' ');
      (ids[key.slice(0, space)] ??= new Map()).set(key.slice(space + 1), id);
    }
  }
  return ids;
};
