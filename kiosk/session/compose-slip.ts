import type { DraftService } from '../../core/model/service.ts';
import type { Shown } from '../contract/shown.ts';
import type { AnsweredView, ServicePlaceView } from '../contract/views.ts';
import type { Slip, SlipBlock, SlipText } from '../printing/slip.ts';
import type { ViewContext } from '../views/context.ts';
import { sayDate, sayTime } from '../views/dates.ts';
import { hoursLine } from '../views/opening.ts';
import { placeView } from '../views/place-view.ts';
import { costViews, inputViews, stepViews, timeViews, windowView } from '../views/service-parts.ts';
import { providerOf } from '../views/hits.ts';

export type SlipRequest = {
  ticket: string;
  service: DraftService;
  /** Where it is taken; a service without a place has none. */
  place: ServicePlaceView | undefined;
  number: string | undefined;
  /** What the person agreed to hand over. */
  answers: readonly AnsweredView[];
  url: string;
  kioskLetter: string | undefined;
};

const bare = ({ text, lang }: Shown): SlipText => ({ text, lang });
const same = (one: Shown, text: string): Shown => ({ ...one, text });

/** A document as a line to tick: with its condition, and who issues it. */
const inputLine = (context: ViewContext, input: ReturnType<typeof inputViews>[number]): SlipText => {
  const { say } = context;
  let line = input.name;
  if (input.condition !== undefined) line = same(line, say.message('slip.onlyIf', { name: line.text, condition: input.condition.text }).text);
  else if (!input.required) line = same(line, say.message('slip.optional', { name: line.text }).text);
  if (input.obtainFrom !== undefined) line = same(line, say.message('slip.from', { name: line.text, from: input.obtainFrom.text }).text);
  return bare(line);
};

const placeLines = (place: ServicePlaceView): SlipText[] => [
  bare(place.where.name),
  ...(place.where.address === undefined ? [] : [{ text: place.where.address, lang: 'it' as const }]),
  ...(place.where.floor === undefined ? [] : [bare(place.where.floor)]),
];

/** What a card hands over, in one language: the blocks of the slip, of the screen before it, and of the clerk's Italian part. */
export const slipBlocks = (context: ViewContext, { service, place }: Pick<SlipRequest, 'service' | 'place'>, part: 'whole' | 'clerk'): SlipBlock[] => {
  const { say, generation } = context;
  const label = (key: Parameters<typeof say.message>[0]): SlipText => bare(say.message(key));
  const inputs = inputViews(context, service);
  const bring: SlipBlock[] = inputs.length === 0 ? [] : [{ label: label('slip.bring'), style: 'checklist', lines: inputs.map((input) => inputLine(context, input)) }];
  const desk: SlipBlock[] = place?.desk === undefined ? [] : [{ label: label('slip.desk'), style: 'large', lines: [bare(place.desk)] }];
  if (part === 'clerk') return [...desk, ...bring];

  const provider = providerOf(context, service);
  const written = place === undefined ? undefined : service.places?.[place.index];
  const hours = written === undefined ? undefined : hoursLine(context, written.hours ?? generation.places.get(written.place)?.hours);
  const booking = place?.booking;
  const appointment = [
    ...(place?.take.kind === 'appointment' && place.take.text !== undefined ? [bare(place.take.text)] : []),
    ...(booking?.helper === undefined ? [] : [bare(booking.helper)]),
    ...(booking?.phone === undefined ? [] : [{ text: booking.phone, lang: 'it' as const }]),
  ];
  const window = windowView(context, service);
  const costs = costViews(context, service).map((cost) => [cost.amount, cost.label, cost.condition].filter((text) => text !== undefined));
  const steps = stepViews(context, service);
  const block = (key: Parameters<typeof say.message>[0], lines: readonly SlipText[], style: SlipBlock['style'] = 'normal'): SlipBlock[] =>
    lines.length === 0 ? [] : [{ label: label(key), style, lines: [...lines] }];
  return [
    ...desk,
    ...(provider === undefined ? [] : block('slip.provider', [bare(provider)])),
    ...(place === undefined ? [] : block('slip.where', [...placeLines(place), ...(place.moved === undefined ? [] : [bare(place.moved)])])),
    ...(place === undefined ? [] : block('slip.when', [bare(place.open.text), ...(place.take.refused === undefined ? [] : [bare(place.take.refused.text)]), ...place.exceptions.slice(0, 2).map(bare)])),
    ...(hours === undefined ? [] : block('slip.hours', [bare(hours)])),
    ...(window === undefined ? [] : block('slip.time', [window.text, ...(window.late === undefined ? [] : [window.late])].map(bare))),
    ...block('slip.appointment', appointment),
    ...bring,
    ...block('slip.cost', costs.map((texts) => ({ text: texts.map(({ text }) => text).join(' - '), lang: texts.at(-1)?.lang ?? say.lang }))),
    ...block('slip.time', timeViews(context, service).map(bare)),
    ...block(
      'slip.steps',
      steps.map(({ text, where, hours: when, phone }) => ({
        text: [text.text, where?.name.text, where?.address, when?.text, phone].filter((value) => value !== undefined).join(' - '),
        lang: text.lang,
      })),
      'steps',
    ),
    ...(place?.where.phone === undefined ? [] : block('slip.phone', [{ text: place.where.phone, lang: 'it' }])),
  ];
};

