import type { Language } from '../../core/model/language.ts';
import { minutesOf } from '../../core/schedule/local-date.ts';
import { instantOf, localDate } from '../../core/schedule/local-time.ts';
import { type Generation, readGeneration } from '../catalogue/generation.ts';
import type { ViewContext } from '../views/context.ts';
import { createSay } from '../views/say.ts';
import { sampleCatalogue } from './sample-catalogue.ts';

/** The instant of a local moment in the sample town, `2026-11-24T10:00`. */
export const moment = (local: string): number =>
  instantOf(local.slice(0, 10), minutesOf(local.slice(11)), 'Europe/Rome');

export const sampleGeneration = (): Generation => {
  const read = readGeneration(sampleCatalogue(), { unsigned: true, confirmedAt: undefined });
  if (!read.ok) throw new Error(read.error.words);
  return read.value;
};

/** A context over the sample town, at a local moment. */
export const sampleContext = (
  local: string,
  lang: Language = 'it',
  changes: Partial<ViewContext> = {},
): ViewContext => {
  const generation = sampleGeneration();
  const at = moment(local);
  const { timeZone, holidays } = generation.catalogue.municipality;
  return {
    generation,
    say: createSay(generation, lang),
    at,
    time: { timeZone, ...(holidays === undefined ? {} : { holidays }) },
    today: localDate(at, timeZone),
    hereId: 'atrio',
    confirmed: true,
    issuedToday: () => 0,
    isPaused: () => false,
    canIssue: () => true,
    ...changes,
  };
};
