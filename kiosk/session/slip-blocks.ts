import type { DraftService } from '../../core/model/service.ts';
import type { Shown } from '../contract/shown.ts';
import type { SlipBlock, SlipText } from '../printing/slip.ts';
import type { ViewContext } from '../views/context.ts';
import { providerOf } from '../views/hits.ts';
import { type PlaceNow, scheduleAt } from '../views/place-view.ts';
import { hoursLine } from '../../core/words/opening.ts';
import {
  costViews,
  deadlineViews,
  inputViews,
  stepViews,
  timeViews,
  windowView,
} from '../views/service-parts.ts';

/** A shown text as it stands on paper. */
export const bare = ({ text, lang }: Shown): SlipText => ({ text, lang });
const same = (one: Shown, text: string): Shown => ({ ...one, text });

/** A document as a line to tick: with its condition, and who issues it. */
const inputLine = (context: ViewContext, input: ReturnType<typeof inputViews>[number]): SlipText => {
  const { say } = context;
  let line = input.name;
  if (input.condition !== undefined)
    line = same(line, say.message('slip.onlyIf', { name: line.text, condition: input.condition.text }).text);
  else if (!input.required) line = same(line, say.message('slip.optional', { name: line.text }).text);
  if (input.obtainFrom !== undefined)
    line = same(line, say.message('slip.from', { name: line.text, from: input.obtainFrom.text }).text);
  return bare(line);
};

const placeLines = (place: PlaceNow): SlipText[] => [
  bare(place.where.name),
  ...(place.where.address === undefined ? [] : [{ text: place.where.address, lang: 'it' as const }]),
  ...(place.where.floor === undefined ? [] : [bare(place.where.floor)]),
];

/** What a card hands over, in one language: the blocks of the slip, of the screen before it, and of the clerk's Italian part. */
export const slipBlocks = (
  context: ViewContext,
  { service, place }: { service: DraftService; place: PlaceNow | undefined },
  part: 'whole' | 'clerk',
): SlipBlock[] => {
  const { say } = context;
  const label = (key: Parameters<typeof say.message>[0]): SlipText => bare(say.message(key));
  const inputs = inputViews(context, service);
  const bring: SlipBlock[] =
    inputs.length === 0
      ? []
      : [
          {
            label: label('slip.bring'),
            style: 'checklist',
            lines: inputs.map((input) => inputLine(context, input)),
          },
        ];
  const desk: SlipBlock[] =
    place?.desk === undefined
      ? []
      : [{ label: label('slip.desk'), style: 'large', lines: [bare(place.desk)] }];
  if (part === 'clerk') return [...desk, ...bring];

  const provider = providerOf(context, service);
  const written = place === undefined ? undefined : service.places?.[place.index];
  const hours = written === undefined ? undefined : hoursLine(context, scheduleAt(context, written));
  const booking = place?.booking;
  const appointment = [
    ...(place?.take.kind === 'appointment' && place.take.text !== undefined ? [bare(place.take.text)] : []),
    ...(booking?.helper === undefined ? [] : [bare(booking.helper)]),
    ...(booking?.phone === undefined ? [] : [{ text: booking.phone, lang: 'it' as const }]),
  ];
  const deadlines = deadlineViews(context, service).map(({ text }) => text);
  const window = windowView(context, service);
  const enrolment =
    window === undefined ? [] : [window.text, ...(window.late === undefined ? [] : [window.late])];
  const costs = costViews(context, service).map((cost) =>
    [cost.amount, cost.label, cost.condition].filter((text) => text !== undefined),
  );
  const steps = stepViews(context, service);
  const block = (
    key: Parameters<typeof say.message>[0],
    lines: readonly SlipText[],
    style: SlipBlock['style'] = 'normal',
  ): SlipBlock[] => (lines.length === 0 ? [] : [{ label: label(key), style, lines: [...lines] }]);
  return [
    ...desk,
    ...(provider === undefined ? [] : block('slip.provider', [bare(provider)])),
    ...(place === undefined
      ? []
      : block('slip.where', [
          ...placeLines(place),
          ...(place.moved === undefined ? [] : [bare(place.moved)]),
        ])),
    ...(place === undefined
      ? []
      : block('slip.when', [
          bare(place.open.text),
          ...(place.take.refused === undefined ? [] : [bare(place.take.refused.text)]),
          ...place.exceptions.slice(0, 2).map(bare),
        ])),
    ...(hours === undefined ? [] : block('slip.hours', [bare(hours)])),
    // Another machine gives the number: the paper says which one, and which key (K29).
    ...(place?.take.kind === 'external-machine' && place.take.text !== undefined
      ? block('slip.number', [bare(place.take.text)])
      : []),
    ...block('slip.appointment', appointment),
    ...bring,
    ...block(
      'slip.cost',
      costs.map((texts) => ({
        text: texts.map(({ text }) => text).join(' - '),
        lang: texts.at(-1)?.lang ?? say.lang,
      })),
    ),
    // One block: a label that stands on a paper twice tells nobody which is which. By when comes before how long.
    ...block('slip.time', [...deadlines, ...enrolment, ...timeViews(context, service)].map(bare)),
    ...block(
      'slip.steps',
      steps.map(({ text, where, hours: when, phone }) => ({
        text: [text.text, where?.name.text, where?.address, when?.text, phone]
          .filter((value) => value !== undefined)
          .join(' - '),
        lang: text.lang,
      })),
      'steps',
    ),
    ...(place?.where.phone === undefined
      ? []
      : block('slip.phone', [{ text: place.where.phone, lang: 'it' }])),
  ];
};
