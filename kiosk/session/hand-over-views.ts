import type { PreviewView, TicketView } from '../contract/hand-over.ts';
import type { PrinterState, Shown } from '../contract/shown.ts';
import type { Ticket } from '../journal/journal.ts';
import type { Slip, SlipText } from '../printing/slip.ts';
import { wayView } from '../views/way-view.ts';
import { byTime } from './by-time.ts';
import type { TicketCode } from './ticket-token.ts';
import { answersOf, shownTitle, type Take, type Wish } from './wish.ts';

const shown = (lines: readonly SlipText[]): Shown[] => lines.map((line) => ({ ...line, machine: false }));

/** What paper and QR will hold, for the person to see first (K22). */
export const previewOf = (wish: Wish, take: Take, printer: PrinterState): PreviewView => {
  const { service, blocks } = wish;
  return {
    kind: take.kind,
    title: shownTitle(wish),
    lines: blocks.flatMap(({ label, lines }) =>
      label === undefined ? [] : [{ label: { ...label, machine: false }, values: shown(lines) }],
    ),
    answers: answersOf(wish, take.answers),
    printer,
    discreet: service.discreet === true,
  };
};

/** The words that stand in for the paper: what to do now. */
const wordsOf = ({ context, service, place }: Wish, ticket: Ticket): Shown[] => {
  const { say } = context;
  if (service.discreet === true) return [say.message('slip.discreetWhere')];
  const words: Shown[] = [];
  if (place?.take.kind === 'external-machine' && place.take.text !== undefined) words.push(place.take.text);
  if (place !== undefined && !place.where.here)
    words.push(
      say.message('words.goTo', {
        place: [place.where.name.text, place.where.address].filter(Boolean).join(', '),
      }),
    );
  else if (place?.desk !== undefined) words.push(say.message('words.goToDesk', { desk: place.desk.text }));
  if (ticket.number === undefined) words.push(say.message('words.showSlip'));
  else if (ticket.number.kiosk === undefined) words.push(say.message('words.wait'));
  else words.push(...byTime(context, ticket));
  return words;
};

/** What stands on the paper and is not told on the screen. */
const alsoPrinted = (
  { blocks, footer }: Slip,
  told: readonly (Shown | undefined)[],
): { label: Shown; values: Shown[] }[] => {
  const known = new Set(told.map((one) => one?.text));
  const lines = blocks.flatMap(({ label, lines }) => {
    const values = shown(lines.filter(({ text }) => !known.has(text)));
    return label === undefined || values.length === 0
      ? []
      : [{ label: { ...label, machine: false }, values }];
  });
  return [...lines, { label: { ...footer, machine: false }, values: [] }];
};

/** A ticket as the screen shows it, with all that is on its slip and holds for the person. */
export const ticketView = (
  wish: Wish,
  ticket: Ticket,
  { slip, code }: { slip: Slip; code: TicketCode },
): TicketView => {
  const { context, service, place } = wish;
  const discreet = service.discreet === true;
  const bring = discreet
    ? []
    : slip.blocks.filter(({ style }) => style === 'checklist').flatMap(({ lines }) => shown(lines));
  const words = wordsOf(wish, ticket);
  const written = service.places?.[wish.at];
  const way = written === undefined ? undefined : wayView(context, service, written);
  return {
    kind: 'issued',
    ticket: ticket.id,
    ...(slip.number === undefined ? {} : { number: slip.number }),
    title: shownTitle(wish),
    ...(discreet || place === undefined
      ? {}
      : {
          place: place.where.name,
          ...(place.desk === undefined ? {} : { desk: place.desk }),
          when: place.open.text,
          ...(way === undefined ? {} : { way }),
        }),
    bring,
    words,
    also: alsoPrinted(slip, [...words, ...bring, place?.where.name, place?.desk, place?.open.text]),
    qr: code.shown,
    ...(code.for === 'desk' ? { qrLabel: context.say.message('slip.qrDesk') } : {}),
    discreet,
  };
};
