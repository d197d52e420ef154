import { describe, expect, it } from 'vitest';
import type { ViewContext } from './context.ts';
import { sampleContext } from '../testing/view-context.ts';
import { placeViews } from './place-view.ts';

const take = (context: ViewContext, id: string) => {
  const service = context.generation.services.get(id);
  if (service === undefined) throw new Error(id);
  return placeViews(context, service)[0]?.take;
};

describe('what can be taken', () => {
  it('gives numbers until half an hour before closing', () => {
    expect(take(sampleContext('2026-11-24T10:00'), 'carta')).toMatchObject({
      kind: 'number',
      text: { text: 'Numeri fino alle 12:00' },
    });
  });
  it('says before it is asked that the last number is gone, and when to come (K11)', () => {
    expect(take(sampleContext('2026-11-24T12:20'), 'carta')?.refused).toMatchObject({
      reason: 'last-number-passed',
      text: { text: 'Gli ultimi numeri di oggi erano alle 12:00. Vieni mercoledì 25 novembre dalle 08:30.' },
    });
  });
  it('says that the day is full (K11)', () => {
    const full = take(sampleContext('2026-11-24T10:00', 'it', { issuedToday: () => 3 }), 'carta');
    expect(full?.refused).toMatchObject({
      reason: 'full',
      text: { text: 'I numeri di oggi sono finiti. Vieni mercoledì 25 novembre dalle 08:30.' },
    });
  });
  it('says that it is closed, and when it opens (K12)', () => {
    expect(take(sampleContext('2026-12-07T10:00'), 'carta')?.refused).toMatchObject({
      reason: 'closed',
      text: { text: 'Ora lo sportello non dà numeri. Vieni martedì 8 dicembre dalle 08:30.' },
    });
  });
  it('pauses after a burst (K21)', () => {
    expect(
      take(sampleContext('2026-11-24T10:00', 'it', { isPaused: () => true }), 'carta')?.refused?.reason,
    ).toBe('paused');
  });
  it('says before it is asked that the disk takes no number', () => {
    expect(
      take(sampleContext('2026-11-24T10:00', 'it', { canIssue: () => false }), 'carta')?.refused,
    ).toMatchObject({
      reason: 'storage',
      text: { text: 'La macchina non riesce a salvare il numero. Chiedi a una persona: ti aiuta lei.' },
    });
  });
  it('sends to the machine that the town already has, and names its key (K29)', () => {
    expect(take(sampleContext('2026-11-24T10:00'), 'edilizia')).toMatchObject({
      kind: 'external-machine',
      machineKey: 'E',
    });
  });
  it('says that an appointment is needed (K16)', () => {
    expect(take(sampleContext('2026-11-24T10:00'), 'matrimonio')?.kind).toBe('appointment');
  });
  it('gives a slip where nobody counts (K29)', () => {
    expect(take(sampleContext('2026-11-24T10:00'), 'nido')?.kind).toBe('slip');
  });
});

describe('a place', () => {
  it('names who books for those who cannot, and whether they are there now (K1)', () => {
    const context = sampleContext('2026-11-24T10:00');
    const service = context.generation.services.get('matrimonio');
    expect(service && placeViews(context, service)[0]?.booking).toMatchObject({
      helper: { text: 'Prenota per te lo sportello URP' },
      helperOpen: { state: 'open', text: { text: 'Aperto ora, fino alle 12:30' } },
    });
  });
});
