import type { AnsweredView } from '../contract/views.ts';
import type { Slip, SlipBlock } from '../printing/slip.ts';
import type { ViewContext } from '../views/context.ts';
import { bare, slipBlocks } from './slip-blocks.ts';
import type { TicketCode } from './ticket-token.ts';
import { placeIn, sayIssued, shownTitle, type Wish } from './wish.ts';

/** What comes to a wish with its ticket. */
export type Issued = {
  ticket: string;
  number: string | undefined;
  /** What the person agreed to hand over. */
  answers: readonly AnsweredView[];
  /** What the QR code holds, and who reads it. */
  code: TicketCode;
  kioskLetter: string | undefined;
  /** When the person came, where people are called by that. */
  byTime: readonly SlipBlock[];
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

/** The slip of a ticket: one description, from which paper and screen are drawn. */
export const composeSlip = (wish: Wish, issued: Issued): Slip => {
  const { context, service, blocks, clerk, issued: when } = wish;
  const { say, generation } = context;
  const municipality = generation.catalogue.municipality;
  const kiosk =
    issued.kioskLetter === undefined
      ? ''
      : `, ${say.message('slip.kiosk', { letter: issued.kioskLetter }).text}`;
  return {
    ticket: issued.ticket,
    lang: say.lang,
    town: municipality.name.it,
    ...(municipality.demonstration === true ? { banner: bare(say.message('slip.demonstration')) } : {}),
    ...(issued.number === undefined ? {} : { number: issued.number }),
    title: bare(shownTitle(wish)),
    blocks:
      service.discreet === true
        ? [...blocks]
        : [...issued.byTime, ...blocks, ...answersBlock(context, issued.answers)],
    clerk: [...clerk],
    url: issued.code.text,
    qrLabel: bare(say.message(issued.code.for === 'desk' ? 'slip.qrDesk' : 'slip.qr')),
    footer: { text: `${when}${kiosk}`, lang: say.lang },
  };
};

/** The slip of the same ticket for the clerk at the desk: Italian, short, with what the person agreed to hand over and the language they read. */
export const clerkSlip = (
  italianContext: ViewContext,
  slip: Slip,
  { service, at }: Wish,
  { answers, byTime }: Pick<Issued, 'answers' | 'byTime'>,
): Slip => {
  const { say } = italianContext;
  const place = placeIn(italianContext, service, at);
  const language: SlipBlock = {
    style: 'normal',
    lines: [
      { text: new Intl.DisplayNames('it', { type: 'language' }).of(slip.lang) ?? slip.lang, lang: 'it' },
    ],
  };
  return {
    ...slip,
    lang: 'it',
    title: service.title === undefined ? slip.title : bare(say.text(service.title)),
    blocks: [
      ...byTime,
      ...slipBlocks(italianContext, { service, place }, 'clerk'),
      ...(slip.lang === 'it' ? [] : [language]),
      ...answersBlock(italianContext, answers),
    ],
    clerk: [],
    qrLabel: bare(say.message('slip.qr')),
    footer: { text: sayIssued(italianContext), lang: 'it' },
  };
};
