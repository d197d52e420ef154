import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { serviceDay } from '../../core/numbers/service-day.ts';
import { claimsIn } from '../testing/claims-in.ts';
import { formatTypedNumber } from '../../core/numbers/number.ts';
import { handOverToken, readTokenText, signToken, tokenText } from '../../core/token/token.ts';
import type { CancelView } from '../contract/hand-over.ts';
import type { Journal } from '../journal/journal.ts';
import { memoryJournal } from '../journal/open-journal.ts';
import { Settings } from '../settings/schema.ts';
import { settableClock } from '../testing/settable-clock.ts';
import { testKey } from '../testing/test-key.ts';
import { moment, sampleGeneration } from '../testing/view-context.ts';
import { createCancelling } from './cancel.ts';
import { type KioskState, viewContext } from './kiosk-state.ts';
import { issueTicket } from './take.ts';
import { wishOf } from './wish.ts';
import { createVisit } from './visit.ts';

const generation = sampleGeneration();
const clock = settableClock(0);
let journal: Journal;
let state: KioskState;
let cancelling: ReturnType<typeof createCancelling>;
const start = (kioskLetter?: string): void => {
  clock.set(moment('2026-11-24T10:00'));
  journal = memoryJournal({
    now: clock.now,
    serviceDay: (at) => serviceDay(at, 'Europe/Rome'),
    newId: randomUUID,
    kioskLetter,
  });
  const settings = Settings.parse(kioskLetter === undefined ? {} : { kioskLetter });
  const visit = createVisit();
  const deskSlips = { wanted: () => false, print: () => undefined, close: () => Promise.resolve() };
  state = { clock, settings, journal, key: testKey, visit, deskSlips, generation: () => generation };
  cancelling = createCancelling(state);
};
beforeEach(() => start());

const cancel = (text: string, confirmed = false): Promise<CancelView> =>
  cancelling(viewContext(state, generation, 'it'), { lang: 'it', text, confirmed });
const take = async (kind: 'number' | 'slip' = 'number') => {
  const input = { lang: 'it', service: 'carta', place: 0, kind, answers: {} } as const;
  const wish = wishOf(state, input);
  if (wish === undefined) throw new Error('no service');
  const view = await issueTicket(state, wish, {
    ...input,
    request: randomUUID(),
    withAnswers: false,
    onPaper: false,
  });
  if (view.kind !== 'issued') throw new Error(view.reason);
  return { typed: view.number ?? '', code: view.qr.url, ticket: view.ticket };
};
const refused = (reason: string) => ({ kind: 'refused', reason });

