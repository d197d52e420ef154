import type { Municipality } from '../../../core/model/catalogue.ts';
import type { Holiday } from '../../../core/model/schedule.ts';
import type { TownGuess } from '../assemble.ts';
import { slugOf } from '../ids.ts';
import { cityOf, holidaysWith, townId } from '../italian-town.ts';
import { readItalianDate } from '../italian-dates.ts';
import { cleanText } from '../text.ts';
import { isJson } from '../json.ts';
import { type Dump } from './dump.ts';

/** The day of the patron saint, from the closures that give it as their reason. */
const patronDay = (dump: Dump): string | undefined => {
  const counts = new Map<string, number>();
  for (const { data } of dump.all('opening_hours_specification'))
    for (const closure of Object.values(data).flatMap(({ closure: list }) =>
      Array.isArray(list) ? (list as unknown[]) : [],
    )) {
      if (!isJson(closure) || !/patron/i.test(`${String(closure['reason'])} ${String(closure['day'])}`))
        continue;
      const date = readItalianDate(String(closure['day']));
      const day = date?.kind === 'date' ? date.date.slice(5) : date?.kind === 'yearly' ? date.day : undefined;
      if (day !== undefined) counts.set(day, (counts.get(day) ?? 0) + 1);
    }
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
};

/** The web site that the records name most. */
const websiteOf = (dump: Dump): string | undefined => {
  const counts = new Map<string, number>();
  for (const one of dump.classes.flatMap(dump.all))
    for (const [site] of JSON.stringify(one.data).matchAll(
      /https?:\/\/www\.comune\.[a-z0-9.-]+?\.it(?=[/"\\ ])/g,
    )) {
      const secure = site.replace('http:', 'https:');
      counts.set(secure, (counts.get(secure) ?? 0) + 1);
    }
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
};

/** What is known about the town before its records are read. */
export type Town = {
  municipality: Municipality;
  city: string;
  organisation: string;
  holidays: Holiday[];
  guesses: TownGuess[];
};

/** The town, from its record of class `public_organization`; the newer interface has none, so that its name is given. */
export const townOf = (dump: Dump, given?: string): Town | undefined => {
  const record = dump
    .all('public_organization')
    .find(({ data }) =>
      Object.values(data).some(({ legal_name: name }) => typeof name === 'string' && name.trim() !== ''),
    );
  const data = record?.data['ita-IT'] ?? Object.values(record?.data ?? {})[0] ?? {};
  const name = given ?? cleanText(String(data['legal_name'] ?? '')).text;
  if (name === '') return undefined;
  const city = cityOf(name);
  const guesses: Town['guesses'] = [
    { field: 'timeZone', words: 'Towns of Italy keep the time of Rome.', now: 'Europe/Rome' },
  ];
  const patron = patronDay(dump);
  const holidays = holidaysWith(patron);
  if (patron !== undefined)
    guesses.push({
      field: 'holidays',
      words: 'The day of the patron saint, from the closures of the offices.',
      now: patron,
    });
  const website = websiteOf(dump);
  if (website !== undefined)
    guesses.push({ field: 'website', words: 'The site that the records name most.', now: website });
  const ipaCode =
    typeof data['ipacode'] === 'string' && data['ipacode'].trim() !== '' ? data['ipacode'].trim() : undefined;
  const municipality: Municipality = {
    formatVersion: 1,
    id: slugOf(city),
    name: { it: name },
    ...(ipaCode === undefined ? {} : { ipaCode }),
    timeZone: 'Europe/Rome',
    holidays,
    ...(website === undefined ? {} : { website }),
  };
  return { municipality, city, organisation: townId, holidays, guesses };
};
