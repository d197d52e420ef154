/** Something wrong in a source folder: where, what, and what to write instead. */
export type Finding = {
  severity: 'error' | 'warning';
  /** Relative to the source folder. */
  file: string;
  /** From 1; absent where the whole file, or a missing one, is meant. */
  line?: number;
  /** Where in the record, such as `inputs.2.name`. */
  path: string;
  message: string;
  fix: string;
};

/** `services/tari.yaml:12 costs.0.amount: is not a whole number. Write cents: 22.21 euro is 2221.` */
export const describeFinding = (finding: Finding): string =>
  `${finding.file}${finding.line === undefined ? '' : `:${finding.line}`} ${finding.path === '' ? '' : `${finding.path}: `}${finding.message} ${finding.fix}`;
