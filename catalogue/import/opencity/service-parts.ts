import type { DraftService } from '../../../core/model/service.ts';
import type { Cost, Times } from '../../../core/model/service-parts.ts';
import { readHtml } from '../html.ts';
import { plainOf } from '../html-words.ts';
import { centsOf } from '../money.ts';
import { statedCost } from '../stated-costs.ts';
import { isBlank } from '../blank.ts';
import { capitalised, cleanText } from '../text.ts';
import { isJson } from '../json.ts';
import { type DumpObject } from './dump.ts';
import { withoutOpenBracket } from './readable.ts';
import { hasHours, validityOf } from './schedules.ts';
import type { Scope } from './scope.ts';

const statuses: Readonly<Record<string, NonNullable<DraftService['status']>>> = {
  attivo: 'active',
  'servizio attivo': 'active',
  'servizio non attivo': 'inactive',
  'servizio in fase di aggiornamento': 'in-development',
  sospeso: 'suspended',
  'non attivo': 'inactive',
  disattivo: 'inactive',
  'in fase di sviluppo': 'in-development',
  "servizio interno all'ente": 'internal',
};

/** The status of a service. What is not known is not shown. */
export const statusOf = (scope: Scope): NonNullable<DraftService['status']> => {
  const said = scope.list('has_service_status').map((word) => cleanText(String(word)).text);
  const status = statuses[(said[0] ?? '').toLowerCase()];
  if (status === undefined)
    scope.note('guessed', 'status', 'has_service_status', 'The status is not known: taken as inactive.', {
      was: said,
    });
  return status ?? 'inactive';
};

/** Amounts in cents. A row without an amount is kept when it says something. */
export const costsOf = (scope: Scope): Cost[] =>
  scope.list('has_cost').flatMap((row): Cost[] => {
    if (!isJson(row)) return [];
    const cell = (name: string): string =>
      typeof row[name] === 'string' ? plainOf(readHtml(row[name])) : '';
    const [label, wholeCondition, value, currency] = [
      cell('characteristic'),
      cell('description'),
      cell('value'),
      cell('currency'),
    ];
    const condition = withoutOpenBracket(wholeCondition);
    if (condition !== wholeCondition)
      scope.note('mended', 'open-bracket', 'has_cost', 'A bracket that was never closed was left out.', {
        was: wholeCondition,
      });
    const amount = value === '' ? undefined : centsOf(value);
    if (value === '' && label === '' && condition === '') {
      scope.note('mended', 'no-cost', 'has_cost', 'A row of costs without an amount: taken as not set.', {
        was: row,
      });
      return [];
    }
    if (value !== '' && amount === undefined)
      scope.keep('has_cost.value', value, 'Not an amount of money.', 'amount');
    if (!['', 'euro', 'eur', '\u20ac'].includes(currency.toLowerCase()))
      scope.keep('has_cost.currency', currency, 'A currency that is not known.', 'currency');
    // A price in a sentence, where there is no cell with the amount.
    if (value === '' && condition === '') return [statedCost(label)];
    return [
      {
        ...(amount === undefined ? {} : { amount }),
        ...(label === '' ? {} : { label: { it: capitalised(label) } }),
        ...(condition === '' ? {} : { condition: { it: capitalised(condition) } }),
      },
    ];
  });

const wholeDays = (scope: Scope, field: string): number | undefined => {
  const value = scope.take(field);
  if (isBlank(value)) return undefined;
  const days = Number(value);
  if (Number.isInteger(days) && days > 0) return days;
  if (days === 0) scope.note('mended', 'zero-days', field, '0 days: taken as not set.', { was: value });
  else scope.keep(field, value, 'Not a number of days.', 'days');
  return undefined;
};

/** How long it takes, and when requests are taken. */
export const timesOf = (scope: Scope): Times | undefined => {
  const longest = wholeDays(scope, 'has_processing_time');
  const average = wholeDays(scope, 'average_processing_time');
  const times: Times = {};
  if (longest !== undefined) times.maxDays = longest;
  else if (average !== undefined) {
    times.maxDays = average;
    scope.note(
      'guessed',
      'average-days',
      'average_processing_time',
      'The average stands for the longest time.',
      { now: average },
    );
  }
  if (longest !== undefined && average !== undefined)
    scope.keep('average_processing_time', average, 'The average; the longest time was taken.', 'days');
  const windows = scope.list('has_temporal_coverage').flatMap((value): NonNullable<Times['windows']> => {
    const object = embedded(value);
    const drop = (kept: unknown, words: string, code: string): [] => {
      scope.keep('has_temporal_coverage', kept, words, code);
      return [];
    };
    if (object === undefined || hasHours(object))
      return drop(value, 'Hours of a service, without a place.', 'service-hours');
    const { from, to, name } = validityOf(object);
    if (from === undefined || from === 'never')
      return drop(
        { name, from: stampOf(object, 'valid_from'), to: stampOf(object, 'valid_through') },
        'A period without a real date.',
        'open-period',
      );
    const end = to === undefined || to === 'never' ? undefined : to;
    if (end === undefined || end < from)
      return drop(
        { name, from, to: stampOf(object, 'valid_through') },
        'A period without an end.',
        'open-period',
      );
    scope.note(
      'guessed',
      'period',
      'has_temporal_coverage',
      `Requests are taken from ${from} to ${end} only: put this year's dates, or take the period out.`,
      { was: name },
    );
    return [{ from, to: end, ...(name === '' ? {} : { label: { it: name } }) }];
  });
  if (windows.length > 0) times.windows = windows;
  return Object.keys(times).length === 0 ? undefined : times;
};

const stampOf = (object: DumpObject, field: string): unknown => object.data['ita-IT']?.[field] ?? null;

/** An object that stands whole inside another. */
const embedded = (value: unknown): DumpObject | undefined => {
  if (!isJson(value) || !isJson(value['metadata']) || !isJson(value['data'])) return undefined;
  return {
    remoteId: String(value['metadata']['remoteId']),
    classIdentifier: 'opening_hours_specification',
    name: '',
    published: '',
    modified: '',
    data: value['data'] as DumpObject['data'],
  };
};
