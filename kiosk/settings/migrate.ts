/** The version of the file that this program writes. */
export const settingsVersion = 1;

type Raw = Record<string, unknown>;
/** Each brings a file from the version that is its index plus one to the next. Never change one that was released: add another. */
const steps: readonly ((raw: Raw) => Raw)[] = [];

/**
 * A settings file as this version reads it. The file itself stays as it is, so that the version before can still read it.
 * @param known other steps only in a test of the way there
 * @returns error for a file of a later version, in a technician's words
 */
export const migrateSettings = (
  raw: Raw,
  known: readonly ((raw: Raw) => Raw)[] = steps,
): { ok: true; value: Raw } | { ok: false; error: { words: string } } => {
  const newest = known.length + 1;
  const { formatVersion = 1 } = raw;
  // What is no version is the schema's to tell.
  if (typeof formatVersion !== 'number' || !Number.isInteger(formatVersion) || formatVersion < 1)
    return { ok: true, value: raw };
  if (formatVersion > newest)
    return {
      ok: false,
      error: { words: `they are of version ${formatVersion}, this program reads up to ${newest}: update it` },
    };
  const value = known
    .slice(formatVersion - 1)
    .reduce((file, step, at) => ({ ...step(file), formatVersion: formatVersion + at + 1 }), raw);
  return { ok: true, value };
};
