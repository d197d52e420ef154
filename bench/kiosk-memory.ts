// Opens a synced catalogue as a start does, makes the search indexes of seven languages, and says what they hold: node kiosk-memory.ts DIR
import { openSigned } from '../kiosk/catalogue/signed-catalogue.ts';
import { createIndexes } from '../kiosk/views/search-indexes.ts';

const opened = openSigned({
  address: undefined,
  dir: process.argv[2] ?? '',
  floors: { floor: () => undefined, raiseFloor: () => ({ ok: true, value: undefined }) },
  clock: { now: Date.now },
  log: (line) => console.error(line),
});
if (!opened.ok) throw new Error(opened.error.words);
const generation = opened.value.current();
if (generation === undefined) throw new Error('there is no catalogue');
const indexes = createIndexes();
const held = (['it', 'en', 'ro', 'sq', 'ar', 'zh-Hans', 'uk'] as const).map((lang) =>
  indexes.of(generation, lang),
);
globalThis.gc?.();
const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
// `held` stays in use until here.
console.log(JSON.stringify({ heap: heapUsed + arrayBuffers, rss, languages: held.length }));
