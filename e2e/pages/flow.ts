import { type Kiosk, test } from '../fixtures/test.ts';
import { type Hand, hands } from './hands.ts';
import { Person } from './person.ts';

type Walk = (parts: { kiosk: Kiosk; person: Person }) => Promise<void>;

const by = (title: string, hand: Hand, walk: Walk): void =>
  test(title, ({ kiosk }) => walk({ kiosk, person: new Person(kiosk.page, hand) }));

/** A way through the screens, walked by touch and once more by keys alone (A1). */
export const flow = (title: string, walk: Walk): void => {
  for (const hand of hands) by(`${title} (${hand})`, hand, walk);
};

/** What is not about moving through screens: once is enough. */
export const once = (title: string, walk: Walk): void => by(title, 'touch', walk);
