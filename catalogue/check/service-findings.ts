import type { Catalogue } from '../../core/model/catalogue.ts';
import { requiredToPublish, type DraftService } from '../../core/model/service.ts';
import type { Finding } from '../source/finding.ts';
import { gulpease } from './gulpease.ts';
import { textsOf } from './texts.ts';

/** The Italian of a summary is read at a glance. */
export const maxSummary = 160;
/** Under this a text is hard for many who come to a town hall. */
export const minGulpease = 60;
/** Fewer words than this say nothing about how a text reads. */
const minWords = 25;

type Said = Pick<Finding, 'message' | 'fix'> & { path: PropertyKey[] };

const hasContact = (one: {
  phone?: string | undefined;
  email?: string | undefined;
  url?: string | undefined;
}): boolean => one.phone !== undefined || one.email !== undefined || one.url !== undefined;

/** Whether the card says whom to ask or where to go. */
const saysWhomToAsk = (service: DraftService, catalogue: Catalogue): boolean => {
  const unit = catalogue.units.find(({ id }) => id === service.responsibleUnit);
  const body = catalogue.organisations.find(({ id }) => id === (service.providedBy ?? service.authority));
  return (
    (service.places?.length ?? 0) > 0 ||
    (service.contacts ?? []).some(hasContact) ||
    (service.channels ?? []).some((channel) => channel.type === 'counter' || hasContact(channel)) ||
    (unit?.contacts ?? []).some(hasContact) ||
    (unit?.places?.length ?? 0) > 0 ||
    (body?.contacts ?? []).some(hasContact)
  );
};

const proseFields = [
  'summary',
  'description',
  'audience',
  'applicants',
  'howTo',
  'terms',
  'specialCases',
  'times',
] as const;

const readability = (service: DraftService): Said[] => {
  const prose = proseFields
    .flatMap((field) => textsOf(service[field], [field]))
    .map(({ path, text }) => ({ path, words: text.it ?? '' }));
  const all = prose.map(({ words }) => words).join('\n');
  const index = gulpease(all);
  if (index === undefined || index >= minGulpease || (all.match(/\p{L}+/gu)?.length ?? 0) < minWords)
    return [];
  const hardest = prose.toSorted((a, b) => (gulpease(a.words) ?? 100) - (gulpease(b.words) ?? 100))[0];
  return [
    {
      path: hardest?.path ?? [],
      message: `is the hardest text of a card that reads at ${index.toFixed(0)} (Gulpease; at least ${minGulpease}).`,
      fix: 'Use shorter sentences and everyday words, one thing in each sentence.',
    },
  ];
};

/** What an editor should know about a service that people see. */
export const serviceFindings = (
  service: DraftService,
  catalogue: Catalogue,
  reachable: ReadonlySet<string>,
): Said[] => {
  if (service.status !== 'active')
    return service.status === undefined
      ? [
          {
            path: ['status'],
            message: 'is missing: nobody sees this service.',
            fix: 'Add status: active, or another.',
          },
        ]
      : [];
  const said: Said[] = [];
  for (const field of requiredToPublish)
    if (service[field] === undefined)
      said.push({
        path: [field],
        message: 'is missing: without it the service cannot be published.',
        fix: `Add ${field}.`,
      });
  const length = [...(service.summary?.it ?? '')].length;
  if (length > maxSummary)
    said.push({
      path: ['summary', 'it'],
      message: `is ${length} characters long.`,
      fix: `At most ${maxSummary}: keep what people need to recognise the service.`,
    });
  if (!reachable.has(service.id))
    said.push({
      path: ['needs'],
      message: 'Nobody comes to this service by tapping: no need and no outcome of the guide names it.',
      fix: 'Name a need here, or the service in needs.yaml or guide.yaml.',
    });
  if (!saysWhomToAsk(service, catalogue))
    said.push({
      path: [],
      message: 'The card says neither where to go nor whom to ask.',
      fix: 'Add a place, a channel or contacts, or a responsible unit that has them.',
    });
  return [...said, ...readability(service)];
};
