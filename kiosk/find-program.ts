import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where the first of these programs is that the path leads to, or nothing. */
export const findProgram = (
  names: readonly string[],
  path = process.env['PATH'] ?? '',
): string | undefined => {
  for (const dir of path.split(delimiter))
    for (const name of names) {
      const file = join(dir, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not in this folder.
      }
    }
  return undefined;
};
