import {
  indexTarget,
  parseIndex,
  shardFileName,
  signedAtField,
} from '../../core/published/published-index.ts';
import { readSnapshot, readTargets, readTimestamp, sha256 } from '../publish/metadata.ts';
import { ask, type Answer } from './ask.ts';
import { shardCaching, timestampCaching } from './caching.ts';
import { clock, lengthOf, missingFile, pages, ranges, tls } from './host-checks.ts';
import { advice, ill, well, type Symptom } from './symptom.ts';

/** A file that should be there, or what is wrong with the way to it. */
const fileOf = async (
  base: URL,
  file: string,
): Promise<{ answer: Answer; symptoms: Symptom[] } | { answer?: never; symptoms: Symptom[] }> => {
  const asked = await ask(new URL(file, base));
  if (!asked.ok)
    return {
      symptoms: [
        ill('reach', asked.error.words, asked.error.code === 'certificate' ? advice.tls : undefined),
      ],
    };
  const answer = asked.value;
  const { status, headers } = answer;
  const location = headers.get('location');
  if (status >= 300 && status < 400 && location !== null && URL.canParse(location, answer.url.href)) {
    const to = new URL(location, answer.url);
    const base = to.href.endsWith(file) ? to.href.slice(0, -file.length) : to.href;
    return {
      symptoms: [
        ill(
          'redirects',
          to.origin === answer.url.origin
            ? `${file} is sent on to ${to.pathname}. Give kiosks the address ${base}`
            : `${file} is sent on to another server, ${to.origin}, which a kiosk takes for a login page. Give kiosks the address ${base}`,
          advice.redirect,
        ),
      ],
    };
  }
  if (status === 403)
    return { symptoms: [ill('files', `The server does not give out ${file} (403).`, advice.forbidden)] };
  if (status !== 200) return { symptoms: [ill('files', `The server answers ${status} for ${file}.`)] };
  if (/^text\/html/i.test(headers.get('content-type') ?? '') && !/\.html$|\/$/.test(file))
    return {
      symptoms: [ill('files', `A web page comes in place of ${file}: is this the address?`, advice.missing)],
    };
  const encoding = headers.get('content-encoding');
  return {
    answer,
    symptoms:
      encoding === null
        ? []
        : [
            ill(
              'compression',
              `${file} comes compressed (${encoding}) though it was asked for as it is.`,
              advice.compressed,
            ),
          ],
  };
};

/** Looks at a host as a kiosk sees it, and says what to change. `address` is that of the published folder. */
export const examine = async (
  address: string,
  now: number,
  onCheck: (what: string) => void = () => undefined,
): Promise<Symptom[]> => {
  const base = new URL(address.endsWith('/') ? address : `${address}/`);
  const symptoms: Symptom[] = [];
  const get = async (file: string): Promise<Answer | undefined> => {
    onCheck(file);
    const found = await fileOf(base, file);
    symptoms.push(...found.symptoms);
    return found.answer;
  };
  const first = await get('metadata/timestamp.json');
  if (first === undefined) return symptoms;
  symptoms.push(await tls(base, now), timestampCaching(first), await missingFile(base));
  try {
    const timestamp = readTimestamp(first.bytes).signed;
    const signedAt = Date.parse(String(timestamp.unrecognizedFields[signedAtField]));
    symptoms.push(...clock(first, signedAt, now));
    const ends = Date.parse(timestamp.expires);
    symptoms.push(
      ends < now
        ? ill(
            'signature',
            `The signature ended on ${timestamp.expires}. Sign again: sportello-catalogue sign, every day.`,
          )
        : well('signature', `Signed until ${timestamp.expires}.`),
    );
    const snapshot = await get(`metadata/${timestamp.snapshotMeta.version}.snapshot.json`);
    const version = snapshot && readSnapshot(snapshot.bytes).signed.meta['targets.json']?.version;
    const targets = version === undefined ? undefined : await get(`metadata/${version}.targets.json`);
    const named = targets && readTargets(targets.bytes).signed.targets[indexTarget];
    const hash = named?.hashes['sha256'] ?? '';
    const index = named && (await get(`targets/${hash}.${indexTarget}`));
    const parsed = index && parseIndex(index.bytes.toString('utf8'));
    if (index !== undefined && (sha256(index.bytes) !== hash || parsed?.ok !== true))
      symptoms.push(
        ill(
          'files',
          'The index is not what was signed: the upload is not finished, or the server changes files.',
          advice.changed,
        ),
      );
    else if (parsed?.ok === true) {
      const shard = Object.values(parsed.value.shards)[0];
      const file = `shards/${shardFileName(shard?.hash ?? '')}`;
      const answer = await get(file);
      if (answer !== undefined && shard !== undefined)
        symptoms.push(
          sha256(answer.bytes) === shard.hash
            ? well('files', 'What is published is there, and as it was signed.')
            : ill(
                'files',
                `${file} is not what was signed: the upload is not finished, or the server changes files.`,
                advice.changed,
              ),
          lengthOf(file, answer),
          shardCaching(answer),
          await ranges(answer.url, shard.length),
        );
    }
  } catch {
    symptoms.push(
      ill('files', 'The metadata cannot be read: this is no published catalogue, or it is damaged.'),
    );
  }
  onCheck('the pages');
  symptoms.push(...(await pages(base)));
  return symptoms;
};
