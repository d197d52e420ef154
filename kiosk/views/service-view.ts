import type { Answers } from '../../core/model/condition.ts';
import type { DraftService } from '../../core/model/service.ts';
import type { Shown } from '../contract/shown.ts';
import type { ServiceView } from '../contract/card.ts';
import { actionOf } from './action.ts';
import type { ViewContext } from './context.ts';
import { sayDate } from '../../core/words/dates.ts';
import { fitOf } from './fit.ts';
import { providerOf, serviceHit } from './hits.ts';
import { placeViews } from './place-view.ts';
import {
  channelViews,
  costViews,
  deadlineViews,
  inputViews,
  stepViews,
  timeViews,
  windowView,
} from './service-parts.ts';
import { noticesNow, peopleView } from './where.ts';

const holesOf = (service: DraftService): ServiceView['holes'] => {
  const empty = {
    inputs: service.inputs,
    costs: service.costs,
    places: service.places,
    steps: service.howTo,
    times: service.times,
  } as const;
  return (Object.keys(empty) as (keyof typeof empty)[]).filter((key) => {
    const value = empty[key];
    return value === undefined || (Array.isArray(value) && value.length === 0 && key !== 'inputs');
  });
};

/** Whether any text of the card is a translation that no person has reviewed: said once, not at each line. */
const hasMachine = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.some(hasMachine);
  if (typeof value !== 'object' || value === null) return false;
  return (
    ('machine' in value && value.machine === true && 'text' in value) || Object.values(value).some(hasMachine)
  );
};

const specialCases = (
  { say, today, time }: ViewContext,
  service: DraftService,
): ServiceView['specialCases'] =>
  (service.specialCases ?? []).map((special) => {
    const date =
      special.date === undefined ? undefined : sayDate(say.lang, special.date, today, time.timeZone, false);
    const source: Shown | undefined =
      special.source === undefined
        ? undefined
        : date === undefined
          ? say.plain(special.source)
          : say.message('source.of', { source: special.source, date });
    return {
      when: say.wording(special.when, service.reviewed),
      then: say.wording(special.then, service.reviewed),
      ...(source === undefined ? {} : { source }),
    };
  });

/** The card of a service, in the order in which people ask. */
export const serviceView = (context: ViewContext, service: DraftService, answers: Answers): ServiceView => {
  const { generation, say, today, time } = context;
  const { reviewed } = service;
  const places = placeViews(context, service);
  const provider = providerOf(context, service);
  const fit = fitOf(context, service, answers);
  const window = windowView(context, service);
  const date = (iso: string): string => sayDate(say.lang, iso.slice(0, 10), today, time.timeZone, false);
  const related = [...(service.requires ?? []), ...(service.related ?? [])]
    .map((id) => generation.services.get(id))
    .filter((other) => other !== undefined && other.discreet !== true)
    .map((other) => serviceHit(context, other as DraftService));
  const card: Omit<ServiceView, 'machine'> = {
    id: service.id,
    title: say.title(service),
    ...(service.summary === undefined ? {} : { summary: say.text(service.summary, reviewed) }),
    ...(provider === undefined ? {} : { provider }),
    discreet: service.discreet === true,
    notices: noticesNow(context, service.id),
    ...(service.audience === undefined ? {} : { audience: say.text(service.audience, reviewed) }),
    ...(service.applicants === undefined ? {} : { applicants: say.wording(service.applicants, reviewed) }),
    ...(fit === undefined ? {} : { fit }),
    inputs: inputViews(context, service),
    costs: costViews(context, service),
    times: timeViews(context, service),
    ...(window === undefined ? {} : { window }),
    deadlines: deadlineViews(context, service),
    steps: stepViews(context, service),
    outputs: (service.outputs ?? []).map((output) => say.wording(output.name, reviewed)),
    description: say.rich(service.description, reviewed),
    easyToRead: service.easyToRead?.[say.lang] === undefined ? [] : say.rich(service.easyToRead, reviewed),
    terms: say.rich(service.terms, reviewed),
    specialCases: specialCases(context, service),
    places,
    channels: channelViews(context, service),
    emergency:
      service.discreet === true
        ? (generation.catalogue.municipality.emergencyNumbers ?? []).map(({ number, label }) => ({
            number,
            label: say.text(label),
          }))
        : [],
    related,
    action: actionOf(context, service, places),
    holes: holesOf(service),
    ask: peopleView(context),
    ...(service.verifiedAt === undefined
      ? {}
      : { verified: say.message('verified.on', { date: date(service.verifiedAt) }) }),
    sources: (service.facts ?? []).map((fact) => ({
      source: fact.source,
      date: { text: date(fact.date), lang: say.lang, machine: false },
    })),
  };
  return { ...card, machine: hasMachine({ ...card, related: [], ask: [], notices: [] }) };
};
