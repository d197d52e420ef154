import type { Finding } from '../source/finding.ts';
import { readSource, type ReadOptions, type ReadSource } from '../source/read-source.ts';
import { doubleFindings } from './doubles.ts';
import { expiredFindings } from './expired.ts';
import { searchFindings } from './findable.ts';
import { findingAt } from './finding-at.ts';
import { guideFindings } from './guide-findings.ts';
import { coverageOf, languageFindings, type Coverage } from './languages.ts';
import { lookFindings } from './look-findings.ts';
import { reachableServices } from './reachable.ts';
import { readabilityFindings } from './readability.ts';
import { serviceFindings } from './service-findings.ts';
import { staleFindings, townDate } from './stale.ts';
import { wordingFindings } from './wording-findings.ts';

/** What `check` says about a source folder. */
export type CheckReport = {
  findings: Finding[];
  errors: number;
  warnings: number;
  /** Of the errors, those of records that a kiosk cannot read and leaves out; the others only block publishing. */
  unreadable: number;
  /** How many records of each kind were read. */
  records: Record<string, number>;
  languages: Coverage[];
};

export type CheckOptions = ReadOptions & {
  /** What is past and what is due depends on it: epoch milliseconds. */
  now: number;
  /** Nothing but errors, for who only wants to know whether it may be published: searching for each of 10,000 services takes half a minute. */
  onlyErrors?: boolean | undefined;
  /** Called before each service that is searched for. */
  onSearch?: ((service: string) => void) | undefined;
};

const byPlace = (a: Finding, b: Finding): number =>
  Number(a.severity === 'warning') - Number(b.severity === 'warning') ||
  (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
  (a.line ?? 0) - (b.line ?? 0);

const tally = (findings: readonly Finding[]): Pick<CheckReport, 'errors' | 'warnings'> => ({
  errors: findings.filter(({ severity }) => severity === 'error').length,
  warnings: findings.filter(({ severity }) => severity === 'warning').length,
});

/** What would make the catalogue better and keeps nobody from publishing it. */
const warningsOf = (
  { catalogue, located }: ReadSource,
  languages: readonly Coverage[],
  { today, onSearch }: { today: string; onSearch?: CheckOptions['onSearch'] },
): Finding[] => [
  ...doubleFindings(located),
  ...expiredFindings(located, today),
  ...wordingFindings(located),
  ...readabilityFindings(located),
  ...languageFindings(languages, located),
  ...searchFindings(catalogue, located, onSearch),
  ...staleFindings(catalogue, located, today),
];

/** Reads a source folder and says everything that an editor should mend, errors first, then by file and line. Errors block publishing. */
export const checkFolder = async (dir: string, options: CheckOptions): Promise<CheckReport> => {
  const read = await readSource(dir, options);
  if (!read.ok) {
    const counts = tally(read.findings);
    return { findings: read.findings, ...counts, unreadable: counts.errors, records: {}, languages: [] };
  }
  const { catalogue, located } = read.value;
  const today = townDate(catalogue, options.now);
  const reachable = reachableServices(catalogue);
  const languages = coverageOf(catalogue, located);
  const services = new Map(catalogue.services.map((service) => [service.id, service]));
  const findings = [
    ...read.value.findings,
    ...guideFindings(catalogue, located),
    ...lookFindings(located),
    ...located.flatMap((one) => {
      const service = one.kind === 'services' ? services.get((one.record as { id: string }).id) : undefined;
      return service === undefined
        ? []
        : serviceFindings(service, catalogue, reachable).map((said) => findingAt(one, said));
    }),
    ...(options.onlyErrors === true ? [] : warningsOf(read.value, languages, { today, ...options })),
  ]
    .filter(({ severity }) => options.onlyErrors !== true || severity === 'error')
    .toSorted(byPlace);
  const records: Record<string, number> = {};
  for (const { kind } of located) records[kind] = (records[kind] ?? 0) + 1;
  return { findings, ...tally(findings), unreadable: tally(read.value.findings).errors, records, languages };
};
