import { townOf } from '../testing/workshop.ts';
import { publishCatalogue } from './publish.ts';

// Publishes one change after the other into a folder until it is killed; says each file before it writes it.
const [keysDir = '', to = '', passphrase = ''] = process.argv.slice(2);
for (let turn = 0; ; turn += 1) {
  const published = publishCatalogue(townOf(8, turn % 8, `Titolo ${process.pid} ${turn}`), {
    keysDir,
    to,
    passphrase,
    now: Date.now(),
    onFile: (file) => process.stdout.write(`${file}\n`),
  });
  if (!published.ok) throw new Error(published.error.words);
}
