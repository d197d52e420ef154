import type { Topic } from '../../core/model/catalogue.ts';
import type { Need } from '../../core/model/guide.ts';
import type { DraftService } from '../../core/model/service.ts';
import type { Entry } from './report.ts';
import { doors, otherDoor, type Door } from './doors.ts';

/** What of a service says where people look for it. */
export type Filed = Pick<DraftService, 'id' | 'status' | 'category' | 'topics' | 'sourceId'> & {
  title: string;
};

type Chosen = { service: Filed; doors: readonly (Door | typeof otherDoor)[]; why: string };

const mostDoors = 2;
/** A category says more of what a service is for than one of its topics does. */
const weights = { category: 2, topic: 1 } as const;

/** Where people would look for a service: the words of its title say so, else what it is filed under. */
const choose = (service: Filed, names: ReadonlyMap<string, string>): Chosen => {
  const title = service.title.toLowerCase();
  const byTitle = doors.filter(({ words }) => words.test(title));
  if (byTitle.length > 0) return { service, doors: byTitle, why: 'the words of its title' };
  const { category, topics = [] } = service;
  const subjects = [...new Set([...(category === undefined ? [] : [category]), ...topics])].map((id) => ({
    name: (names.get(id) ?? '').toLowerCase(),
    weight: id === category ? weights.category : weights.topic,
  }));
  const bySubject = doors
    .map((door) => ({
      door,
      points: subjects.reduce((sum, { name, weight }) => sum + (door.subjects.test(name) ? weight : 0), 0),
    }))
    .filter(({ points }) => points > 0)
    .toSorted((a, b) => b.points - a.points)
    .slice(0, mostDoors)
    .map(({ door }) => door);
  if (bySubject.length > 0) return { service, doors: bySubject, why: 'its category and its topics' };
  return { service, doors: [otherDoor], why: 'nothing: it fits no other need' };
};

/** A service that is part of another names the whole before a colon. */
const isPart = ({ title }: Filed): number => (title.includes(': ') ? 1 : 0);
const { compare } = new Intl.Collator('it');
const wholeFirst = (a: Filed, b: Filed): number =>
  isPart(a) - isPart(b) || compare(a.title || a.id, b.title || b.id);

/**
 * Everyday needs, so that home has doors that people know: each active service behind one at least, no door behind which
 * there is nothing, no two that lead to the same services. Doors with most services come first.
 * @returns the needs, and those of each service by its id
 * @param sourceClass what a service is called in the data that it came from, for the report
 */
export const giveNeeds = (
  services: readonly Filed[],
  topics: readonly Topic[],
  entries: Entry[],
  sourceClass = 'service',
): { needs: Need[]; byService: Map<string, string[]> } => {
  const names = new Map(topics.map(({ id, name }) => [id, name.it]));
  const chosen = services.map((service) => choose(service, names));
  const byService = new Map<string, string[]>();
  const seen = new Set<string>();
  const needs: (Need & { services: string[] })[] = [];
  for (const { id, title, icon } of [...doors, otherDoor]) {
    const behind = chosen
      .filter(({ service, doors: own }) => service.status === 'active' && own.some((door) => door.id === id))
      .map(({ service }) => service)
      .toSorted(wholeFirst)
      .map((service) => service.id);
    if (behind.length === 0 || seen.has(behind.join())) continue;
    seen.add(behind.join());
    needs.push({ id, title, icon, services: behind });
  }
  for (const { service, doors: own, why } of chosen) {
    // A door of hidden services only is no need: home would lead nowhere.
    const kept = own.filter(({ id }) => needs.some((need) => need.id === id));
    if (kept.length === 0) continue;
    const ids = kept.map(({ id }) => id);
    byService.set(service.id, ids);
    entries.push({
      kind: 'guessed',
      code: 'needs',
      record: `services/${service.id}`,
      source: `${sourceClass} ${service.sourceId ?? ''}`,
      field: 'needs',
      words: `Found under ${kept.map(({ title }) => `"${title.it}"`).join(' and ')}, by ${why}.`,
      now: ids,
    });
  }
  const last = (need: Need): number => (need.id === otherDoor.id ? 1 : 0);
  return {
    needs: needs.toSorted((a, b) => last(a) - last(b) || b.services.length - a.services.length),
    byService,
  };
};
