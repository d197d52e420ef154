import type { Catalogue } from '../../core/model/catalogue.ts';
import { requiredToPublish, type DraftService } from '../../core/model/service.ts';
import type { Said } from './finding-at.ts';

/** The Italian of a summary is read at a glance. */
const maxSummary = 160;
const isEmpty = (value: unknown): boolean =>
  value === undefined || (Array.isArray(value) && value.length === 0);

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

/** What an editor should know about a service that people see. */
export const serviceFindings = (
  service: DraftService,
  catalogue: Catalogue,
  reachable: ReadonlySet<string>,
): Said[] => {
  if (service.status === undefined)
    return [
      {
        severity: 'error',
        path: ['status'],
        message: 'is missing: nobody sees this service, and the catalogue cannot be published.',
        fix: 'Add status: active, or in-development while you write it.',
      },
    ];
  if (service.status !== 'active') return [];
  const said: Said[] = [];
  for (const field of requiredToPublish)
    if (isEmpty(service[field]))
      said.push({
        severity: 'error',
        path: [field],
        message: 'is missing: a service that people see cannot be published without it.',
        fix: `Add ${field}, or set status: in-development until you have it.`,
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
  return said;
};
