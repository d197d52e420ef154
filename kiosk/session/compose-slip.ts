import type { DraftService } from '../../core/model/service.ts';
import type { AnsweredView } from '../contract/views.ts';
import type { Slip, SlipBlock } from '../printing/slip.ts';
import type { ViewContext } from '../views/context.ts';
import { sayDate, sayTime } from '../../core/words/dates.ts';
import { type PlaceNow, placeNow } from '../views/place-view.ts';
import { bare, slipBlocks } from './slip-blocks.ts';

export type SlipRequest = {
  ticket: string;
  service: DraftService;
  /** Where it is taken; a service without a place has none. */
  place: PlaceNow | undefined;
  number: string | undefined;
  /** What the person agreed to hand over. */
  answers: readonly AnsweredView[];
  /** What the QR code holds, and who reads it. */
  code: { text: string; for: 'phone' | 'desk' };
  kioskLetter: string | undefined;
  /** When the person came, where people are called by that. */
  byTime: readonly SlipBlock[];
};

/** A discreet service leaves only that there is a talk, where to ask, and when: no title, unit or path (K18). */
export const discreetSlip = (context: ViewContext): Pick<Slip, 'title' | 'blocks' | 'clerk'> => {
  const { say } = context;
  const reception = context.hereId === undefined ? undefined : context.generation.places.get(context.hereId);
  const lines = [
    ...(reception?.name === undefined ? [] : [bare(say.text(reception.name))]),
    bare(say.message('slip.discreetWhere')),
  ];
  return {
    title: bare(say.message('slip.discreet')),
    blocks: [{ label: bare(say.message('slip.where')), style: 'normal', lines }],
    clerk: [],
  };
};

/** The same place, in the clerk's words. */
const italianPlace = (
  context: ViewContext,
  { service, place }: Pick<SlipRequest, 'service' | 'place'>,
): PlaceNow | undefined => {
  const written = place === undefined ? undefined : service.places?.[place.index];
  return written === undefined || place === undefined
    ? undefined
    : placeNow(context, service, written, place.index);
};

/** What the person agreed to hand over. */
const answersBlock = ({ say }: ViewContext, answers: readonly AnsweredView[]): SlipBlock[] =>
  answers.length === 0
    ? []
    : [
        {
          label: bare(say.message('slip.answers')),
          style: 'small',
          lines: answers.map(({ question, answer }) => ({
            text: `${question.text} ${answer.text}`,
            lang: question.lang,
          })),
        },
      ];

const sayIssued = ({ say, today, time, at }: ViewContext): string =>
  say.message('slip.issued', {
    date: sayDate(say.lang, today, today, time.timeZone),
    time: sayTime(say.lang, at, time.timeZone),
  }).text;

/** The slip of a ticket: one description, from which paper and screen are drawn. */
export const composeSlip = (
  context: ViewContext,
  italianContext: ViewContext,
  request: SlipRequest,
): Slip => {
  const { say, generation } = context;
  const { service } = request;
  const municipality = generation.catalogue.municipality;
  const kiosk =
    request.kioskLetter === undefined
      ? ''
      : `, ${say.message('slip.kiosk', { letter: request.kioskLetter }).text}`;
  const common = {
    ticket: request.ticket,
    lang: say.lang,
    town: municipality.name.it,
    ...(municipality.demonstration === true ? { banner: bare(say.message('slip.demonstration')) } : {}),
    ...(request.number === undefined ? {} : { number: request.number }),
    url: request.code.text,
    qrLabel: bare(say.message(request.code.for === 'desk' ? 'slip.qrDesk' : 'slip.qr')),
    footer: { text: `${sayIssued(context)}${kiosk}`, lang: say.lang },
  };
  if (service.discreet === true) return { ...common, ...discreetSlip(context) };
  const answers = answersBlock(context, request.answers);
  const italian = italianContext.say;
  return {
    ...common,
    title:
      service.title === undefined
        ? { text: service.id, lang: 'it' }
        : bare(say.text(service.title, service.reviewed)),
    blocks: [...request.byTime, ...slipBlocks(context, request, 'whole'), ...answers],
    clerk:
      say.lang === 'it'
        ? []
        : [
            {
              label: bare(italian.message('slip.clerk')),
              style: 'large',
              lines: service.title === undefined ? [] : [bare(italian.text(service.title))],
            },
            ...slipBlocks(italianContext, { service, place: italianPlace(italianContext, request) }, 'clerk'),
          ],
  };
};

/** The slip of the same ticket for the clerk at the desk: Italian, short, with what the person agreed to hand over and the language they read. */
export const clerkSlip = (
  italianContext: ViewContext,
  slip: Slip,
  wish: Pick<SlipRequest, 'service' | 'place' | 'answers' | 'byTime'>,
): Slip => {
  const { say } = italianContext;
  const place = italianPlace(italianContext, wish);
  const language: SlipBlock = {
    style: 'normal',
    lines: [
      { text: new Intl.DisplayNames('it', { type: 'language' }).of(slip.lang) ?? slip.lang, lang: 'it' },
    ],
  };
  return {
    ...slip,
    lang: 'it',
    title: wish.service.title === undefined ? slip.title : bare(say.text(wish.service.title)),
    blocks: [
      ...wish.byTime,
      ...slipBlocks(italianContext, { service: wish.service, place }, 'clerk'),
      ...(slip.lang === 'it' ? [] : [language]),
      ...answersBlock(italianContext, wish.answers),
    ],
    clerk: [],
    qrLabel: bare(say.message('slip.qr')),
    footer: { text: sayIssued(italianContext), lang: 'it' },
  };
};
