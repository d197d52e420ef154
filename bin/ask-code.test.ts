import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { settableClock } from '../kiosk/testing/settable-clock.ts';
import { openUnlocking } from '../kiosk/staff/unlocking.ts';
import { askCode } from './ask-code.ts';
import { parseStartOptions } from './start-options.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'sportello-code-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(dir, { recursive: true });
});
const ask = (text: string): Promise<number> => askCode(dir, 'technician', Readable.from([text]));

it('sets a code that is piped in, refuses a bad one with the reason, and takes it away', async () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const opens = async () => (await openUnlocking(dir, settableClock(0)).unlock('73019264')).kind;
  expect(await ask('1234\n')).toBe(1);
  expect(said).toHaveBeenLastCalledWith(expect.stringContaining('8 to 12 digits'));
  expect(await ask('73019264\n')).toBe(0);
  expect(await opens()).toBe('technician');
  expect(await ask('\n')).toBe(0);
  expect(await opens()).toBe('refused');
  expect(said.mock.calls.flat().join()).not.toContain('73019264');
});

it('is asked for by --set-code, for one of two', () => {
  expect(parseStartOptions(['--set-code', 'staff'])).toMatchObject({ value: { setCode: 'staff' } });
  expect(parseStartOptions(['--set-code', 'mayor'])).toMatchObject({
    error: { words: expect.stringContaining('staff, technician') },
  });
});
