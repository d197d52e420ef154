import type { Catalogue } from '../../../core/model/catalogue.ts';
import { languages, type Language } from '../../../core/model/language.ts';
import { weekdays, type Schedule } from '../../../core/model/schedule.ts';
import type { Row, Table } from '../../standards/table.ts';
import { tables as townTables } from '../../standards/town-tables.ts';
import { wordingsOf, type Wordings } from '../wordings.ts';
import { contactCells, type Cells } from './cells.ts';
import { serviceCells } from './service-cells.ts';

/** Numbers with the comma of Italian, as people read and write them in these tables. */
const decimal = (value: number | undefined): string | undefined =>
  value === undefined ? undefined : String(value).replace('.', ',');

/** Weekly hours, a day a cell; days without hours are closed. Hours that are only words, or run past midnight, have no cell. */
const hoursCells = (hours: Schedule | undefined): Cells => {
  const weekly = hours?.weekly;
  if (weekly === undefined || weekly.some(({ open, close }) => close <= open)) return {};
  return Object.fromEntries(
    weekdays.map((day) => {
      const intervals = weekly
        .filter(({ days }) => days.includes(day))
        .map(({ open, close }) => `${open}-${close}`);
      return [day, intervals.length === 0 ? 'chiuso' : intervals.sort().join(' / ')];
    }),
  );
};

/** Days on which other hours hold, each with the name of the office or place. */
function* closureCells({ italian }: Wordings, name: string, hours: Schedule | undefined): Generator<Cells> {
  for (const { date, to, hours: open, reason } of hours?.weekly === undefined ? [] : (hours.exceptions ?? []))
    yield {
      where: name,
      from: date,
      to,
      hours: (open ?? []).map((one) => `${one.open}-${one.close}`).join(' / '),
      reason: italian(reason),
    };
}

const day = (yearly: string): string => `${Number(yearly.slice(3))}/${Number(yearly.slice(0, 2))}`;
const wheelchair = { yes: 's\u00ec', limited: 'in parte', no: 'no' } as const;

/** Every table of a town, row by row, in the form that an import of tables reads. */
const rowsOf: Readonly<Record<string, (catalogue: Catalogue, wordings: Wordings) => Iterable<Cells>>> = {
  servizi: serviceCells,
  *uffici({ units, places }) {
    const names = new Map(places.map(({ id, name }) => [id, name?.it ?? id]));
    for (const { id, name, purpose, places: own = [], contacts, reception, hours } of units)
      yield {
        name: name ?? id,
        purpose,
        place: names.get(own[0] ?? ''),
        ...contactCells(contacts),
        reception: reception === true ? 's\u00ec' : 'no',
        ...hoursCells(hours),
        code: id,
      };
  },
  *luoghi({ places }) {
    for (const { id, name, address, city, access, directions, hours, lat, lon, contacts } of places)
      yield {
        name: name ?? id,
        address,
        city,
        wheelchair: access && wheelchair[access.wheelchair],
        directions,
        ...contactCells(contacts),
        ...hoursCells(hours),
        lat: decimal(lat),
        lon: decimal(lon),
        code: id,
      };
  },
  *chiusure({ units, places }, wordings) {
    for (const { id, name, hours } of [...units, ...places])
      yield* closureCells(wordings, name?.it ?? id, hours);
  },
  *comune({ municipality }) {
    const { name, ipaCode, website, switchboard, holidays = [] } = municipality;
    const patron = holidays.find((one) => 'yearly' in one && 'it' in one.name && /patron/i.test(one.name.it));
    yield {
      name: name.it,
      ipaCode,
      website,
      switchboard,
      patron: patron !== undefined && 'yearly' in patron ? day(patron.yearly) : undefined,
    };
  },
};

/** A catalogue as the tables that `new --table` has, each heading as there: what was exported can be edited and imported. */
export const tablesOf = (catalogue: Catalogue): Table[] => {
  const wordings = wordingsOf(catalogue);
  const others = (catalogue.municipality.languages ?? languages).filter((language) => language !== 'it');
  return townTables.map(({ key, columns }) => {
    const heads = columns.flatMap(({ key: column, title, inLanguages }) => [
      { column, title, language: 'it' as Language },
      ...(inLanguages === true
        ? others.map((language) => ({ column, title: `${title} (${language})`, language }))
        : []),
    ]);
    return {
      name: key,
      columns: heads.map(({ title }) => title),
      rows: {
        *[Symbol.iterator]() {
          for (const cells of rowsOf[key]?.(catalogue, wordings) ?? [])
            yield Object.fromEntries(
              heads.map(({ column, title, language }) => {
                const cell = cells[column];
                if (typeof cell === 'object') return [title, cell[language]];
                return [title, language === 'it' ? cell : undefined];
              }),
            ) as Row;
        },
      },
    };
  });
};