describe('cancelling a number', () => {
  it('asks first, and says when it was taken but not for what', async () => {
    const { typed, ticket } = await take();
    const asked = await cancel(typed);
    expect(asked).toEqual({
      kind: 'ask',
      number: 'A001',
      taken: { text: 'martedì 24 novembre, ore 10:00', lang: 'it', machine: false },
    });
    expect(journal.cancelledAt(ticket)).toBeUndefined();
    expect(await cancel(typed, true)).toEqual({ kind: 'cancelled', number: 'A001' });
    expect(journal.cancelledAt(ticket)).toBe(clock.now());
    expect(await cancel(typed, true)).toEqual(refused('already'));
    expect(await cancel(typed)).toEqual(refused('already'));
  });
  it('takes what a scanner types: the address on paper, the bare code, in lower case too', async () => {
    const { code, typed } = await take();
    const bytes = readTokenText(code);
    if (!bytes.ok) throw new Error(bytes.error.code);
    const bare = tokenText(bytes.value);
    for (const text of [
      code,
      `${code}\n`,
      bare,
      bare.toLowerCase(),
      typed.toLowerCase(),
      typed.replaceAll('-', ' '),
    ])
      expect(await cancel(text), text).toMatchObject({ kind: 'ask', number: 'A001' });
    expect(await cancel(code, true)).toMatchObject({ kind: 'cancelled' });
  });
  it('tells what is wrong with a number', async () => {
    const { typed } = await take();
    const other = typed.endsWith('A') ? 'B' : 'A';
    expect(await cancel(`A001-${other}`)).toEqual(refused('check'));
    expect(await cancel('ciao')).toEqual(refused('form'));
    expect(await cancel('')).toEqual(refused('form'));
    expect(await cancel(formatTypedNumber({ prefix: 'A', sequence: 2 }))).toEqual(refused('unknown'));
    clock.set(moment('2026-11-25T10:00'));
    expect(await cancel(typed, true)).toEqual(refused('other-day'));
  });
  it('tells that a number is another kiosk’s', async () => {
    start('B');
    const { typed } = await take();
    expect(typed).toMatch(/^A-B001-/);
    expect(await cancel(typed)).toMatchObject({ kind: 'ask', number: 'A-B001' });
    expect(await cancel(formatTypedNumber({ prefix: 'A', kiosk: 'C', sequence: 1 }))).toEqual(
      refused('other-kiosk'),
    );
  });
  it('tells what is wrong with a code', async () => {
    const slip = await take('slip');
    expect(await cancel(slip.code)).toEqual(refused('no-number'));
    const { code } = await take();
    const claims = claimsIn(code);
    const publicKey = Uint8Array.from(testKey.publicKey, (byte) => byte ^ 1);
    const ofAnother = await signToken(claims, { ...testKey, publicKey });
    expect(await cancel(tokenText(ofAnother), true)).toEqual(refused('other-kiosk'));
    const forged = await signToken(claims, { ...testKey, sign: () => new Uint8Array(64) });
    expect(await cancel(tokenText(forged), true)).toEqual(refused('form'));
    const neverGiven = await signToken({ ...claims, issuedAt: claims.issuedAt - 60_000 }, testKey);
    expect(await cancel(tokenText(neverGiven), true)).toEqual(refused('unknown'));
    for (const text of ['https://www.comune.example/', 'SP1:', 'SP2:ABC', 'x'.repeat(2_400), '#'])
      expect(await cancel(text, true), text).toEqual(refused('form'));
    clock.set(moment('2026-11-25T10:00'));
    expect(await cancel(code, true)).toEqual(refused('other-day'));
  });
  it('knows its number though a desk has handed the person over', async () => {
    const { code } = await take();
    const bytes = readTokenText(code);
    if (!bytes.ok) throw new Error(bytes.error.code);
    const handOver = {
      place: 'atrio',
      reason: 'responsible-there',
      at: clock.now(),
      expires: clock.now(),
    } as const;
    const publicKey = Uint8Array.from(testKey.publicKey, (byte) => byte ^ 1);
    const token = await handOverToken(bytes.value, handOver, { ...testKey, publicKey });
    expect(await cancel(tokenText(token))).toMatchObject({ kind: 'ask' });
  });
  it('takes no more numbers after five wrong ones, until five minutes have passed; a code always', async () => {
    const { typed, code } = await take();
    for (let tries = 0; tries < 5; tries += 1)
      expect(await cancel(formatTypedNumber({ prefix: 'A', sequence: 50 + tries }))).toEqual(
        refused('unknown'),
      );
    expect(await cancel(typed)).toEqual(refused('too-many'));
    expect(await cancel(code)).toMatchObject({ kind: 'ask' });
    clock.set(moment('2026-11-24T10:05'));
    expect(await cancel(typed)).toMatchObject({ kind: 'ask' });
  });
  it('says that the disk did not take it', async () => {
    const { typed, ticket } = await take();
    const broken: Journal = { ...journal, cancel: () => ({ ok: false, error: { code: 'disk-full' } }) };
    state.journal = broken;
    expect(await cancel(typed, true)).toEqual(refused('storage'));
    expect(journal.cancelledAt(ticket)).toBeUndefined();
  });
});
