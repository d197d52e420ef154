import type { Answers } from '../../core/model/condition.ts';
import { placesOn } from '../../core/schedule/service-at-place.ts';
import type { DraftService } from '../../core/model/service.ts';
import type { Shown } from '../contract/shown.ts';
import type { NeedView, ServiceHit } from '../contract/views.ts';
import type { ViewContext } from './context.ts';
import { fitOf } from './fit.ts';
import { opening } from '../../core/words/opening.ts';

/** Who does it, where it is not the town (K19). */
export const providerOf = ({ generation, say }: ViewContext, service: DraftService): Shown | undefined => {
  const organisation = generation.organisations.get(service.providedBy ?? service.authority ?? '');
  return organisation === undefined || organisation.kind === 'town' ? undefined : say.text(organisation.name);
};

const openOf = (context: ViewContext, service: DraftService) => {
  const places = placesOn(service.places, context.today).map(({ serviceAtPlace }) => serviceAtPlace);
  const at = places.find(({ place }) => place === context.hereId) ?? places[0];
  if (at === undefined) return undefined;
  const schedule = at.hours ?? context.generation.places.get(at.place)?.hours;
  return schedule === undefined ? undefined : opening(context, schedule);
};

/** A service in a list: its name, what it is, who does it, whether it is open, and why it is shown. */
export const serviceHit = (
  context: ViewContext,
  service: DraftService,
  why?: Shown,
  answers?: Answers,
): ServiceHit => {
  const { say } = context;
  const provider = providerOf(context, service);
  const open = openOf(context, service);
  const fit = answers === undefined ? undefined : fitOf(context, service, answers);
  return {
    id: service.id,
    title: say.title(service),
    ...(service.summary === undefined ? {} : { summary: say.text(service.summary, service.reviewed) }),
    ...(provider === undefined ? {} : { provider }),
    ...(open === undefined ? {} : { open }),
    ...(fit === undefined ? {} : { fit: fit.state, missing: fit.missing }),
    ...(why === undefined ? {} : { why }),
    ...(context.generation.catalogue.areas.some((area) => area.service === service.id)
      ? { finder: true as const }
      : {}),
  };
};

export const needView = ({ generation, say }: ViewContext, id: string): NeedView | undefined => {
  const need = generation.needs.get(id);
  if (need === undefined) return undefined;
  return {
    id,
    title: say.text(need.title),
    ...(need.description === undefined ? {} : { description: say.text(need.description) }),
    ...(need.icon === undefined ? {} : { icon: need.icon }),
  };
};
