import { formatTypedNumber } from '../../core/numbers/number.ts';
import type { PageTown } from '../../core/published/pages.ts';
import { sayTime } from '../../core/words/dates.ts';
import type { Shown } from '../../core/words/say.ts';
import { hoursContext, issuedText, type Moment } from '../parts/hours-context.ts';
import { slipView } from '../parts/slip-view.ts';
import { whereView } from '../parts/where-view.ts';
import type { NoticeView } from '../parts/notices-view.ts';
import { placeChanges } from '../parts/today-view.ts';
import type { Reading } from './desk-page.svelte.ts';
import { reasonWords } from './phrases.ts';

const languageIn = new Intl.DisplayNames('it', { type: 'language' });

/** What the desk shows of a token that may be shown. */
export type ReadingView = {
  number: string | undefined;
  title: Shown;
  isGone: boolean;
  facts: { label: string; value: string }[];
  /** In Italian, for the clerk: `arabo`. */
  language: string;
  answers: Readonly<Record<string, string | readonly string[]>> | undefined;
  bring: { id: string; text: Shown }[];
  sentOn: string[];
  /** What is different today there where the person goes. */
  changes: NoticeView[];
};

/** The name of a unit, as the town writes it. */
export const unitName = (town: PageTown, id: string | undefined): string | undefined =>
  id === undefined ? undefined : (town.units.find((unit) => unit.id === id)?.name?.it ?? id);

/** Nothing for codes of which nothing may be shown: those of other towns, altered ones, others. */
export const readingView = ({ verdict, service }: Reading, moment: Moment): ReadingView | undefined => {
  if (!('token' in verdict)) return undefined;
  const { claims, handOvers } = verdict.token;
  const { town, say } = moment;
  const context = hoursContext(moment);
  const placeOf = (id: string | undefined): string | undefined =>
    id === undefined ? undefined : whereView(say, town, id).name.text;
  const isTalk = claims.kind === 'talk';
  const slip = isTalk ? undefined : slipView({ ...moment, claims, handOvers, service });
  const kiosk = verdict.state === 'valid' ? verdict.signers[0] : undefined;
  const facts = [
    ['Preso', issuedText(context, say, claims.issuedAt).text],
    ['Dove', isTalk ? placeOf(claims.place) : slip?.where?.name.text],
    ['Sportello', slip?.desk?.text],
    ['Totem', kiosk && [kiosk.letter, placeOf(kiosk.place)].filter((part) => part !== undefined).join(', ')],
  ] as const;
  return {
    number: claims.kind === 'service' && claims.number ? formatTypedNumber(claims.number) : undefined,
    title: slip?.title ?? say.message('slip.discreet'),
    isGone: !isTalk && service === undefined,
    facts: facts.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label, value }])),
    language: languageIn.of(claims.language) ?? claims.language,
    answers: claims.kind === 'service' ? claims.answers : undefined,
    bring: slip?.bring ?? [],
    changes: slip?.notices.filter(({ isUrgent }) => isUrgent) ?? placeChanges(moment, claims.place),
    sentOn: handOvers.map(({ at, reason, unit, place }) => {
      const to = [unitName(town, unit), placeOf(place)].filter((part) => part !== undefined).join(', ');
      return `Ore ${sayTime('it', at, context.time.timeZone)}: mandata a ${to}. ${reasonWords[reason]}.`;
    }),
  };
};
