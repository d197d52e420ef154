import type { Finding } from '../source/finding.ts';
import { readSource, type Located, type ReadOptions } from '../source/read-source.ts';
import { guideFindings } from './guide-findings.ts';
import { coverageOf, type Coverage } from './languages.ts';
import { reachableServices } from './reachable.ts';
import { serviceFindings } from './service-findings.ts';
import { textsOf } from './texts.ts';
import { findWebPhrase } from './web-phrases.ts';

/** What `check` says about a source folder. */
export type CheckReport = {
  findings: Finding[];
  errors: number;
  warnings: number;
  /** How many records of each kind were read. */
  records: Record<string, number>;
  languages: Coverage[];
};

const finding = (
  one: Located,
  path: readonly PropertyKey[],
  message: string,
  fix: string,
  severity: Finding['severity'] = 'warning',
): Finding => {
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

const webPhraseFindings = (located: readonly Located[]): Finding[] =>
  located.flatMap((one) =>
    textsOf(one.record).flatMap(({ path, text }) => {
      const phrase = findWebPhrase(text.it ?? '');
      return phrase === undefined
        ? []
        : [
            finding(
              one,
              [...path, 'it'],
              `says "${phrase}", which means nothing at a kiosk.`,
              'Say what to do there, at the desk or by phone.',
            ),
          ];
    }),
  );

const languageFindings = (coverage: readonly Coverage[], hasOwnList: boolean): Finding[] =>
  coverage
    .filter(({ missingPercent }) => missingPercent > 0)
    .map(({ language, present, total, missingPercent }) => ({
      severity: 'warning',
      file: 'municipality.yaml',
      path: 'languages',
      message: `${missingPercent} % of the texts are missing in ${language} (${total - present} of ${total}).`,
      fix: `They are shown in Italian. Translate them, or ${hasOwnList ? 'take the language out of the list' : 'list the languages you offer'}.`,
    }));

const byPlace = (a: Finding, b: Finding): number =>
  Number(a.severity === 'warning') - Number(b.severity === 'warning') ||
  (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
  (a.line ?? 0) - (b.line ?? 0);

const tally = (findings: readonly Finding[]): Pick<CheckReport, 'errors' | 'warnings'> => ({
  errors: findings.filter(({ severity }) => severity === 'error').length,
  warnings: findings.filter(({ severity }) => severity === 'warning').length,
});

/** Reads a source folder and says everything that an editor should mend, errors first, then by file and line. */
export const checkFolder = async (dir: string, options: ReadOptions = {}): Promise<CheckReport> => {
  const read = await readSource(dir, options);
  if (!read.ok) return { findings: read.findings, ...tally(read.findings), records: {}, languages: [] };
  const { catalogue, located } = read.value;
  const reachable = reachableServices(catalogue);
  const languages = coverageOf(catalogue, located);
  const services = new Map(catalogue.services.map((service) => [service.id, service]));
  const findings = [
    ...read.value.findings,
    ...guideFindings(catalogue, located),
    ...located.flatMap((one) => {
      const service = one.kind === 'services' ? services.get((one.record as { id: string }).id) : undefined;
      return service === undefined
        ? []
        : serviceFindings(service, catalogue, reachable).map(({ path, message, fix }) =>
            finding(one, path, message, fix),
          );
    }),
    ...webPhraseFindings(located),
    ...languageFindings(languages, catalogue.municipality.languages !== undefined),
  ].toSorted(byPlace);
  const records: Record<string, number> = {};
  for (const { kind } of located) records[kind] = (records[kind] ?? 0) + 1;
  return { findings, ...tally(findings), records, languages };
};
