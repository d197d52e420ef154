/** A JSON object as it comes: nothing is known about it. */
export type Json = Record<string, unknown>;

/** Whether a value is an object with fields. */
export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value that is a list; empty where it is something else. */
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** A value that is words; empty where it is something else. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What a text holds as JSON; undefined where it is none. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};
