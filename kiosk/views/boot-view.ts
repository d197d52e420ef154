import { darkEnough } from '../../core/colour/contrast.ts';
import { languages } from '../../core/model/language.ts';
import type { Municipality } from '../../core/model/catalogue.ts';
import type { Generation } from '../catalogue/generation.ts';
import type { PrinterState, ScreenProfile } from '../contract/shown.ts';
import type { SpeechView } from '../contract/speech.ts';
import type { Boot } from '../contract/views.ts';
import { keysOf } from '../settings/key-settings.ts';
import type { Settings } from '../settings/schema.ts';
import type { ViewContext } from './context.ts';
import { sayDate } from '../../core/words/dates.ts';
import { localDate } from '../../core/schedule/local-time.ts';

/** After a ticket the screen is free this long after the last touch, in seconds (A17, K13). */
const afterTicketSeconds = 30;

export type BootParts = {
  screen: ScreenProfile;
  settings: Settings;
  printer: PrinterState;
  speech: SpeechView;
};

const idleOf = (settings: Settings): Boot['idle'] => ({
  warnAfterSeconds: settings.idleSeconds,
  extendWithinSeconds: settings.warnSeconds,
  afterTicketSeconds,
});

/** A kiosk that has no catalogue of its town yet: never the demo town in its place (K34). */
export const bootWithoutCatalogue = ({ screen, settings, printer, speech }: BootParts): Boot => ({
  state: 'not-in-service',
  town: '',
  placeName: '',
  brand: {},
  demonstration: false,
  unsigned: false,
  languages: [...languages],
  screen,
  idle: idleOf(settings),
  keys: { ...keysOf(settings.keys) },
  printer,
  speech,
});

/** The town's colour, dark enough for the white words on it (A11). */
const brandOf = (brand: Municipality['brand']): Boot['brand'] => ({
  ...brand,
  ...(brand?.colour === undefined ? {} : { colour: darkEnough(brand.colour) }),
});

/** What the screen needs before it can paint anything. */
export const bootView = (
  context: ViewContext,
  generation: Generation,
  { screen, settings, printer, speech }: BootParts,
): Boot => {
  const { municipality } = generation.catalogue;
  const { confirmedAt } = generation;
  const place = context.hereId === undefined ? undefined : generation.places.get(context.hereId);
  return {
    state: 'ready',
    town: municipality.name.it,
    placeName: place?.name?.it ?? '',
    brand: brandOf(municipality.brand),
    demonstration: municipality.demonstration === true,
    unsigned: generation.unsigned,
    ...(context.confirmed || confirmedAt === undefined
      ? {}
      : {
          notConfirmedSince: sayDate(
            'it',
            localDate(confirmedAt, context.time.timeZone),
            context.today,
            context.time.timeZone,
            false,
          ),
        }),
    languages: municipality.languages ?? [...languages],
    screen,
    idle: idleOf(settings),
    keys: { ...keysOf(settings.keys) },
    printer,
    speech,
  };
};
