import type { DraftService } from '../../../core/model/service.ts';
import type { Scope } from './scope.ts';

/** A service that names neither a place nor a channel: one asks the office that answers for it, by phone or where it is. */
export const askOffice = (
  scope: Scope,
  service: DraftService,
  placesOfUnit: ReadonlyMap<string, readonly string[]>,
): void => {
  const { channels = [], contacts = [], places = [], responsibleUnit: unit } = service;
  if (channels.length > 0 || places.length > 0) return;
  const place = unit === undefined ? undefined : placesOfUnit.get(unit)?.[0];
  if (unit !== undefined && place !== undefined) {
    service.places = [{ place, unit }];
    scope.note(
      'guessed',
      'office-place',
      'places',
      'No place is named: that of the responsible office, to ask there.',
      {
        now: place,
      },
    );
  }
  const phone = contacts.find((contact) => contact.phone !== undefined)?.phone;
  if (phone === undefined) return;
  service.channels = [{ type: 'phone', phone }];
  scope.note(
    'guessed',
    'office-phone',
    'channels',
    'No channel is named: the telephone number of its contacts.',
    {
      now: phone,
    },
  );
};
