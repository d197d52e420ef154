import type { QueueNumber } from '../../core/numbers/number.ts';
import type { Shown } from '../contract/shown.ts';
import type { SlipBlock } from '../printing/slip.ts';
import type { ViewContext } from '../views/context.ts';
import { sayDate, sayTimeToSecond } from '../../core/words/dates.ts';
import { bare } from './slip-blocks.ts';

type Numbered = { issuedAt: number; number?: QueueNumber | undefined };

/**
 * What people who wait in a lobby of several kiosks must know, and show (K9): when they came, to the second, at which kiosk, and that
 * they are called by that. To the minute, two who came after each other would have the same time. Nothing where one kiosk counts.
 */
export const byTime = ({ say, today, time }: ViewContext, { issuedAt, number }: Numbered): Shown[] => {
  if (number?.kiosk === undefined) return [];
  const issued = say.message('slip.issued', {
    date: sayDate(say.lang, today, today, time.timeZone),
    time: sayTimeToSecond(say.lang, issuedAt, time.timeZone),
  });
  const kiosk = say.message('slip.kiosk', { letter: number.kiosk });
  return [{ ...issued, text: `${issued.text}, ${kiosk.text}` }, say.message('words.waitByTime')];
};

/** The same on paper, before all else. */
export const byTimeBlocks = (context: ViewContext, ticket: Numbered): SlipBlock[] =>
  byTime(context, ticket).map((line, at) => ({ style: at === 0 ? 'large' : 'normal', lines: [bare(line)] }));
