import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { type KeptFile, keptFile } from './kept-file.ts';

/** Who opens what is behind the screens. The technician may do all that staff may. */
export const codeKinds = ['staff', 'technician'] as const;
export type CodeKind = (typeof codeKinds)[number];

/** Fewest digits of a code: with the growing lock-out, years of trying at the screen for half of them. */
export const leastDigits: Readonly<Record<CodeKind, number>> = { staff: 6, technician: 8 };
export const mostDigits = 12;

const bytes = (length: number) => z.string().check(z.regex(new RegExp(`^[\\w-]{${length}}$`)));
const Hashed = z.strictObject({
  /** log2 of scrypt's cost N. */
  cost: z.int().check(z.gte(4), z.lte(20)),
  salt: bytes(22),
  hash: bytes(43),
});
type Hashed = z.infer<typeof Hashed>;
const Codes = z.strictObject({
  formatVersion: z.literal(1),
  staff: z.optional(Hashed),
  technician: z.optional(Hashed),
});
export type Codes = z.infer<typeof Codes>;

/** scrypt with N = 2^15, r = 8, p = 3: 32 MiB (OWASP Password Storage Cheat Sheet). */
const usualCost = 15;
const shape = { r: 8, p: 3, maxmem: 256 * 1024 * 1024 };

const derive = (code: string, salt: string, cost: number): Promise<Buffer> =>
  new Promise((resolve, reject) =>
    scrypt(code, Buffer.from(salt, 'base64url'), 32, { N: 2 ** cost, ...shape }, (fault, key) =>
      fault === null ? resolve(key) : reject(fault),
    ),
  );

const ownerOnly = 0o600;
/** The codes of a kiosk, hashed: a file of its own, which no export takes along. */
export const codesFile = (dataDir: string): KeptFile<Codes> =>
  keptFile<Codes>(join(dataDir, 'codes.json'), Codes, ownerOnly);

/** What is wrong with a code that somebody wants to set, in their words. */
export const codeProblem = (kind: CodeKind, code: string): string | undefined => {
  const least = leastDigits[kind];
  if (!/^\d*$/.test(code)) return 'A code has digits only: the screen has no letters there.';
  if (code.length < least || code.length > mostDigits)
    return `The code of ${kind === 'staff' ? 'the staff' : 'the technician'} has ${least} to ${mostDigits} digits.`;
  const steps = new Set(
    Array.from(code.slice(1), (digit, at) => (Number(digit) - Number(code[at]) + 10) % 10),
  );
  return steps.size === 1 && [0, 1, 9].some((step) => steps.has(step))
    ? 'That is the first code that anybody tries: choose another.'
    : undefined;
};

/**
 * Sets a code, or takes it away where `code` is empty. A kiosk that runs takes it at once.
 * @returns what is wrong, in the words of whoever set it
 */
export const setCode = async (
  dataDir: string,
  kind: CodeKind,
  code: string,
  cost = usualCost,
): Promise<string | undefined> => {
  const file = codesFile(dataDir);
  const read = file.read();
  const others: Codes = read.state === 'read' ? { ...read.value } : { formatVersion: 1 };
  delete others[kind];
  if (code === '') {
    file.write(others);
    return undefined;
  }
  const problem = codeProblem(kind, code);
  if (problem !== undefined) return problem;
  const other = codeKinds.find((one) => one !== kind && others[one] !== undefined);
  if (other !== undefined && (await isCode(others[other], code)))
    return 'Staff and technician need different codes: one opens more than the other.';
  const salt = randomBytes(16).toString('base64url');
  const hash = (await derive(code, salt, cost)).toString('base64url');
  file.write({ ...others, [kind]: { cost, salt, hash } });
  return undefined;
};

/** Whether this is the code; takes the same time whether it is or not. */
export const isCode = async (hashed: Hashed | undefined, code: string): Promise<boolean> =>
  hashed !== undefined &&
  timingSafeEqual(await derive(code, hashed.salt, hashed.cost), Buffer.from(hashed.hash, 'base64url'));
