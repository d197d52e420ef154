import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { openAttempts } from './attempts.ts';
import { type CodeKind, codeKinds, codesFile, isCode } from './codes.ts';

/** Without a command for so long what was opened is closed again, ms. */
export const sessionIdleMs = 60_000;

export type Unlocked =
  | { kind: CodeKind; token: string }
  /** `no-code`: none is set. `locked`: too many wrong ones. `wait`: seconds until both may be tried again. */
  | { kind: 'refused'; reason: 'wrong' | 'locked' | 'no-code'; wait: number };

/** Opens what is behind the screens, for as long as somebody works there. Tokens live in memory: a restart ends them. */
export type Unlocking = {
  unlock: (code: string) => Promise<Unlocked>;
  /** Whether the token opens this now; each use makes it last longer. */
  may: (token: string, what: CodeKind) => boolean;
  lock: () => void;
};

/** @param log told who opened it, never the code */
export const openUnlocking = (
  dataDir: string,
  clock: Clock,
  log: (event: 'opened-staff' | 'opened-technician' | 'wrong-code' | 'locked-out') => void = () => undefined,
): Unlocking => {
  const attempts = openAttempts(dataDir, clock);
  const file = codesFile(dataDir);
  let session: { kind: CodeKind; token: string } | undefined;
  let cancel = (): void => undefined;
  let last: Promise<unknown> = Promise.resolve();

  const lock = (): void => {
    cancel();
    session = undefined;
  };
  const rest = (): void => {
    cancel();
    cancel = clock.after(sessionIdleMs, lock);
  };
  const attempt = async (code: string): Promise<Unlocked> => {
    const read = file.read();
    const set = codeKinds.filter((kind) => read.state === 'read' && read.value[kind] !== undefined);
    if (read.state !== 'read' || set.length === 0) return { kind: 'refused', reason: 'no-code', wait: 0 };
    const open = set.filter((kind) => attempts.wait(kind) === 0);
    const wait = (): number => Math.max(0, ...set.map(attempts.wait));
    if (open.length === 0) {
      log('locked-out');
      return { kind: 'refused', reason: 'locked', wait: Math.min(...set.map(attempts.wait)) };
    }
    // A wrong code counts for both, whichever was meant; who knows one of them gets no more tries at the other.
    for (const kind of open) attempts.begin(kind, read.value[kind]?.salt ?? '');
    const right: CodeKind[] = [];
    for (const kind of open) if (await isCode(read.value[kind], code)) right.push(kind);
    const kind = right.at(-1);
    if (kind === undefined) {
      log('wrong-code');
      return { kind: 'refused', reason: 'wrong', wait: wait() };
    }
    attempts.passed(kind);
    lock();
    session = { kind, token: randomBytes(24).toString('base64url') };
    rest();
    log(`opened-${kind}`);
    return session;
  };

  return {
    // One after the other: a hundred at once would all be compared before the first was counted.
    unlock: (code) => {
      const next = last.then(() => attempt(code));
      last = next.catch(() => undefined);
      return next;
    },
    may: (token, what) => {
      if (session === undefined || session.token !== token) return false;
      if (what === 'technician' && session.kind === 'staff') return false;
      rest();
      return true;
    },
    lock,
  };
};
