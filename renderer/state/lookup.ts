import type { CancelView } from '../../kiosk/contract/hand-over.ts';
import type { KioskScreen } from './kiosk-screen.svelte.ts';

/**
 * What is typed, looked up. The last word typed wins: an answer to an earlier one is dropped, and so is one that comes
 * after the person has gone.
 */
export const lookUpServices = async (app: KioskScreen, text: string): Promise<void> => {
  const { visit, lang } = app;
  const answered = await app.kiosk.search({ lang, text });
  if (visit !== app.visit || visit.words.trim() !== text || app.lang !== lang) return;
  visit.found = answered.ok ? answered.value : { hits: [], needs: [] };
};

/** Streets whose name is like what is typed. */
export const lookUpStreets = async (app: KioskScreen, text: string): Promise<void> => {
  const { visit } = app;
  const answered = await app.kiosk.streets({ text });
  if (visit !== app.visit || visit.street.trim() !== text) return;
  visit.streets = answered.ok ? answered.value.streets : [];
};

/** The office of a street; the kiosk may want the house number first. */
export const findDistrict = async (app: KioskScreen, street: string, houseNumber?: number): Promise<void> => {
  const { visit, lang } = app;
  const answered = await app.kiosk.district({
    lang,
    street,
    ...(houseNumber === undefined ? {} : { number: houseNumber }),
  });
  if (visit !== app.visit) return;
  visit.district = answered.ok ? answered.value : { kind: 'unknown', people: { here: [], phones: [] } };
};

/** What comes of the wish to cancel a number; nothing once the person has gone. A kiosk that does not answer has saved nothing that is known. */
export const askCancel = async (
  app: KioskScreen,
  text: string,
  confirmed: boolean,
): Promise<CancelView | undefined> => {
  const { visit, lang } = app;
  const answered = await app.kiosk.cancel({ lang, text, confirmed });
  if (visit !== app.visit) return undefined;
  return answered.ok ? answered.value : { kind: 'refused', reason: 'storage' };
};
