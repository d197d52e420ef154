import type { Place } from '../../core/model/place.ts';
import type { PageTown } from '../../core/published/pages.ts';
import type { Shown } from '../../core/words/say.ts';
import type { Say } from './words.ts';

/** Where to go. */
export type WhereView = {
  name: Shown;
  address: string | undefined;
  floor: Shown | undefined;
  directions: Shown | undefined;
  access: { kind: 'yes' | 'limited' | 'no'; note: Shown | undefined } | undefined;
  /** WGS 84. */
  at: { lat: number; lon: number } | undefined;
};

/** A place as a person finds it; of one that the data do not have, its id. */
export const whereView = (say: Say, town: PageTown, id: string): WhereView => {
  const place: Place | undefined = town.places.find((one) => one.id === id);
  const address = [place?.address, place?.city].filter((part) => part !== undefined).join(', ');
  const { lat, lon, access } = place ?? {};
  return {
    name: place?.name === undefined ? say.plain(id) : say.text(place.name),
    address: address === '' ? undefined : address,
    floor: place?.floor && say.text(place.floor),
    directions: place?.directions && say.text(place.directions),
    access: access && { kind: access.wheelchair, note: access.note && say.text(access.note) },
    at: lat === undefined || lon === undefined ? undefined : { lat, lon },
  };
};
