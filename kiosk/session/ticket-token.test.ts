import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBase64url } from '../../core/token/base64url.ts';
import { signCertificate } from '../../core/token/certificate.ts';
import { checkToken, createKeyring } from '../../core/token/check-token.ts';
import type { Claims } from '../../core/token/claims.ts';
import { verifyByWebCrypto } from '../../core/token/web-ed25519.ts';
import type { DraftService } from '../../core/model/service.ts';
import type { Ticket } from '../journal/journal.ts';
import { papers } from '../printing/paper.ts';
import { leastModuleDots } from '../printing/qr-block.ts';
import { claimsIn } from '../testing/claims-in.ts';
import { testKey } from '../testing/test-key.ts';
import { sampleContext } from '../testing/view-context.ts';
import { ticketCode } from './ticket-token.ts';

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

const ticketOf = (queue: string): Ticket => ({
  id: '1-x',
  requestId: 'x',
  day: context.today,
  issuedAt: context.at,
  language: 'it',
  queue,
  number: { prefix: 'ZZ', kiosk: 'B', sequence: 12_345 },
});

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
          const ticket = ticketOf(ids.queue);
          const { code } = await ticketCode(context, { service, place: 0, ticket, answers }, testKey);
          expect(code.modules.size * leastModuleDots).toBeLessThanOrEqual(papers[58].dots);
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
  it('is signed by this kiosk: a desk that does not know it says so, and knows it by its certificate (K31)', async () => {
    const service: DraftService = { id: 'carta', places: [{ place: 'atrio' }] };
    const said = { service, place: 0, ticket: ticketOf('anagrafe'), answers: {} };
    const { code } = await ticketCode(context, said, testKey);
    const { device, publicKey } = testKey;
    const desk = async (certificates: readonly Uint8Array[]) => {
      const keys = { device: [toBase64url(publicKey)], certificates: certificates.map(toBase64url) };
      return checkToken(code.text, await createKeyring('borgo', keys, verifyByWebCrypto), context.at);
    };
    expect(await desk([])).toMatchObject({ state: 'not-verified', token: { claims: { service: 'carta' } } });
    const lasting = { notBefore: context.at - 86_400_000, notAfter: context.at + 86_400_000 };
    const certificate = { town: 'borgo', device, kind: 'kiosk', publicKey, ...lasting } as const;
    expect(await desk([await signCertificate(certificate, testKey)])).toMatchObject({
      state: 'valid',
      signers: [certificate],
    });
  });
});
