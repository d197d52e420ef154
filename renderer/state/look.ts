import type { Client } from '../../kiosk/contract/client.ts';
import { settleMs } from '../lib/settle.ts';
import { Ahead, type Wanted } from './ahead.ts';
import type { Timers } from './idle.ts';
import { likelySteps } from './likely.ts';
import { shoot } from './shoot.ts';
import type { Shot, Step } from './steps.ts';
import { Visit } from './visit.svelte.ts';

/** A new person, of whom nothing is known. */
export const newVisit = (kiosk: Client, timers: Timers): Visit =>
  new Visit(
    new Ahead(({ step, lang, answers }) => shoot(kiosk, step, lang, { answers, people: undefined }), timers),
  );

/** A step as this person would take it. */
export const wantedBy = <S extends Step>({ lang, answers }: Visit, step: S): Wanted<S> => ({
  step,
  lang,
  answers: step.name === 'guide' ? step.answers : answers,
});

/** When the screen has settled, the kiosk is asked for where it may lead to. */
export const lookAround = (visit: Visit): void => {
  const steps = visit.here === undefined ? [] : likelySteps(visit.here.shot);
  visit.ahead.around(
    steps.map((step) => wantedBy(visit, step)),
    settleMs,
  );
};

/** Waits for what was asked for ahead, or asks now. */
export const look = async (kiosk: Client, visit: Visit, wanted: Wanted): Promise<Shot> => {
  const coming = await visit.ahead.coming(wanted);
  if (coming !== undefined && coming.screen !== 'trouble') return coming;
  const { step, lang, answers } = wanted;
  return shoot(kiosk, step, lang, { answers, people: visit.people });
};
