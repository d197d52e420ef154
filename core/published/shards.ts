import * as z from 'zod/mini';
import type { Catalogue } from '../model/catalogue.ts';
import { Id } from '../model/language.ts';
import type { Result } from '../model/result.ts';
import { atOnce, type Steps } from '../steps.ts';
import { townShard } from './published-index.ts';

/** FNV-1a, 32 bits: spreads ids evenly. It guards nothing, so it need not be cryptographic. */
const fnv1a = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};

/** The shard of a service: one of 256, `00` to `ff`, for ever the same. The high bits are folded in because FNV mixes its low byte least. */
export const shardOf = (id: string): string => {
  const hash = fnv1a(id);
  return ((hash ^ (hash >>> 8) ^ (hash >>> 16) ^ (hash >>> 24)) & 0xff).toString(16).padStart(2, '0');
};

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/**
 * Cuts a catalogue into the texts of its shards, by name. One changed service changes one shard. The editor's order of
 * services stands in the town's shard, so that only a service that comes or goes changes that one too.
 */
export const splitCatalogue = (catalogue: Catalogue): Map<string, string> => {
  const { services, ...town } = catalogue;
  const shards = new Map<string, typeof services>();
  for (const service of services) {
    const name = shardOf(service.id);
    const shard = shards.get(name);
    if (shard === undefined) shards.set(name, [service]);
    else shard.push(service);
  }
  return new Map([
    [townShard, JSON.stringify({ ...town, order: services.map(({ id }) => id) })],
    ...[...shards.keys()].toSorted(byText).map((name): [string, string] => [
      name,
      JSON.stringify({
        services: (shards.get(name) ?? []).toSorted((one, other) => byText(one.id, other.id)),
      }),
    ]),
  ]);
};

const Order = z.looseObject({ order: z.array(Id) });
const Services = z.strictObject({ services: z.array(z.looseObject({ id: Id })) });

/** `words` say which shard, and what is wrong with it. */
export type ShardError = { code: 'invalid-shard'; words: string };
const refuse = (words: string): { ok: false; error: ShardError } => ({
  ok: false,
  error: { code: 'invalid-shard', words },
});

/**
 * Puts the texts of all shards together again, one at each step, so that whoever has something else to do can do it in between. The
 * records themselves are not looked at: whoever uses the catalogue parses it with `Catalogue`, which would here only be done twice.
 */
export function* joinInSteps(
  texts: Iterable<readonly [name: string, text: string]>,
): Steps<Result<unknown, ShardError>> {
  const services = new Map<string, unknown>();
  let town: z.infer<typeof Order> | undefined;
  for (const [name, text] of texts) {
    yield;
    let raw: unknown;
    try {
      raw = JSON.parse(text);
    } catch {
      return refuse(`shard ${name} is not JSON`);
    }
    if (name === townShard) {
      const parsed = Order.safeParse(raw);
      if (!parsed.success) return refuse('the shard of the town has no order of services');
      town = parsed.data;
      continue;
    }
    const parsed = Services.safeParse(raw);
    if (!parsed.success) return refuse(`shard ${name} is no list of services`);
    for (const service of parsed.data.services) {
      // Stops a shard of another place from slipping in twice, or under another's name.
      if (shardOf(service.id) !== name) return refuse(`${service.id} does not belong into shard ${name}`);
      if (services.has(service.id)) return refuse(`${service.id} stands twice in shard ${name}`);
      services.set(service.id, service);
    }
  }
  if (town === undefined) return refuse('the shard of the town is missing');
  const { order, ...rest } = town;
  if ('services' in rest) return refuse('the shard of the town holds services');
  const ordered = order.map((id) => services.get(id));
  if (new Set(order).size !== services.size || order.length !== services.size || ordered.includes(undefined))
    return refuse('the order does not name the services that are there');
  return { ok: true, value: { ...rest, services: ordered } };
}

/** As `joinInSteps`, at once. */
export const joinShards = (
  texts: Iterable<readonly [name: string, text: string]>,
): Result<unknown, ShardError> => atOnce(joinInSteps(texts));
