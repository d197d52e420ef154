import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from '../fixtures/test.ts';

test('the program that npm start runs, as it is built, shows the demo town', async ({ chromiumOnce }) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sportello-program-'));
  const program = join(import.meta.dirname, '..', '..', 'dist', 'bin', 'sportello.js');
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', program, '--shell', 'none', '--data-dir', dataDir],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  try {
    const url = await new Promise<string>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`it ended with ${code}`)));
      createInterface({ input: child.stdout }).on('line', (line) => {
        const ready = /^Sportello is ready: (\S+)/.exec(line)?.[1];
        if (ready !== undefined) resolve(ready);
      });
    });
    const page = await (await chromiumOnce()).newPage();
    await page.goto(url);
    await expect(page.locator('main[data-screen="attract"]')).toBeVisible();
    await expect(page.getByText('Comune di Montelieve').first()).toBeVisible();
  } finally {
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    await exited;
    rmSync(dataDir, { recursive: true });
  }
});
