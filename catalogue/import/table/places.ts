import type { Place, Unit } from '../../../core/model/place.ts';
import { isReceptionName } from '../reception.ts';
import { townId } from '../italian-town.ts';
import { lineOf, textOf, yesOf } from './cells.ts';
import type { RowReading } from './reading.ts';

/** A place or an office before it has an id; `placeName` is what the row calls its place. */
export type DraftPlace = Omit<Place, 'id'>;
export type DraftUnit = Omit<Unit, 'id'> & { placeName?: string | undefined };

const degrees = (reading: RowReading, key: string, most: number): number | undefined => {
  const cell = reading.row.get(key);
  if (cell === undefined) return undefined;
  const value = Number(lineOf(cell.value).replace(',', '.'));
  if (Number.isFinite(value) && Math.abs(value) <= most) return value;
  reading.mistake('degrees', key, cell, `"${textOf(cell.value)}" are no degrees. Write 46,0678.`);
  return undefined;
};

/** A row of "Luoghi". */
export const placeOf = (reading: RowReading, name: string, city: string): DraftPlace => {
  const access = reading.row.get('wheelchair');
  const words = lineOf(access?.value);
  const can =
    access === undefined
      ? undefined
      : /parte|limitat|difficolt/i.test(words)
        ? 'limited'
        : yesOf(access.value) === true
          ? 'yes'
          : yesOf(access.value) === false
            ? 'no'
            : undefined;
  if (access !== undefined && can === undefined)
    reading.mistake('wheelchair', 'wheelchair', access, `"${words}" is neither s\u00ec, no nor in parte.`);
  const [lat, lon] = [degrees(reading, 'lat', 90), degrees(reading, 'lon', 180)];
  const [address, directions, hours, contacts] = [
    reading.line('address'),
    reading.text('directions'),
    reading.hours(),
    reading.contacts(),
  ];
  return {
    name: reading.text('name') ?? { it: name },
    organisation: townId,
    ...(address === undefined ? {} : { address }),
    city: reading.line('city') ?? city,
    ...(lat === undefined || lon === undefined ? {} : { lat, lon }),
    ...(can === undefined ? {} : { access: { wheelchair: can } }),
    ...(directions === undefined ? {} : { directions }),
    ...(hours === undefined ? {} : { hours }),
    ...(contacts.length === 0 ? {} : { contacts }),
    ...unmappedOf(reading),
  };
};

const unmappedOf = (reading: RowReading): { unmapped?: Record<string, unknown> } => {
  const unmapped = reading.finish();
  return unmapped === undefined ? {} : { unmapped };
};

/** A row of "Uffici". */
export const unitOf = (reading: RowReading, name: string): DraftUnit => {
  const [purpose, hours, contacts, said] = [
    reading.text('purpose'),
    reading.hours(),
    reading.contacts(),
    reading.row.get('reception'),
  ];
  const reception = said === undefined ? undefined : yesOf(said.value);
  if (said !== undefined && reception === undefined)
    reading.mistake('reception', 'reception', said, `"${textOf(said.value)}" is neither s\u00ec nor no.`);
  const guessed = said === undefined && isReceptionName(name);
  if (guessed)
    reading.note('guessed', 'reception', 'reception', 'By its name it is the office that receives anybody.');
  return {
    name: reading.text('name') ?? { it: name },
    organisation: townId,
    ...(purpose === undefined ? {} : { purpose }),
    ...(hours === undefined ? {} : { hours }),
    ...(contacts.length === 0 ? {} : { contacts }),
    ...(reception === true || guessed ? { reception: true } : {}),
    ...unmappedOf(reading),
    placeName: reading.line('place'),
  };
};
