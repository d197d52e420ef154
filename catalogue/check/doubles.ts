import type { ServiceArea } from '../../core/model/place.ts';
import type { DraftService } from '../../core/model/service.ts';
import { fold } from '../../core/search/fold.ts';
import type { Finding } from '../source/finding.ts';
import type { Located } from '../source/read-source.ts';
import { findingAt, isShown, type Said } from './finding-at.ts';

type Street = ServiceArea['streets'][number];
/** Something that should be there once: by what it is known, who has it (entries of the same one are no doubles), and what is said of the second. */
type Single = { one: Located; key: string; owner: string; say: (first: Located) => Said };

/** Each that follows one with the same key and another owner. */
const seconds = (singles: readonly Single[]): Finding[] =>
  [...Map.groupBy(singles, ({ key }) => key).values()].flatMap(([first, ...more]) =>
    first === undefined
      ? []
      : more
          .filter(({ owner }) => owner !== first.owner)
          .map(({ one, say }) => findingAt(one, say(first.one))),
  );

const services = (located: readonly Located[]): { one: Located; service: DraftService }[] =>
  located
    .filter((one) => one.kind === 'services' && isShown(one))
    .map((one) => ({ one, service: one.record as DraftService }));

const titles = (located: readonly Located[]): Single[] =>
  services(located).flatMap(({ one, service: { id, title } }) =>
    title === undefined
      ? []
      : [
          {
            one,
            key: fold(title.it),
            owner: id,
            say: (first) => ({
              path: ['title', 'it'],
              message: `"${title.it}" is the title of ${first.file} too: in a list nobody can tell them apart.`,
              fix: 'Say in the title what is different, or make one card of both.',
            }),
          },
        ],
  );

/** Numbers of two queues in one lobby that look the same. */
const prefixes = (located: readonly Located[]): Single[] =>
  services(located).flatMap(({ one, service: { id, places = [] } }) =>
    places.flatMap(({ place, queueMode, queue = id, queuePrefix }, at) =>
      queueMode !== 'sportello' || queuePrefix === undefined
        ? []
        : [
            {
              one,
              key: `${place} ${queuePrefix}`,
              owner: queue,
              say: (first) => ({
                path: ['places', at, 'queuePrefix'],
                message: `"${queuePrefix}" stands before the numbers of another queue of the same place (${first.file}): two people would have the same number.`,
                fix: 'Take another letter, or give both the same queue.',
              }),
            },
          ],
    ),
  );

const overlap = (one: Street, other: Street): boolean =>
  (one.side === undefined || other.side === undefined || one.side === other.side) &&
  Math.max(one.from ?? 1, other.from ?? 1) <= Math.min(one.to ?? Infinity, other.to ?? Infinity);

/** Addresses that two districts have: the kiosk would name the first. */
const addresses = (located: readonly Located[]): Finding[] => {
  const parts = located
    .filter(({ kind }) => kind === 'areas')
    .flatMap((one) => (one.record as ServiceArea).streets.map((street, at) => ({ one, street, at })));
  return [...Map.groupBy(parts, ({ street }) => fold(street.name)).values()].flatMap((same) =>
    same.flatMap(({ one, street, at }, index) => {
      const first = same
        .slice(0, index)
        .find((before) => before.one !== one && overlap(before.street, street));
      return first === undefined
        ? []
        : [
            findingAt(one, {
              path: ['streets', at],
              message: `"${street.name}", or a part of it, is in ${first.one.file} too: the kiosk names one of the two offices.`,
              fix: 'Take it out of one, or divide it: from, to, side (odd or even).',
            }),
          ];
    }),
  );
};

/** What stands twice and should not, beside ids: titles, letters of queues in one lobby, addresses in two districts. */
export const doubleFindings = (located: readonly Located[]): Finding[] => [
  ...seconds(titles(located)),
  ...seconds(prefixes(located)),
  ...addresses(located),
];
