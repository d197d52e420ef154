import type { Answers } from '../../core/model/condition.ts';
import { Id } from '../../core/model/language.ts';
import type { DraftService } from '../../core/model/service.ts';
import { endOfDay } from '../../core/schedule/local-time.ts';
import type { Claims, ServiceClaims } from '../../core/token/claims.ts';
import { mostDocuments } from '../../core/token/claims.ts';
import { issuerOf, signToken, takeAwayUrl, tokenText } from '../../core/token/token.ts';
import type { ShownQr } from '../contract/shown.ts';
import type { KioskKey } from '../token/kiosk-key.ts';
import type { Ticket } from '../journal/journal.ts';
import type { ViewContext } from '../views/context.ts';
import { type QrModules, qrModules, qrView } from '../views/qr.ts';

/** A slip without a number is good for so long, in ms: papers from another office can take weeks. */
const slipLife = 60 * 86_400_000;

/**
 * Longest token that a kiosk issues, in bytes: with an address of 60 characters a QR code of version 17 at level M, which the
 * narrowest paper still prints with four dots a module (A23).
 */
const longestIssued = 330;

/**
 * The time that a token of a ticket has: to the minute, as desks and phones show it. Within one, the token of a ticket can be made
 * before the ticket is.
 */
export const tokenTime = (issuedAt: number): number => Math.floor(issuedAt / 60_000) * 60_000;

/** The need path as ids, in the guide's order; what the guide does not ask is left out. */
const pathOf = ({ generation }: ViewContext, answers: Answers): [string, string | string[]][] =>
  generation.catalogue.guide.questions.flatMap(({ id }): [string, string | string[]][] => {
    const given = Object.hasOwn(answers, id) ? answers[id] : undefined;
    const ids = (typeof given === 'string' ? [given] : (given ?? [])).filter(
      (one) => Id.safeParse(one).success,
    );
    return ids.length === 0 ? [] : [[id, typeof given === 'string' ? given : ids.slice(0, 20)]];
  });

/** What a token says of its ticket. */
type Told = Pick<Ticket, 'issuedAt' | 'day' | 'number' | 'queue'>;

export type Said = {
  service: DraftService;
  /** Position in the service's places. */
  place: number;
  ticket: Told;
  /** Only what the person said yes to. */
  answers: Answers;
};

const claimsOf = (context: ViewContext, { service, place, ticket, answers }: Said): Claims => {
  const { generation, time, hereId, say } = context;
  const shared = {
    town: issuerOf(generation.catalogue.municipality),
    issuedAt: tokenTime(ticket.issuedAt),
    expires: tokenTime(ticket.issuedAt) + slipLife,
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

const signedToken = async (whole: Claims, key: KioskKey): Promise<Uint8Array> => {
  let token = new Uint8Array(0);
  for (const claims of shorter(whole)) {
    token = Uint8Array.from(await signToken(claims, key));
    if (token.length <= longestIssued) break;
  }
  return token;
};

/** What the code of a ticket holds, and who reads it: a phone the town's take-away page, or, without one, the desk the bare token. */
export type TicketCode = {
  text: string;
  for: 'phone' | 'desk';
  modules: QrModules;
  shown: ShownQr;
};

/** A code, and all that it says, as text to be compared. */
export type MadeCode = { said: string; code: TicketCode };

/** The code of a ticket: what was made before for a ticket that says the same, or a new one. */
export const ticketCode = async (
  context: ViewContext,
  ticket: Said,
  key: KioskKey,
  before?: MadeCode,
): Promise<MadeCode> => {
  const claims = claimsOf(context, ticket);
  const { takeAwayUrl: base } = context.generation.catalogue.municipality;
  const said = JSON.stringify([claims, base]);
  if (before?.said === said) return before;
  const token = await signedToken(claims, key);
  const text = base === undefined ? tokenText(token) : takeAwayUrl(base, token);
  const modules = qrModules(text);
  const readBy = base === undefined ? 'desk' : 'phone';
  return { said, code: { text, for: readBy, modules, shown: qrView(text, modules) } };
};
