import type { Answers } from '../../core/model/condition.ts';
import type { DraftService } from '../../core/model/service.ts';
import type { CommandInput } from '../contract/contract.ts';
import type { AnsweredView } from '../contract/views.ts';
import type { Shown } from '../contract/shown.ts';
import type { ViewContext } from '../views/context.ts';
import { answeredViews } from '../views/guide-view.ts';
import { type PlaceNow, placeNow } from '../views/place-view.ts';
import { type KioskState, viewContext } from './kiosk-state.ts';

export type Take = Pick<CommandInput<'issue'>, 'lang' | 'service' | 'place' | 'kind' | 'answers'>;
/** What a person asks for, in their language, now. */
export type Wish = { context: ViewContext; service: DraftService; place: PlaceNow | undefined };

/** The service and place that are asked for; nothing where the catalogue has no such service (any more). */
export const wishOf = (state: KioskState, take: Take): Wish | undefined => {
  const generation = state.generation();
  const service = generation?.services.get(take.service);
  if (generation === undefined || service === undefined) return undefined;
  const context = viewContext(state, generation, take.lang);
  const written = service.places?.[take.place];
  return {
    context,
    service,
    place: written === undefined ? undefined : placeNow(context, service, written, take.place),
  };
};

/** Nothing of the path of a discreet service is ever handed over. */
export const answersOf = ({ context, service }: Wish, answers: Answers): AnsweredView[] =>
  service.discreet === true ? [] : answeredViews(context, answers);

/** Its title as the person may see it beside others. */
export const shownTitle = ({ context: { say }, service }: Wish): Shown =>
  service.discreet === true
    ? say.message('slip.discreet')
    : service.title === undefined
      ? say.plain(service.id)
      : say.text(service.title, service.reviewed);
