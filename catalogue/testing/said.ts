import { describeFinding } from '../source/finding.ts';
import { readSource } from '../source/read-source.ts';
import { folderOf, town } from './folder.ts';

/** What an editor reads about a folder, a line each. */
export const said = async (files: Readonly<Record<string, string | Uint8Array>>): Promise<string[]> => {
  using folder = folderOf({ 'municipality.yaml': town, ...files });
  const read = await readSource(folder.dir);
  return (read.ok ? read.value.findings : read.findings).map(describeFinding);
};

/** A service with these lines after its id. */
export const service = (rest: string, name = 'tari'): Record<string, string> => ({
  [`services/${name}.yaml`]: `id: tari\n${rest}`,
});
