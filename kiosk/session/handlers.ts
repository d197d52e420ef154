import type { Answered } from '../contract/contract.ts';
import type { Handlers } from '../contract/dispatch.ts';
import type { PrinterState, ScreenProfile } from '../contract/shown.ts';
import type { PrintDesk } from '../printing/print-desk.ts';
import type { Speech } from '../speech/speech.ts';
import type { Language } from '../../core/model/language.ts';
import { inTurns } from '../in-turns.ts';
import { appointmentView, districtView, streetsView } from '../views/area-view.ts';
import { bootView, bootWithoutCatalogue } from '../views/boot-view.ts';
import type { ViewContext } from '../views/context.ts';
import { guideView } from '../views/guide-view.ts';
import { needView } from '../views/hits.ts';
import type { SearchIndexes } from '../views/search-indexes.ts';
import { searchView } from '../views/search-view.ts';
import { serviceView } from '../views/service-view.ts';
import { noticesNow, peopleView } from '../views/where.ts';
import { createCancelling } from './cancel.ts';
import { type KioskState, viewContext } from './kiosk-state.ts';
import { previewOf } from './hand-over-views.ts';
import { prepareCode } from './prepare.ts';
import { paperToCome, printTicket } from './print.ts';
import { issueTicket } from './take.ts';
import { wishOf } from './wish.ts';
import { createStaffHandlers, type StaffParts } from '../staff/handlers.ts';

export type HandlerParts = KioskState & {
  technician: Pick<Handlers, 'technician' | 'technicianLog'>;
  staff: StaffParts;
  screen: ScreenProfile;
  desk: PrintDesk;
  speech: Pick<Speech, 'view' | 'say' | 'hush'>;
  printerState: () => PrinterState;
  indexes: SearchIndexes;
};

const ok = <T>(value: T): Answered<T> => ({ ok: true, value });
const notFound = { ok: false, error: { code: 'not-found' } } as const;

/** All that the screen may ask, over the parts of one kiosk. Between two calls nothing of a person is kept but the slips of the visit. */
export const createHandlers = (parts: HandlerParts): Handlers => {
  const inView = <T>(lang: Language, view: (context: ViewContext) => T | undefined): Answered<T> => {
    const generation = parts.generation();
    const value = generation === undefined ? undefined : view(viewContext(parts, generation, lang));
    return value === undefined ? notFound : ok(value);
  };

  const cancelling = createCancelling(parts);
  return {
    ...createStaffHandlers(parts, parts.staff, parts.desk),
    ...parts.technician,
    boot: () => {
      const generation = parts.generation();
      const { screen, settings } = parts;
      const boot = { screen, settings, printer: parts.printerState(), speech: parts.speech.view() };
      if (generation === undefined) return ok(bootWithoutCatalogue(boot));
      return ok(bootView(viewContext(parts, generation, 'it'), generation, boot));
    },
    home: ({ lang }) => {
      // Where it is not ready yet, the index of a language is made while the person reads the needs, before the first letter is typed.
      const generation = parts.generation();
      if (generation !== undefined) setImmediate(() => void inTurns(parts.indexes.prepare(generation, lang)));
      return inView(lang, (context) => ({
        needs: context.generation.catalogue.needs
          .map(({ id }) => needView(context, id))
          .filter((need) => need !== undefined),
        notices: noticesNow(context),
        people: peopleView(context),
        printer: parts.printerState(),
      }));
    },
    search: ({ lang, text }) => inView(lang, (context) => searchView(context, parts.indexes, text)),
    guide: ({ lang, need, answers }) => inView(lang, (context) => guideView(context, need, answers)),
    service: ({ lang, service, answers }) =>
      inView(lang, (context) => {
        const found = context.generation.services.get(service);
        return found === undefined ? undefined : serviceView(context, found, answers);
      }),
    people: ({ lang }) => inView(lang, peopleView),
    streets: ({ text }) => inView('it', (context) => streetsView(context.generation.catalogue.areas, text)),
    district: ({ lang, street, number }) => inView(lang, (context) => districtView(context, street, number)),
    appointments: ({ lang }) => inView(lang, appointmentView),
    preview: (input) => {
      const wish = wishOf(parts, input);
      if (wish === undefined) return notFound;
      // When the answer is out. What cannot be made now cannot be made later either, and is told then.
      setImmediate(() => void prepareCode(parts, wish, input).catch(() => undefined));
      return ok(previewOf(wish, input, parts.printerState()));
    },
    issue: async (input) => {
      const wish = wishOf(parts, input);
      if (wish === undefined) return notFound;
      const onPaper = input.onPaper && parts.printerState() !== 'none';
      const paper = onPaper ? paperToCome(parts, parts.desk) : undefined;
      try {
        return ok(await issueTicket(parts, wish, { ...input, onPaper }, paper?.begin));
      } finally {
        paper?.end();
      }
    },
    cancel: async ({ lang, ...input }) => {
      const generation = parts.generation();
      return generation === undefined
        ? notFound
        : ok(await cancelling(viewContext(parts, generation, lang), { lang, ...input }));
    },
    print: async ({ ticket }) => ok(await printTicket(parts, parts.desk, ticket)),
    speak: async (utterance) => {
      const sound = await parts.speech.say(utterance);
      return sound === undefined
        ? notFound
        : ok({
            type: sound.type,
            audio: Buffer.from(sound.bytes.buffer, sound.bytes.byteOffset, sound.bytes.length).toString(
              'base64',
            ),
          });
    },
    rate: ({ rating }) => {
      parts.journal.appendEvent({ type: 'it.sportello.visit.rated.v1', rating });
      return ok({});
    },
    endSession: () => {
      parts.speech.hush();
      parts.visit.forget();
      parts.desk.forget();
      return ok({});
    },
  };
};