/** A discreet service leaves only that there is a talk, where to ask, and when: no title, unit or path (K18). */
const discreetSlip = (context: ViewContext): Pick<Slip, 'title' | 'blocks' | 'clerk'> => {
  const { say } = context;
  const reception = context.hereId === undefined ? undefined : context.generation.places.get(context.hereId);
  const lines = [...(reception?.name === undefined ? [] : [bare(say.text(reception.name))]), bare(say.message('slip.discreetWhere'))];
  return { title: bare(say.message('slip.discreet')), blocks: [{ label: bare(say.message('slip.where')), style: 'normal', lines }], clerk: [] };
};

/** The same place, in the clerk's words. */
const italianPlace = (context: ViewContext, { service, place }: SlipRequest): ServicePlaceView | undefined => {
  const written = place === undefined ? undefined : service.places?.[place.index];
  return written === undefined || place === undefined ? undefined : placeView(context, service, written, place.index);
};

/** The slip of a ticket: one description, from which paper and screen are drawn. */
export const composeSlip = (context: ViewContext, italianContext: ViewContext, request: SlipRequest): Slip => {
  const { say, time, today, generation } = context;
  const { service } = request;
  const municipality = generation.catalogue.municipality;
  const kiosk = request.kioskLetter === undefined ? '' : `, ${say.message('slip.kiosk', { letter: request.kioskLetter }).text}`;
  const issued = say.message('slip.issued', { date: sayDate(say.lang, today, today, time.timeZone), time: sayTime(say.lang, context.at, time.timeZone) }).text;
  const common = {
    ticket: request.ticket,
    lang: say.lang,
    town: municipality.name.it,
    ...(municipality.demonstration === true ? { banner: bare(say.message('slip.demonstration')) } : {}),
    ...(request.number === undefined ? {} : { number: request.number }),
    url: request.url,
    qrLabel: bare(say.message('slip.qr')),
    footer: { text: `${issued}${kiosk}`, lang: say.lang },
  };
  if (service.discreet === true) return { ...common, ...discreetSlip(context) };
  const answers: SlipBlock[] =
    request.answers.length === 0
      ? []
      : [{ label: bare(say.message('slip.answers')), style: 'small', lines: request.answers.map(({ question, answer }) => ({ text: `${question.text} ${answer.text}`, lang: question.lang })) }];
  const italian = italianContext.say;
  return {
    ...common,
    title: service.title === undefined ? { text: service.id, lang: 'it' } : bare(say.text(service.title, service.reviewed)),
    blocks: [...slipBlocks(context, request, 'whole'), ...answers],
    clerk:
      say.lang === 'it'
        ? []
        : [
            { label: bare(italian.message('slip.clerk')), style: 'large', lines: service.title === undefined ? [] : [bare(italian.text(service.title))] },
            ...slipBlocks(italianContext, { service, place: italianPlace(italianContext, request) }, 'clerk'),
          ],
  };
};
