/*
 * The start of the kiosk in its parts, as a process of its own: the same calls as bin/run-sportello.ts, with the time that each took.
 * Modules are imported here where the command would have them all at once, so that their share can be seen.
 */
import { join } from 'node:path';
import { root } from './folder.ts';

const phases: [name: string, milliseconds: number][] = [];
let last = 0;
const phase = (name: string): void => {
  const now = performance.now();
  phases.push([name, now - last]);
  last = now;
};

const [dataDir = ''] = process.argv.slice(2);
phase('Node itself');
const { compileSource } = await import('../bin/compile-source.ts');
phase('modules of the catalogue');
const compiled = await compileSource(join(root, 'assets', 'demo-catalogue'), dataDir, () => undefined);
if (!compiled.ok) throw new Error(compiled.error.words);
phase('compiling the source catalogue');
const { startKiosk } = await import('../kiosk/start.ts');
const { confEngine } = await import('../kiosk/settings/conf-engine.ts');
const { runLoopback } = await import('../kiosk/loopback/run-loopback.ts');
phase('modules of the kiosk');
const kiosk = await startKiosk({
  dataDir,
  catalogueFile: compiled.value.file,
  screen: undefined,
  kioskMode: true,
  settingsEngine: confEngine,
});
if (!kiosk.ok) throw new Error(kiosk.error.words);
phase('catalogue, journal, devices');
const loopback = await runLoopback({
  kiosk: kiosk.value,
  screen: kiosk.value.screen,
  port: 0,
  filesDir: join(root, 'dist', 'renderer'),
  chromium: undefined,
});
if (!loopback.ok) throw new Error(loopback.error.words);
phase('the bridge');
await loopback.value.close();
await kiosk.value.close();
console.log(JSON.stringify(phases));
