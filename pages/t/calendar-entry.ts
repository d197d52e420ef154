import type { Say } from '../parts/words.ts';
import type { Entry } from './calendar.ts';
import type { SlipView } from '../parts/slip-view.ts';

/** A short name of a text that is the same each time (FNV-1a, twice): it guards nothing. */
const nameOf = (text: string): string => {
  let [one, other] = [0x811c9dc5, 0x1234567];
  for (let at = 0; at < text.length; at += 1) {
    one = Math.imul(one ^ text.charCodeAt(at), 0x01000193) >>> 0;
    other = Math.imul(other ^ text.charCodeAt(text.length - 1 - at), 0x01000193) >>> 0;
  }
  return `${one.toString(16)}${other.toString(16)}`;
};

/**
 * The slip as an entry: the time that is open now, or the next one. Nothing where no opening is known.
 * @param slip what the address of the page has after `#`; of it only a short name goes into the entry
 */
export const entryOf = (view: SlipView, say: Say, slip: string, now: number): Entry | undefined => {
  if (view.next === undefined) return undefined;
  const lines = [
    view.number === undefined ? '' : `${say.words('slip.number')}: ${view.number}`,
    view.desk === undefined ? '' : `${say.words('slip.desk')}: ${view.desk.text}`,
    view.bring.length === 0 ? '' : `${say.words('slip.bring')}:`,
    ...view.bring.map(({ text }) => `- ${text.text}`),
    view.phone === undefined ? '' : `${say.words('slip.phone')}: ${view.phone}`,
  ];
  return {
    id: `${nameOf(slip)}@sportello`,
    title: view.title.text,
    place: [view.where?.name.text, view.where?.address].filter((part) => part !== undefined).join(', '),
    notes: lines.filter((line) => line !== '').join('\n'),
    from: view.next.from,
    to: view.next.to,
    written: now,
  };
};
