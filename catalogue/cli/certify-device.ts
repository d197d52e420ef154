import { createHash } from 'node:crypto';
import { fromBase64url } from '../../core/token/base64url.ts';
import { certificateText } from '../../core/token/certificate.ts';
import { issuerOf } from '../../core/token/token.ts';
import { certify, readRequest } from '../publish/certificates.ts';
import { readSource } from '../source/read-source.ts';
import { exit, misused, progress, type Io } from './command.ts';

const day = 86_400_000;
/** Two years, in days: a kiosk is visited at least that often. */
const usualDays = 730;
/** A kiosk whose clock is a little behind signs good tokens from the first minute on. */
const earlier = day;

type Options = {
  keysDir: string;
  request: string;
  passphrase: string;
  catalogue?: string | undefined;
  place?: string | undefined;
  letter?: string | undefined;
  days?: string | undefined;
  json?: boolean | undefined;
};

/** `keys certify DIR REQUEST`. */
export const certifyDevice = async (options: Options, io: Io): Promise<number> => {
  const days = Number(options.days ?? usualDays);
  if (!Number.isInteger(days) || days < 1 || days > 3_650)
    return misused(io, '--days is a whole number from 1 to 3650.', 'keys');
  if (options.letter !== undefined && !/^[A-Z]$/.test(options.letter))
    return misused(io, '--letter is one letter from A to Z.', 'keys');
  if (options.catalogue === undefined)
    return misused(io, "Give the town's catalogue with --catalogue.", 'keys');
  const request = readRequest(options.request);
  if (!request.ok) return misused(io, request.error.words, 'keys');
  const read = await readSource(options.catalogue, { onFile: progress(io, 'Reading') });
  if (!read.ok)
    return misused(io, `${options.catalogue} is no catalogue without errors: check it first.`, 'keys');
  const { municipality, places } = read.value.catalogue;
  const place = options.place ?? request.value.place;
  const letter = options.letter ?? request.value.letter;
  if (place !== undefined && !places.some(({ id }) => id === place))
    return misused(io, `The catalogue has no place "${place}".`, 'keys');
  const { kind, device } = request.value;
  const publicKey = fromBase64url(request.value.publicKey);
  if (publicKey === undefined) return misused(io, `${options.request} holds no key.`, 'keys');
  const now = Date.now();
  const certified = await certify(options.keysDir, options.passphrase, {
    town: issuerOf(municipality),
    device,
    kind,
    letter,
    place,
    publicKey,
    notBefore: now - earlier,
    notAfter: now + days * day,
  });
  if (!certified.ok) return misused(io, certified.error.words, 'keys');
  const until = new Date(now + days * day).toISOString().slice(0, 10);
  const fingerprint = createHash('sha256').update(publicKey).digest('hex');
  const certificate = certificateText(certified.value.bytes);
  const { file } = certified.value;
  if (options.json === true) {
    io.out(
      JSON.stringify({ file, kind, device, letter, place, until, fingerprint, certificate }, undefined, 2),
    );
    return exit.ok;
  }
  io.out(
    `${file}: ${kind} ${device}${letter === undefined ? '' : `, letter ${letter}`}${place === undefined ? '' : `, in ${place}`}, good until ${until}.`,
  );
  io.out(`Fingerprint of its key (the log of the kiosk says the same): ${fingerprint}`);
  io.out('Publish now, so that every desk knows it. Until then a desk can be shown this certificate:');
  io.out(certificate);
  return exit.ok;
};
