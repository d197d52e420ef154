import { fail, succeed, type Result } from '../../../core/model/result.ts';
import type { ImportFailure, ImportOptions } from '../importer.ts';

/** How many services of a site are read where the command does not say (`--max`). */
export const mostServices = 500;

/** The value of `--max`. */
export const readMost = (values: ImportOptions['values']): Result<number, ImportFailure> => {
  const most = values['max'] === undefined ? mostServices : Number(values['max']);
  return Number.isInteger(most) && most > 0
    ? succeed(most)
    : fail({ code: 'no-input', words: 'Give --max a whole number.' });
};
