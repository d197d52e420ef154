/* `npm run docs`: writes the guides that tables and schemas generate. With `--check` it only says which are stale. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { logGuide } from '../kiosk/health/log-guide.ts';
import { settingsGuide } from '../kiosk/settings/settings-guide.ts';

const docs = join(import.meta.dirname, '..', 'docs');
let stale = false;
for (const [name, text] of [
  ['log-events.md', logGuide()],
  ['settings.md', settingsGuide()],
] as const) {
  const file = join(docs, name);
  const wanted = await format(text, { ...(await resolveConfig(file)), parser: 'markdown' });
  if (!process.argv.includes('--check')) writeFileSync(file, wanted);
  else if (readFileSync(file, 'utf8') !== wanted) {
    stale = true;
    process.stderr.write(`docs/${name} is not what it is generated from: npm run docs\n`);
  }
}
process.exitCode = stale ? 1 : 0;
