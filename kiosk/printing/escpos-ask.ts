import type { Condition } from './condition.ts';
import { type EscposLimits, silentQueries } from './escpos-limits.ts';
import {
  conditionOf,
  isStatusByte,
  type StatusAnswers,
  type StatusQuery,
  statusQueries,
  statusQuery,
} from './escpos-status.ts';
import type { PrinterProfile } from './profile.ts';
import type { Wire } from './wire.ts';

/** How a printer is asked what it is; it learns how this one answers. */
export type Ask = {
  (wire: Wire): Promise<Condition>;
  /** Whether it is still asked everything in one write. */
  together: () => boolean;
};

type Limits = Pick<EscposLimits, 'answerMs'>;

/**
 * Answers that are still to come on a line. They come in the order of the questions and do not say which one they answer: one
 * that comes late must not be taken for that to a later question, where the same bits mean something else.
 */
const owed = new WeakMap<Wire, number>();
const owe = (wire: Wire, answers: number): void => void owed.set(wire, (owed.get(wire) ?? 0) + answers);

/** One question, asked again while it stays silent, `tries` times at most. */
const askOne = async (
  wire: Wire,
  query: StatusQuery,
  tries: number,
  { answerMs }: Limits,
): Promise<number | undefined> => {
  for (let asked = 1; asked <= tries; asked += 1) {
    owe(wire, 1);
    const { complete } = await wire.send(statusQuery(query), answerMs);
    if (!complete) continue;
    const answer = await wire.receive((byte) => {
      if (!isStatusByte(byte)) return false;
      owe(wire, -1);
      return (owed.get(wire) ?? 0) < asked;
    }, answerMs);
    if (answer !== undefined) return answer;
  }
  return undefined;
};

/** Asks one thing after the other. Printer and paper must answer; what a simple printer does not say of the rest is no fault. */
const askInTurn = async (wire: Wire, limits: Limits): Promise<Condition> => {
  const answers: StatusAnswers = {};
  for (const query of statusQueries) {
    const answer = await askOne(wire, query, query === 1 || query === 4 ? silentQueries : 1, limits);
    if (answer === undefined) break;
    answers[query] = answer;
  }
  return conditionOf(answers);
};

const allQueries = Buffer.concat(statusQueries.map(statusQuery));

/**
 * Asks everything in one write. Only all answers say which is which. While none comes it asks again, and the first answers are
 * those to the same questions, whichever time they were asked. `some`: fewer came, and nobody knows to what.
 */
const askTogether = async (wire: Wire, { answerMs }: Limits): Promise<Condition | 'some'> => {
  const answers: number[] = [];
  for (let asked = 0; asked < silentQueries && answers.length === 0; asked += 1) {
    owe(wire, statusQueries.length);
    const { complete } = await wire.send(allQueries, answerMs);
    while (complete && answers.length < statusQueries.length) {
      const answer = await wire.receive(isStatusByte, answerMs);
      if (answer === undefined) break;
      owe(wire, -1);
      answers.push(answer);
    }
  }
  if (answers.length === 0) return conditionOf({});
  if (answers.length < statusQueries.length) return 'some';
  return conditionOf(Object.fromEntries(statusQueries.map((query, at) => [query, answers[at]])));
};

/** Asks in one exchange while the printer answers so, and from the first time that it does not, one thing after the other. */
export const createAsk = (profile: PrinterProfile, limits: Limits): Ask => {
  // What a profile says that never answers is not asked at all.
  let together = profile.status !== 'none';
  const ask = async (wire: Wire): Promise<Condition> => {
    if (profile.status === 'none') return 'unknown';
    // Answers that came late are still on their way, and only one by one are they told from those to what is asked now.
    if (together && (owed.get(wire) ?? 0) === 0) {
      const condition = await askTogether(wire, limits);
      if (condition !== 'some') return condition;
      together = false;
    }
    return askInTurn(wire, limits);
  };
  return Object.assign(ask, { together: () => together });
};
