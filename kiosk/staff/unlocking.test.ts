import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settableClock } from '../testing/settable-clock.ts';
import { lockAfter } from './attempts.ts';
import { codeProblem, setCode } from './codes.ts';
import { openUnlocking, sessionIdleMs, type Unlocked } from './unlocking.ts';

const [staff, technician] = ['482915', '73019264'];
let dir = '';
let clock = settableClock(0);
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'sportello-codes-'));
  clock = settableClock(Date.UTC(2026, 10, 24, 9));
  await setCode(dir, 'staff', staff, 4);
  await setCode(dir, 'technician', technician, 4);
});
afterEach(() => rmSync(dir, { recursive: true }));

const tokenOf = (unlocked: Unlocked): string => (unlocked.kind === 'refused' ? '' : unlocked.token);
/** So many wrong codes, each as soon as it may be tried. */
const fail = async (unlocking: ReturnType<typeof openUnlocking>, times: number): Promise<Unlocked> => {
  let last: Unlocked = { kind: 'refused', reason: 'wrong', wait: 0 };
  for (let time = 0; time < times; time += 1) {
    if (last.kind === 'refused') clock.advance(last.wait * 1_000);
    last = await unlocking.unlock('000001');
  }
  return last;
};

describe('codes', () => {
  it('are kept hashed, for the owner only', () => {
    const text = readFileSync(join(dir, 'codes.json'), 'utf8');
    expect(text).not.toContain(staff);
    expect(statSync(join(dir, 'codes.json')).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(join(dir, 'codes.json.bak'), 'utf8'))).toEqual(JSON.parse(text));
  });
  it.each([
    ['staff', '12345', /6 to 12 digits/],
    ['technician', '1234567', /8 to 12 digits/],
    ['staff', '12a456', /digits only/],
    ['staff', '111111', /anybody tries/],
    ['staff', '890123', /anybody tries/],
    ['technician', '87654321', /anybody tries/],
  ] as const)('are refused for the %s: %s', (kind, code, words) => {
    expect(codeProblem(kind, code)).toMatch(words);
  });
  it('are two different ones', async () => {
    expect(await setCode(dir, 'staff', technician, 4)).toMatch(/different codes/);
  });
  it('come back from the copy where the file is damaged', async () => {
    writeFileSync(join(dir, 'codes.json'), '{');
    expect(await openUnlocking(dir, clock).unlock(staff)).toMatchObject({ kind: 'staff' });
  });
  it('can be taken away; without any nothing opens', async () => {
    await setCode(dir, 'staff', '');
    await setCode(dir, 'technician', '');
    expect(await openUnlocking(dir, clock).unlock('')).toMatchObject({ reason: 'no-code' });
  });
});

describe('what a code opens', () => {
  it('is the staff screen for one, and all for the other', async () => {
    const unlocking = openUnlocking(dir, clock);
    const ofStaff = tokenOf(await unlocking.unlock(staff));
    expect([unlocking.may(ofStaff, 'staff'), unlocking.may(ofStaff, 'technician')]).toEqual([true, false]);
    const ofTechnician = tokenOf(await unlocking.unlock(technician));
    expect([unlocking.may(ofTechnician, 'staff'), unlocking.may(ofTechnician, 'technician')]).toEqual([
      true,
      true,
    ]);
    expect(unlocking.may(ofStaff, 'staff')).toBe(false);
  });
  it('is closed by leaving, by a minute without a command, and by a restart', async () => {
    const unlocking = openUnlocking(dir, clock);
    const token = tokenOf(await unlocking.unlock(staff));
    clock.advance(sessionIdleMs - 1);
    expect(unlocking.may(token, 'staff')).toBe(true);
    clock.advance(sessionIdleMs - 1);
    expect(unlocking.may(token, 'staff')).toBe(true);
    clock.advance(sessionIdleMs);
    expect(unlocking.may(token, 'staff')).toBe(false);
    const again = tokenOf(await unlocking.unlock(staff));
    unlocking.lock();
    expect(unlocking.may(again, 'staff')).toBe(false);
    const third = tokenOf(await unlocking.unlock(staff));
    expect(openUnlocking(dir, clock).may(third, 'staff')).toBe(false);
    expect(unlocking.may('', 'staff')).toBe(false);
  });
});

describe('wrong codes', () => {
  it('cost nothing four times, then half a minute, then twice as long each time, up to an hour', () => {
    expect([1, 4, 5, 6, 7, 12, 60].map(lockAfter)).toEqual([
      0, 0, 30_000, 60_000, 120_000, 3_600_000, 3_600_000,
    ]);
  });
  it('lock out, and the right one does not open meanwhile', async () => {
    const unlocking = openUnlocking(dir, clock);
    expect(await fail(unlocking, 5)).toEqual({ kind: 'refused', reason: 'wrong', wait: 30 });
    expect(await unlocking.unlock(technician)).toEqual({ kind: 'refused', reason: 'locked', wait: 30 });
    clock.advance(30_000);
    expect(await unlocking.unlock(technician)).toMatchObject({ kind: 'technician' });
  });
  it('are counted over restarts, and setting the clock ends no lock', async () => {
    await fail(openUnlocking(dir, clock), 6);
    const restarted = openUnlocking(dir, clock);
    expect(await restarted.unlock(staff)).toEqual({ kind: 'refused', reason: 'locked', wait: 60 });
    clock.set(clock.now() + 86_400_000);
    expect(await restarted.unlock(staff)).toMatchObject({ reason: 'locked' });
    clock.set(clock.now() - 2 * 86_400_000);
    expect(await restarted.unlock(staff)).toEqual({ kind: 'refused', reason: 'locked', wait: 60 });
  });
  it('of one are not forgiven by knowing the other', async () => {
    const unlocking = openUnlocking(dir, clock);
    for (let time = 0; time < 5; time += 1) {
      await unlocking.unlock('00000001');
      await unlocking.unlock(staff);
    }
    expect(await unlocking.unlock(technician)).toMatchObject({ kind: 'refused' });
    expect(await unlocking.unlock(staff)).toMatchObject({ kind: 'staff' });
  });
  it('are counted one by one, also when many come at once', async () => {
    const unlocking = openUnlocking(dir, clock);
    const all = await Promise.all(Array.from({ length: 8 }, () => unlocking.unlock('000001')));
    expect(all.map((one) => one.kind === 'refused' && one.reason)).toEqual([
      ...Array.from({ length: 5 }, () => 'wrong'),
      ...Array.from({ length: 3 }, () => 'locked'),
    ]);
  });
  it('are forgotten with the code that they were tried against', async () => {
    const unlocking = openUnlocking(dir, clock);
    await fail(unlocking, 4);
    await setCode(dir, 'staff', '592817', 4);
    await setCode(dir, 'technician', '', 4);
    await fail(unlocking, 4);
    expect(await unlocking.unlock('592817')).toMatchObject({ kind: 'staff' });
  });
  it('lock at once where the count was damaged', async () => {
    await fail(openUnlocking(dir, clock), 5);
    for (const name of ['code-attempts.json', 'code-attempts.json.bak']) writeFileSync(join(dir, name), 'x');
    expect(await openUnlocking(dir, clock).unlock(staff)).toMatchObject({ reason: 'locked', wait: 30 });
  });
});
