import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect } from 'vitest';
import { bigTown, signedTown } from './testing-catalogue.ts';

export type Town = Awaited<ReturnType<typeof signedTown>>;

/** Makes towns for the tests of a file, published with so many services; they are gone after each test. */
export const testTowns = (usual: number): ((services?: number) => Promise<Town>) => {
  const towns: Town[] = [];
  afterEach(() => towns.splice(0).forEach((one) => one[Symbol.dispose]()));
  return async (services = usual) => {
    const made = await signedTown();
    towns.push(made);
    made.publish(bigTown(services));
    return made;
  };
};

/** A refresh that was refused with a code, which its words name too. */
export const refused = (code: string) => ({
  ok: false,
  error: { code, words: expect.stringContaining(code) as string },
});

/** Folder of the generation in use. */
export const inUse = (one: Town): string => {
  const { generation } = JSON.parse(readFileSync(join(one.data, 'current.json'), 'utf8')) as {
    generation: number;
  };
  return join(one.data, 'generations', String(generation));
};
