import * as z from 'zod/mini';
import { signedAtField } from '../../core/published/published-index.ts';

/* The Update Framework's metadata, as far as a page reads them; numbers are those of its specification, 1.0.31. */

const hex = z.string().check(z.regex(/^[0-9a-f]+$/));
const version = z.int().check(z.gte(1));
const common = { version, expires: z.iso.datetime() };
const Named = z.looseObject({ version });
const Key = z.looseObject({
  keytype: z.string(),
  scheme: z.string(),
  keyval: z.looseObject({ public: z.string() }),
});
const signed = {
  root: z.looseObject({
    _type: z.literal('root'),
    ...common,
    keys: z.record(z.string(), Key),
    roles: z.record(
      z.string(),
      z.looseObject({ keyids: z.array(z.string()), threshold: z.int().check(z.gte(1)) }),
    ),
  }),
  timestamp: z.looseObject({
    _type: z.literal('timestamp'),
    ...common,
    meta: z.looseObject({ 'snapshot.json': Named }),
    [signedAtField]: z.optional(z.iso.datetime()),
  }),
  snapshot: z.looseObject({
    _type: z.literal('snapshot'),
    ...common,
    meta: z.looseObject({ 'targets.json': Named }),
  }),
  targets: z.looseObject({
    _type: z.literal('targets'),
    ...common,
    targets: z.record(z.string(), z.looseObject({ length: z.int(), hashes: z.looseObject({ sha256: hex }) })),
  }),
};
export type Role = keyof typeof signed;
export type Signed<R extends Role> = z.infer<(typeof signed)[R]>;

const Signatures = z.array(z.looseObject({ keyid: z.string(), sig: z.string() }));
/** Metadata of a role, nothing of it believed yet. */
export type Metadata<R extends Role> = {
  signed: Signed<R>;
  signatures: z.infer<typeof Signatures>;
  /** What the signatures are over. */
  bytes: Uint8Array<ArrayBuffer>;
};

/** Canonical JSON (OLPC): sorted keys, whole numbers, nothing escaped but `"` and `\`. Throws on what it cannot hold. */
export const canonical = (value: unknown): string => {
  if (typeof value === 'string') return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  if (value === null || typeof value === 'boolean' || Number.isInteger(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError('not canonical');
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${canonical(key)}:${canonical(inner)}`).join(',')}}`;
};

/** Reads metadata of a role. Throws where they are none. */
export const readMetadata = <R extends Role>(role: R, bytes: Uint8Array): Metadata<R> => {
  const raw = z
    .looseObject({ signed: z.unknown(), signatures: Signatures })
    .parse(JSON.parse(new TextDecoder().decode(bytes)));
  return {
    signed: signed[role].parse(raw.signed) as Signed<R>,
    signatures: raw.signatures,
    bytes: new TextEncoder().encode(canonical(raw.signed)),
  };
};

const fromHex = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

const verify = async (
  publicKey: string,
  signature: string,
  data: Uint8Array<ArrayBuffer>,
): Promise<boolean> => {
  try {
    const key = await crypto.subtle.importKey('raw', fromHex(publicKey), 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, fromHex(signature), data);
  } catch {
    return false;
  }
};

/** Whether enough of the role's keys signed it (2.2, 5.3.4). Each key counts once, under whatever names it stands. */
export const isSignedBy = async (
  root: Signed<'root'>,
  role: Role,
  { signatures, bytes }: Metadata<Role>,
): Promise<boolean> => {
  const allowed = root.roles[role];
  if (allowed === undefined) return false;
  const good = new Set<string>();
  for (const { keyid, sig } of signatures) {
    const key = allowed.keyids.includes(keyid) ? root.keys[keyid] : undefined;
    if (key?.keytype !== 'ed25519' || key.scheme !== 'ed25519' || good.has(key.keyval.public)) continue;
    if (await verify(key.keyval.public, sig, bytes)) good.add(key.keyval.public);
  }
  return good.size >= allowed.threshold;
};
