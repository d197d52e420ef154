import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser } from '@playwright/test';
import { root } from '../fixtures/catalogues.ts';
import { catalogueCommand, processesNaming, startProgram, type RunningCommand } from '../fixtures/command.ts';
import { guideSteps } from '../fixtures/guide.ts';
import { expect, test } from '../fixtures/test.ts';
import { Visit } from '../pages/visit.ts';
import { freePort } from '../../catalogue/testing/free-port.ts';

/** Bounds, not waits. */
const startLimitMs = 90_000;
const chapter = 'From an empty folder to your own service';

/** What the guide promises to be on the screen. */
const showsTheService = async (browser: Browser, url: string): Promise<void> => {
  const context = await browser.newContext({
    viewport: { width: 1080, height: 1920 },
    hasTouch: true,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(url);
  const visit = new Visit(page);
  await visit.start();
  await visit.need('Casa e strada');
  await visit.open('passo-carrabile');
  await expect(page.getByRole('heading', { name: 'Passo carrabile' })).toBeVisible();
  await expect(page.getByText('Foto del cancello').first()).toBeVisible();
  await expect(page.getByText(/^45\s€$/).first()).toBeVisible();
  await context.close();
};

const readyLine = /^Sportello is ready: (\S+)$/m;
const ready = async ({ out, err }: RunningCommand): Promise<string> => {
  await expect.poll(() => `${out()}${err()}`, { timeout: startLimitMs }).toMatch(readyLine);
  return readyLine.exec(out())?.[1] ?? '';
};

test("the editors' guide leads from an empty folder to a kiosk with one's own service, word for word", async ({
  chromiumOnce,
}) => {
  test.skip(
    spawnSync('python3', ['--version']).status !== 0,
    'python3 is not installed: it is the web server of the guide',
  );
  test.setTimeout(240_000);
  const folder = mkdtempSync(join(tmpdir(), 'sportello-guide-'));
  const port = String(await freePort());
  // The person sits at a machine without a window, whose kiosk keeps its data in this folder.
  const { DISPLAY: _x, WAYLAND_DISPLAY: _w, ...rest } = process.env;
  const env = { ...rest, XDG_DATA_HOME: join(folder, 'data') };
  await using stack = new AsyncDisposableStack();
  const run = (line: string): RunningCommand => {
    const [npm, verb, , ...args] = line.replaceAll('8000', port).split(' ');
    // A person stands in the folder of Sportello; here the commands are the same, the folder is empty.
    const [program = '', ...all] =
      npm !== 'npm'
        ? line.replaceAll('8000', port).split(' ')
        : verb === 'start'
          ? [process.execPath, join(root, 'scripts', 'start.mjs'), ...args]
          : [...catalogueCommand, ...args.slice(1)];
    return stack.use(startProgram(program, all, { cwd: folder, env }));
  };

  let preview: RunningCommand | undefined;
  let kiosk: RunningCommand | undefined;
  for (const step of guideSteps('editors.md', chapter)) {
    if (step.kind === 'file') {
      const path = join(folder, step.path);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, step.text);
      if (preview === undefined) continue;
      const { err, out } = preview;
      // What the guide says that the preview says.
      if (step.path.endsWith('passo-carrabile.yaml'))
        await expect.poll(() => `${out()}${err()}`).toContain('"casa" is not in needs.');
      if (step.path.endsWith('needs.yaml')) await showsTheService(await chromiumOnce(), await ready(preview));
      continue;
    }
    await test.step(step.line, async () => {
      const command = run(step.line);
      if (step.line.includes(' preview ')) {
        preview = command;
        await ready(command);
      } else if (step.line.startsWith('npm start')) {
        kiosk = command;
        await showsTheService(await chromiumOnce(), await ready(command));
      } else if (step.line.includes('http.server'))
        await expect
          .poll(
            () =>
              fetch(`http://127.0.0.1:${port}/`).then(
                ({ ok }) => ok,
                () => false,
              ),
            {
              timeout: startLimitMs,
            },
          )
          .toBe(true);
      else {
        expect([await command.ended, command.err()]).toEqual([0, expect.any(String)]);
        if (step.line.includes(' check ')) expect(command.out()).toMatch(/^0 errors, \d+ warnings$/m);
      }
    });
  }
  expect(await preview?.interrupt()).toBe(0);
  expect(await kiosk?.interrupt()).toBe(0);
  await stack.disposeAsync();
  expect(processesNaming(folder)).toEqual([]);
  rmSync(folder, { recursive: true });
});
