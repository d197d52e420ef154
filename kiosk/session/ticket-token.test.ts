import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claims } from '../../core/token/claims.ts';
import type { DraftService } from '../../core/model/service.ts';
import type { Ticket } from '../journal/journal.ts';
import { papers } from '../printing/paper.ts';
import { leastModuleDots } from '../printing/qr-block.ts';
import { claimsIn } from '../testing/claims-in.ts';
import { testKey } from '../testing/test-key.ts';
import { sampleContext } from '../testing/view-context.ts';
import { qrModules } from '../views/qr.ts';
import { ticketCode, ticketToken } from './ticket-token.ts';

const id = fc.stringMatching(/^[a-z]{2,20}(?:-[a-z]{1,19})?$/);
const context = sampleContext('2026-11-24T10:00');
const { generation } = context;
generation.catalogue.municipality.takeAwayUrl = `https://www.comune.borgo-con-un-nome-lungo.example/totem/t/`;
generation.catalogue.guide.questions = Array.from({ length: 9 }, (_, at) => ({
  id: `una-domanda-con-un-nome-davvero-lungo-${at}`.slice(-40),
  kind: 'yes-no' as const,
  text: { it: '?' },
  otherwise: 'x',
}));
const questions = generation.catalogue.guide.questions.map((question) => question.id);

describe('the code of a ticket', () => {
  it('is never too large for the narrowest paper, keeps the first answers, and always says service and number', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ service: id, place: id, queue: id, unit: id }),
        fc.dictionary(fc.constantFrom(...questions), fc.oneof(id, fc.array(id, { maxLength: 9 })), {
          noNullPrototype: true,
        }),
        fc.integer({ min: 0, max: 60 }),
        async (ids, answers, inputs) => {
          const service: DraftService = {
            id: ids.service,
            title: { it: 'x' },
            inputs: Array.from({ length: inputs }, () => ({ name: { it: 'x' } })),
            places: [{ place: ids.place, unit: ids.unit, queue: ids.queue }],
          };
          const ticket: Ticket = {
            id: '1-x',
            requestId: 'x',
            day: context.today,
            issuedAt: context.at,
            language: 'it',
            queue: ids.queue,
            number: { prefix: 'ZZ', kiosk: 'B', sequence: 12_345 },
          };
          const code = ticketCode(
            context,
            await ticketToken(context, { service, place: 0, ticket, answers }, testKey),
          );
          expect(qrModules(code.text).size * leastModuleDots).toBeLessThanOrEqual(papers[58].dots);
          const said: Claims = claimsIn(code.text);
          if (said.kind !== 'service') throw new Error(said.kind);
          expect(said).toMatchObject({ service: ids.service, place: ids.place, number: ticket.number });
          const given = questions.filter((one) => (answers[one] ?? []).length > 0);
          const kept = Object.keys(said.answers ?? {}).toSorted();
          expect(kept).toEqual(given.slice(0, kept.length).toSorted());
        },
      ),
      { numRuns: 200 },
    );
  });
});
