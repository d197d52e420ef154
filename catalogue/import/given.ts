/** A record without the fields that have no value, and without lists of nothing. */
export const withoutEmptyLists = <T extends object>(record: {
  [Field in keyof T]: T[Field] | undefined;
}): T =>
  Object.fromEntries(
    Object.entries(record).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  ) as T;
