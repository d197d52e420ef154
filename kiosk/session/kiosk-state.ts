import { localDate } from '../../core/schedule/local-time.ts';
import type { Language } from '../../core/model/language.ts';
import { confirmed } from '../../core/schedule/confirmed.ts';
import type { Generation } from '../catalogue/generation.ts';
import type { Clock } from '../clock.ts';
import type { Journal } from '../journal/journal.ts';
import type { Settings } from '../settings/schema.ts';
import type { KioskKey } from '../token/kiosk-key.ts';
import type { ViewContext } from '../views/context.ts';
import { createSay } from '../views/say.ts';
import type { DeskSlips } from './desk-slips.ts';
import type { Visit } from './visit.ts';

/** What the handlers share. `generation` is a function: a sync may put a newer one in its place between two visits. */
export type KioskState = {
  clock: Clock;
  settings: Settings;
  journal: Journal;
  /** Signs what is handed out. */
  key: KioskKey;
  visit: Visit;
  deskSlips: DeskSlips;
  generation: () => Generation | undefined;
};

/** The place in which the kiosk stands: the settings', else the reception's. */
export const hereOf = (settings: Pick<Settings, 'place'>, generation: Generation): string | undefined => {
  if (settings.place !== undefined) return generation.places.has(settings.place) ? settings.place : undefined;
  const reception = generation.catalogue.municipality.reception;
  return reception === undefined ? undefined : generation.units.get(reception)?.places?.[0];
};

/** Everything a view is made from, now, in one language. */
export const viewContext = (state: KioskState, generation: Generation, lang: Language): ViewContext => {
  const at = state.clock.now();
  const { timeZone, holidays } = generation.catalogue.municipality;
  const today = localDate(at, timeZone);
  return {
    generation,
    say: createSay(generation, lang),
    at,
    time: { timeZone, ...(holidays === undefined ? {} : { holidays }) },
    today,
    hereId: hereOf(state.settings, generation),
    confirmed: generation.unsigned || confirmed(generation.confirmedAt, at),
    issuedToday: (queue) => state.journal.issuedToday(queue, today),
    isPaused: (queue) => state.visit.isPaused(queue, at),
    canIssue: state.journal.canIssue,
  };
};
