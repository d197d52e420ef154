import { resolve } from 'node:path';
import type { Catalogue } from '../../core/model/catalogue.ts';
import type { Result } from '../../core/model/result.ts';
import { knownShards } from './known-shards.ts';
import { remember } from './known-versions.ts';
import { planPublication, type NewFile, type Plan, type PlanError } from './plan.ts';
import { type ClipFiles, publishedForm, type PublishedForm } from './published-form.ts';
import { goodUntil, signPlan, type SignedPlan, type SignError } from './sign-plan.ts';
import { targetFolder, type TargetFolder } from './target-folder.ts';

export type PublishError =
  PlanError | SignError | { code: 'not-written' | 'changed-meanwhile'; words: string };
/** What was done: `files` and `bytes` are new in the folder; `changed` is false where the catalogue was only signed again. */
export type PublishReport = {
  changed: boolean;
  services: number;
  files: number;
  bytes: number;
  goodUntil: string;
  rootExpires: string;
  /** Whether the take-away and the desk page are in the folder as they are built now. */
  pages: boolean;
};

export type PublishOptions = {
  keysDir: string;
  passphrase: string;
  to: string;
  now: number;
  /** The folder of the built pages; without one only their data are published. */
  pages?: string | undefined;
  /** The spoken clips of the source folder. */
  clips?: ClipFiles | undefined;
  /** Called for each file before it is written. */
  onFile?: ((file: string) => void) | undefined;
};

/** The report on files that were brought. */
export const reportOf = (
  plan: Plan,
  files: readonly { bytes: number }[],
  services: number,
  now: number,
): PublishReport => ({
  changed: plan.changed,
  services,
  files: files.length,
  bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
  goodUntil: goodUntil(now),
  rootExpires: plan.root.signed.expires,
  pages: plan.hasPages,
});

/** Said where the timestamp is another one than at the start: two must not publish at a time. */
export const changedMeanwhile = (name: string) =>
  ({
    ok: false,
    error: {
      code: 'changed-meanwhile',
      words: `Somebody else published to ${name} at the same time. Nothing of this run is in use; try again.`,
    } as const,
  }) as const;

const sameBytes = (one: Buffer | undefined, other: Buffer | undefined): boolean =>
  one === undefined || other === undefined ? one === other : one.equals(other);

/** Whether a timestamp is still the one that the plan was made over. */
export const isStill = (plan: Plan, timestamp: Buffer | undefined): boolean =>
  sameBytes(plan.current?.timestamp.bytes, timestamp);

/** Writes what was planned and signed into a folder that may be served meanwhile. */
const writeFolder = (
  folder: TargetFolder,
  plan: Plan,
  signed: SignedPlan,
  { keysDir, to, onFile }: PublishOptions,
): Result<{ bytes: number }[], PublishError> => {
  const written: { bytes: number }[] = [];
  const write = ({ file, content }: NewFile): void => {
    onFile?.(file);
    const bytes = content();
    folder.write(file, bytes);
    written.push({ bytes: bytes.length });
  };
  try {
    [...plan.named, ...plan.pages].forEach(write);
    if (!isStill(plan, folder.read('metadata/timestamp.json'))) return changedMeanwhile(to);
    for (const one of signed.metadata) {
      // What it names must be on the disk before it is.
      if (one === signed.metadata.at(-1)) folder.settle();
      write(one);
    }
    folder.settle();
    folder.tidy();
    remember(keysDir, resolve(to), signed.versions);
  } catch (fault) {
    return {
      ok: false,
      error: {
        code: 'not-written',
        words: `${to} cannot be written (${(fault as NodeJS.ErrnoException).code ?? (fault as Error).message}). Kiosks still see what was there before.`,
      },
    };
  }
  return { ok: true, value: written };
};

/** The plan for a folder: what would change. Writes nothing and opens no key. */
export const planFolder = (
  form: PublishedForm | undefined,
  options: Pick<PublishOptions, 'keysDir' | 'to' | 'now' | 'pages'>,
): Result<Plan, PlanError> =>
  planPublication(
    form,
    { name: options.to, ...targetFolder(options.to) },
    { ...options, place: resolve(options.to) },
  );

/** Publishes what was put into its form before. */
export const publishForm = (
  form: PublishedForm,
  services: number,
  options: PublishOptions,
): Result<PublishReport, PublishError> => {
  const plan = planFolder(form, options);
  if (!plan.ok) return plan;
  const signed = signPlan(plan.value, options);
  if (!signed.ok) return signed;
  const written = writeFolder(targetFolder(options.to), plan.value, signed.value, options);
  if (!written.ok) return written;
  return { ok: true, value: reportOf(plan.value, written.value, services, options.now) };
};

/** Publishes a catalogue into a folder, or only signs it again where nothing changed. */
export const publishCatalogue = (
  catalogue: Catalogue,
  options: PublishOptions,
): Result<PublishReport, PublishError> =>
  publishForm(
    publishedForm(catalogue, knownShards(options.to), options.clips),
    catalogue.services.length,
    options,
  );

/** Signs again what is in a folder, with the roles in `due`. */
export const signFolder = (
  plan: Plan,
  due: Plan['due'],
  options: Omit<PublishOptions, 'pages'>,
): Result<{ bytes: number }[], PublishError> => {
  const signed = signPlan(plan, { ...options, due });
  if (!signed.ok) return signed;
  return writeFolder(targetFolder(options.to), plan, signed.value, options);
};
