import * as z from 'zod/mini';

/** Says what a setting means: `docs/settings.md` is generated from it. */
export const describe = <T extends z.ZodMiniType>(schema: T, words: string): T =>
  schema.check(z.describe(words)) as T;
