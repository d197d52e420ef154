import type { Catalogue } from '../../core/model/catalogue.ts';
import type { Result } from '../../core/model/result.ts';
import { builtPages } from './built-pages.ts';
import type { Published } from './current.ts';
import { remember } from './known-versions.ts';
import { readSnapshot, readTimestamp } from './metadata.ts';
import { planPublication, type NewFile, type Plan, type PlanError } from './plan.ts';
import { changedMeanwhile, isStill, reportOf, type PublishError, type PublishReport } from './publish.ts';
import { type ClipFiles, publishedForm, type PublishedForm } from './published-form.ts';
import { RemoteFault, type Remote } from './remote.ts';
import { signPlan } from './sign-plan.ts';

const timestampFile = 'metadata/timestamp.json';

export type RemoteOptions = {
  keysDir: string;
  passphrase: string;
  place: string;
  now: number;
  pages?: string | undefined;
  /** The spoken clips of the source folder. */
  clips?: ClipFiles | undefined;
  onFile?: ((file: string) => void) | undefined;
};
export type RemoteError = PublishError | { code: 'remote'; words: string };

/** Copies what publishing must know of a host: its list of files, its metadata, and the pages as they are there. */
const copyOf = async (remote: Remote, pages: string | undefined): Promise<Published> => {
  const there = await remote.list();
  const read = new Map<string, Buffer>();
  const fetch = async (files: readonly string[]): Promise<void> => {
    const wanted = files.filter((file) => there.has(file));
    if (wanted.length > 0) for (const [file, bytes] of await remote.fetch(wanted)) read.set(file, bytes);
  };
  const replaced = pages === undefined ? [] : (builtPages(pages) ?? []).filter(({ fixed }) => !fixed);
  await fetch([timestampFile, 'metadata/1.root.json', ...replaced.map(({ file }) => file)]);
  // Damaged metadata are found again, and said, where the plan is made.
  try {
    const timestamp = read.get(timestampFile);
    if (timestamp !== undefined) {
      const snapshot = `metadata/${readTimestamp(timestamp).signed.snapshotMeta.version}.snapshot.json`;
      await fetch([snapshot]);
      const { meta } = readSnapshot(read.get(snapshot) ?? Buffer.alloc(0)).signed;
      await fetch([`metadata/${meta['targets.json']?.version ?? 0}.targets.json`]);
    }
  } catch (fault) {
    if (fault instanceof RemoteFault) throw fault;
  }
  return { name: remote.name, has: (file) => there.has(file), read: (file) => read.get(file) };
};

const faultOf = (fault: unknown): { ok: false; error: RemoteError } => {
  if (fault instanceof RemoteFault)
    return {
      ok: false,
      error: { code: 'remote', words: `${fault.message} Kiosks still see what was there before.` },
    };
  throw fault;
};

/** The plan for a host: what would change. Brings nothing there and opens no key. */
export const planRemote = async (
  form: PublishedForm | undefined,
  remote: Remote,
  options: Omit<RemoteOptions, 'passphrase'>,
): Promise<Result<Plan, PlanError | RemoteError>> => {
  try {
    return planPublication(form, await copyOf(remote, options.pages), options);
  } catch (fault) {
    return faultOf(fault);
  }
};

/** Brings a plan to its host in three steps, each of them done before the next begins: files, pages, metadata with the timestamp last. */
const bring = async (
  plan: Plan,
  remote: Remote,
  options: RemoteOptions & { due?: Plan['due'] },
): Promise<Result<{ bytes: number }[], RemoteError>> => {
  const signed = signPlan(plan, options);
  if (!signed.ok) return signed;
  const written: { bytes: number }[] = [];
  const put = async (files: readonly NewFile[]): Promise<void> => {
    if (files.length === 0) return;
    const uploads = files.map(({ file, content }) => ({ file, bytes: content() }));
    await remote.put(uploads, (file) => options.onFile?.(file));
    written.push(...uploads.map(({ bytes }) => ({ bytes: bytes.length })));
  };
  try {
    await put(plan.named);
    await put(plan.pages);
    const { metadata, versions } = signed.value;
    const isRoot = ({ file }: NewFile): boolean => file.endsWith('.root.json');
    await put(metadata.filter((one) => one.file !== timestampFile && !isRoot(one)));
    const now =
      plan.current === undefined ? undefined : (await remote.fetch([timestampFile])).get(timestampFile);
    if (!isStill(plan, now)) return changedMeanwhile(remote.name);
    await put(metadata.filter(isRoot));
    await put(metadata.filter(({ file }) => file === timestampFile));
    remember(options.keysDir, options.place, versions);
  } catch (fault) {
    return faultOf(fault);
  }
  return { ok: true, value: written };
};

/** Publishes a catalogue to a host, or only signs it again where nothing changed. */
export const publishToRemote = async (
  catalogue: Catalogue,
  remote: Remote,
  options: RemoteOptions,
): Promise<Result<PublishReport, RemoteError>> => {
  const plan = await planRemote(publishedForm(catalogue, undefined, options.clips), remote, options);
  if (!plan.ok) return plan;
  const written = await bring(plan.value, remote, options);
  return written.ok
    ? { ok: true, value: reportOf(plan.value, written.value, catalogue.services.length, options.now) }
    : written;
};

/** Signs again what is on a host, with the roles in `due`. */
export const signRemote = (
  plan: Plan,
  due: Plan['due'],
  remote: Remote,
  options: RemoteOptions,
): Promise<Result<{ bytes: number }[], RemoteError>> => bring(plan, remote, { ...options, due });
