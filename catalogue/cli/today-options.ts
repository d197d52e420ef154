import type { Result } from '../../core/model/result.ts';
import { noticeKinds, reasons } from '../../core/published/today.ts';
import type { NewEntry } from '../../core/today/editor.ts';

/** The options by which `publish today` is told what changes. */
export const todayOptions = {
  place: { type: 'string' },
  unit: { type: 'string' },
  service: { type: 'string' },
  closed: { type: 'boolean' },
  'closed-from': { type: 'string' },
  hours: { type: 'string' },
  notice: { type: 'string' },
  severity: { type: 'string' },
  'moved-to': { type: 'string' },
  from: { type: 'string' },
  until: { type: 'string' },
  reason: { type: 'string' },
  note: { type: 'string' },
} as const;
export type TodayValues = {
  [K in keyof typeof todayOptions]?:
    ((typeof todayOptions)[K]['type'] extends 'boolean' ? boolean : string) | undefined;
};

type UsageError = { code: 'usage'; words: string };
const refuse = (words: string): { ok: false; error: UsageError } => ({
  ok: false,
  error: { code: 'usage', words },
});

const list = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
const given = <K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> =>
  value === undefined ? {} : ({ [key]: value } as Record<K, string>);

/**
 * Reads what is to change; nothing where no form was asked for. Values are checked by the document's own schema later: here only what a
 * command line can get wrong.
 * @param today the local date
 */
export const wishOf = (values: TodayValues, today: string): Result<NewEntry | undefined, UsageError> => {
  const hours = [
    values.closed === true,
    values['closed-from'] !== undefined,
    values.hours !== undefined,
  ].filter(Boolean).length;
  const forms = [hours > 0, values.notice !== undefined, values['moved-to'] !== undefined].filter(
    Boolean,
  ).length;
  if (hours > 1 || forms > 1)
    return refuse('Say one thing at a time: --closed, --closed-from, --hours, --notice or --moved-to.');
  if (forms === 0)
    return Object.values(values).some((value) => value !== undefined)
      ? refuse('Say what changes: --closed, --closed-from, --hours, --notice or --moved-to.')
      : { ok: true, value: undefined };
  if (values.reason !== undefined && !(reasons as readonly string[]).includes(values.reason))
    return refuse(`There is no reason "${values.reason}". Reasons are: ${reasons.join(', ')}.`);
  const note = given('note', values.note);
  if (values.notice !== undefined) {
    if (!(noticeKinds as readonly string[]).includes(values.notice))
      return refuse(`There is no notice "${values.notice}". Notices are: ${noticeKinds.join(', ')}.`);
    if (values.unit !== undefined || values.reason !== undefined)
      return refuse('A notice takes --place and --service, no --unit and no --reason.');
    const [places, services] = [list(values.place), list(values.service)];
    return {
      ok: true,
      value: {
        kind: 'notice',
        what: values.notice,
        severity: values.severity ?? 'urgent',
        from: values.from ?? today,
        to: values.until ?? today,
        ...(places.length === 0 ? {} : { places }),
        ...(services.length === 0 ? {} : { services }),
        ...note,
      } as NewEntry,
    };
  }
  if (values.place === undefined) return refuse('Say which place with --place.');
  const common = {
    place: values.place,
    ...given('unit', values.unit),
    ...given('service', values.service),
    ...given('reason', values.reason),
    ...note,
  };
  if (values['moved-to'] !== undefined)
    return {
      ok: true,
      value: {
        kind: 'moved',
        ...common,
        movedTo: values['moved-to'],
        from: values.from ?? today,
        to: values.until ?? values.from ?? today,
      } as NewEntry,
    };
  return {
    ok: true,
    value: {
      kind: 'hours',
      ...common,
      date: values.from ?? today,
      ...given('to', values.until === values.from ? undefined : values.until),
      hours:
        values.closed === true
          ? 'closed'
          : values['closed-from'] !== undefined
            ? { closedFrom: values['closed-from'] }
            : list(values.hours).map((one) => {
                const [open = '', close = ''] = one.split('-').map((time) => time.trim());
                return { open, close };
              }),
    } as NewEntry,
  };
};
