import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type * as z from 'zod/mini';
import { PrinterProfile, profiles } from './profile.ts';

type Read = { ok: true; value: PrinterProfile } | { ok: false; error: { words: string } };
const refuse = (words: string): Read => ({ ok: false, error: { words } });

const fontADots = 12;

/** Where a profile is wrong, and what may stand there. */
const wordsOf = (issue: z.core.$ZodIssue): string => {
  const field = `"${issue.path.join('.')}"`;
  if (issue.code === 'unrecognized_keys')
    return `"${issue.keys.join('", "')}", which is no field of a profile`;
  if (issue.code === 'invalid_value') return `${field}: write one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_type') return `${field}: a ${issue.expected} must stand there`;
  if (issue.code === 'too_small') return `${field}: ${issue.minimum} or more`;
  if (issue.code === 'too_big') return `${field}: ${issue.maximum} or less`;
  if (issue.code === 'not_multiple_of') return `${field}: a multiple of ${issue.divisor}`;
  return `${field}: ${issue.message}`;
};

/**
 * The profile of that name: one that comes with the kiosk, or a JSON file in the data folder. The words of a refusal say
 * which field is wrong and what may stand there.
 */
export const readProfile = (name: string, dataDir: string): Read => {
  const builtIn = Object.hasOwn(profiles, name) ? profiles[name] : undefined;
  if (builtIn !== undefined) return { ok: true, value: builtIn };
  const known = Object.keys(profiles).join(', ');
  if (!name.endsWith('.json') || basename(name) !== name)
    return refuse(
      `There is no printer profile "${name}". Write one of ${known}, or the name of a .json file in ${dataDir}.`,
    );
  const file = resolve(dataDir, name);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return refuse(`The printer profile ${file} cannot be read. Put it there, or write one of ${known}.`);
  }
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (fault) {
    return refuse(`The printer profile ${file} is no JSON: ${(fault as Error).message}.`);
  }
  const parsed = PrinterProfile.safeParse(raw);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse(
      `The printer profile ${file} is wrong at ${issue === undefined ? 'some place' : wordsOf(issue)}.`,
    );
  }
  const { dots, columns, language, status } = parsed.data;
  if (columns * fontADots > dots)
    return refuse(
      `The printer profile ${file} is wrong at "columns": ${columns} letters of 12 dots are wider than ${dots} dots.`,
    );
  if (language === 'star-prnt' && status === 'dle-eot')
    return refuse(
      `The printer profile ${file} is wrong at "status": StarPRNT printers do not answer DLE EOT. Write "none".`,
    );
  return { ok: true, value: parsed.data };
};
