import type { DraftService } from '../../core/model/service.ts';
import type { ActionView, ServicePlaceView } from '../contract/card.ts';
import type { ViewContext } from './context.ts';
import { linkQr } from './qr.ts';

const ofTake = {
  number: 'number',
  slip: 'slip',
  'external-machine': 'external-machine',
  appointment: 'appointment',
} as const;

/**
 * The one thing to do next: at a desk of this building, what its queue asks for; else the other office; else the phone;
 * else on-line; else a person. A number that cannot be taken now is still what the card leads with: the reason stands beside it.
 */
export const actionOf = (
  { generation }: ViewContext,
  service: DraftService,
  places: readonly ServicePlaceView[],
): ActionView => {
  const here = places.find((place) => place.where.here);
  if (here !== undefined) return { kind: ofTake[here.take.kind], place: here.index };
  const bookable = places.find((place) => place.take.kind === 'appointment');
  if (bookable !== undefined) return { kind: 'appointment', place: bookable.index };
  const other = places[0];
  if (other !== undefined) return { kind: 'other-office', place: other.index };
  const phone =
    service.channels?.find((channel) => channel.type === 'phone')?.phone ??
    service.contacts?.find((contact) => contact.phone !== undefined)?.phone;
  if (phone !== undefined) return { kind: 'phone', phone };
  const url = service.channels?.find((channel) => channel.type === 'online')?.url;
  return url === undefined ? { kind: 'ask' } : { kind: 'online', url, qr: linkQr(generation, url) };
};
