import { expect, it } from 'vitest';
import { demoService } from '../lib/fixtures/service.ts';
import { saysIn } from '../lib/fixtures/says.ts';
import { planAction } from './plan-action.ts';
import { ticketPhase } from './ticket-phase.ts';

const plan = (id: string) => planAction(demoService(saysIn('it'), id));

it('offers a number where one can be had', () => {
  expect(plan('carta-identita-smarrita')).toMatchObject({ does: 'number', label: 'action.number', place: 0 });
});

it('says before the question why there is none, and offers a slip (K11)', () => {
  const refused = plan('tari-bolletta-errata');
  expect(refused).toMatchObject({ does: 'slip', label: 'action.slip' });
  expect(refused.refused?.text).toContain('giovedì');
});

it('fits the button to what helps', () => {
  expect(plan('pubblicazioni-matrimonio').does).toBe('book');
  expect(plan('passaporto')).toMatchObject({ does: 'slip', label: 'action.take' });
  expect(plan('pratiche-edilizie')).toMatchObject({ does: 'slip', machineKey: 'E' });
  expect(plan('spid')).toMatchObject({ does: 'online', place: 0 });
  expect(plan('denuncia-smarrimento').does).toBe('ask');
});

it('holds the words until they are written down (K7)', () => {
  expect(ticketPhase(undefined)).toBe('printing');
  expect(ticketPhase({ outcome: { outcome: 'printed', staffAlerted: false }, noted: false })).toBe('printed');
  expect(ticketPhase({ outcome: { outcome: 'unknown', staffAlerted: false }, noted: false })).toBe('printed');
  expect(ticketPhase({ outcome: { outcome: 'failed', staffAlerted: true }, noted: false })).toBe('words');
  expect(ticketPhase({ outcome: { outcome: 'failed', staffAlerted: true }, noted: true })).toBe('code');
  expect(ticketPhase({ noted: true })).toBe('code');
});
