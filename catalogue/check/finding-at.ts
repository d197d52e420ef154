import type { Finding } from '../source/finding.ts';
import type { Located } from '../source/read-source.ts';

/** What is said of a field of a record. `severity` is `warning` when not given. */
export type Said = Pick<Finding, 'message' | 'fix'> & {
  path: readonly PropertyKey[];
  severity?: Finding['severity'];
};

/** Puts what is said of a record into its file and line. */
export const findingAt = (one: Located, { path, message, fix, severity = 'warning' }: Said): Finding => {
  const whole = [...one.at, ...path];
  const line = one.lineOf(whole);
  return {
    severity,
    file: one.file,
    ...(line === undefined ? {} : { line }),
    path: whole.map(String).join('.'),
    message,
    fix,
  };
};

/** Hidden records are not looked at for how they read: nobody reads them. */
export const isShown = ({ kind, record }: Located): boolean =>
  kind !== 'services' || (record as { status?: string }).status === 'active';
