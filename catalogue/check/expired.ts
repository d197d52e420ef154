import type { Finding } from '../source/finding.ts';
import type { Located } from '../source/read-source.ts';
import { findingAt, type Said } from './finding-at.ts';

type Fields = Readonly<Record<string, unknown>>;
type Window = { to: string };

const isBefore = (end: unknown, today: string): end is string =>
  typeof end === 'string' && end.slice(0, 10) < today;

/** A catalogue that is never tidied up: dated exceptions are left alone, since a past one changes nothing and may be wanted next year. */
const saidOf = (value: Fields, path: readonly PropertyKey[], today: string): Said[] => {
  const said: Said[] = [];
  const { validTo, windows } = value;
  const name = path.findLast((step) => typeof step === 'string');
  if (isBefore(validTo, today))
    said.push({
      path: [...path, 'validTo'],
      message:
        name === undefined
          ? `ended on ${validTo}, and the card is still shown.`
          : `ended on ${validTo}: ${name === 'places' ? 'nobody is sent there any more' : 'these hours hold no more'}.`,
      fix:
        name === undefined
          ? 'Set another day, or status: inactive.'
          : 'Take it out, or write what holds now and until when.',
    });
  if (Array.isArray(windows) && windows.length > 0) {
    const last =
      (windows as Window[])
        .map(({ to }) => to)
        .sort((a, b) => (a < b ? -1 : 1))
        .at(-1) ?? '';
    if (isBefore(last, today))
      said.push({
        path: [...path, 'windows'],
        message: `the last one ended on ${last}, and no next one is written.`,
        fix: 'Add the next one, from and to.',
      });
  }
  return said;
};

const walk = (value: unknown, path: readonly PropertyKey[], today: string): Said[] => {
  if (Array.isArray(value)) return value.flatMap((item, index) => walk(item, [...path, index], today));
  if (typeof value !== 'object' || value === null) return [];
  return [
    ...saidOf(value as Fields, path, today),
    ...Object.entries(value).flatMap(([name, inner]) =>
      name === 'unmapped' ? [] : walk(inner, [...path, name], today),
    ),
  ];
};

/** Notices, hours, enrolment windows and services whose last day has passed. `today` is the town's date, `YYYY-MM-DD`. */
export const expiredFindings = (located: readonly Located[], today: string): Finding[] =>
  located.flatMap((one) => {
    const { to, status } = one.record as { to?: string; status?: string };
    if (one.kind === 'services' && status !== 'active') return [];
    const said = walk(one.record, [], today);
    if (one.kind === 'notices' && isBefore(to, today))
      said.push({
        path: ['to'],
        message: `This notice ended on ${to}: nobody sees it any more.`,
        fix: 'Delete the file, or give it new days.',
      });
    return said.map((each) => findingAt(one, each));
  });
