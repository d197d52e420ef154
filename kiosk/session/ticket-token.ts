import type { Answers } from '../../core/model/condition.ts';
import { Id } from '../../core/model/language.ts';
import type { DraftService } from '../../core/model/service.ts';
import { endOfDay } from '../../core/schedule/local-time.ts';
import type { Claims, ServiceClaims } from '../../core/token/claims.ts';
import { mostDocuments } from '../../core/token/claims.ts';
import { issuerOf, signToken, takeAwayUrl, tokenText } from '../../core/token/token.ts';
import type { KioskKey } from '../token/kiosk-key.ts';
import type { Ticket } from '../journal/journal.ts';
import type { ViewContext } from '../views/context.ts';

/** A slip without a number is good for so long, in ms: papers from another office can take weeks. */
const slipLife = 60 * 86_400_000;

/**
 * Longest token that a kiosk issues, in bytes: with an address of 60 characters a QR code of version 17 at level M, which the
 * narrowest paper still prints with four dots a module (A23).
 */
const longestIssued = 330;

/** The need path as ids, in the guide's order; what the guide does not ask is left out. */
const pathOf = ({ generation }: ViewContext, answers: Answers): [string, string | string[]][] =>
  generation.catalogue.guide.questions.flatMap(({ id }): [string, string | string[]][] => {
    const given = Object.hasOwn(answers, id) ? answers[id] : undefined;
    const ids = (typeof given === 'string' ? [given] : (given ?? [])).filter(
      (one) => Id.safeParse(one).success,
    );
    return ids.length === 0 ? [] : [[id, typeof given === 'string' ? given : ids.slice(0, 20)]];
  });

type Said = {
  service: DraftService;
  /** Position in the service's places. */
  place: number;
  ticket: Ticket;
  /** Only what the person said yes to. */
  answers: Answers;
};

const claimsOf = (context: ViewContext, { service, place, ticket, answers }: Said): Claims => {
  const { generation, time, hereId, say } = context;
  const shared = {
    town: issuerOf(generation.catalogue.municipality),
    issuedAt: ticket.issuedAt,
    expires: ticket.issuedAt + slipLife,
    language: say.lang,
  };
  if (service.discreet === true) return { kind: 'talk', ...shared, place: hereId ?? 'sportello' };
  const at = service.places?.[place];
  const path = pathOf(context, answers);
  const inputs = Math.min(service.inputs?.length ?? 0, mostDocuments);
  return {
    kind: 'service',
    ...shared,
    service: service.id,
    ...(at === undefined ? {} : { place: at.place }),
    // A number is of its day.
    ...(ticket.number === undefined
      ? {}
      : { number: ticket.number, expires: endOfDay(ticket.day, time.timeZone) - 1000 }),
    // A queue named like its unit follows from service and place, and a code has little room.
    ...(ticket.queue === undefined || ticket.queue === (at?.unit ?? service.responsibleUnit ?? service.id)
      ? {}
      : { queue: ticket.queue }),
    ...(path.length === 0 ? {} : { answers: Object.fromEntries(path) }),
    ...(inputs === 0 ? {} : { bring: Array.from({ length: inputs }, (_, position) => position) }),
  };
};

/** The claims, each time with less in them: the last answers go first, which tell least, then the documents, which the desk has too. */
function* shorter(claims: Claims): Generator<Claims> {
  yield claims;
  if (claims.kind === 'talk') return;
  const { answers, bring, ...rest } = claims;
  const path = Object.entries(answers ?? {});
  while (path.length > 0) {
    path.pop();
    const fewer: ServiceClaims = { ...rest, ...(bring === undefined ? {} : { bring }) };
    yield path.length === 0 ? fewer : { ...fewer, answers: Object.fromEntries(path) };
  }
  yield rest;
}

/** The signed token of a ticket. */
export const ticketToken = async (context: ViewContext, said: Said, key: KioskKey): Promise<Uint8Array> => {
  let token = new Uint8Array(0);
  for (const claims of shorter(claimsOf(context, said))) {
    token = Uint8Array.from(await signToken(claims, key));
    if (token.length <= longestIssued) break;
  }
  return token;
};

/** What the code of a ticket holds: the address of the town's take-away page, or, without one, the bare token for the desk. */
export const ticketCode = (
  { generation }: ViewContext,
  token: Uint8Array,
): { text: string; for: 'phone' | 'desk' } => {
  const { takeAwayUrl: base } = generation.catalogue.municipality;
  return base === undefined
    ? { text: tokenText(token), for: 'desk' }
    : { text: takeAwayUrl(base, token), for: 'phone' };
};
