import type { Result } from '../../core/model/result.ts';

/** What a host answered to one request; redirects are not followed. */
export type Answer = { url: URL; status: number; headers: Headers; bytes: Buffer };
export type AskError = { code: 'unreachable' | 'certificate' | 'too-long'; words: string };

const requestLimitMs = 20_000;
/** More than any file of a catalogue that the doctor asks for. */
const maxBytes = 20_000_000;

/** Messages of OpenSSL as Node names them, and what each means. */
const certificateFaults: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'The certificate has ended.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate is signed by nobody but itself.',
  SELF_SIGNED_CERT_IN_CHAIN: 'The certificate is signed by an authority that this machine does not know.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'The server does not send the certificates between its own and the authority: configure the full chain.',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'The certificate is signed by an authority that this machine does not know, or the server does not send the full chain.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate is for another name.',
};

/** Asks for one file as a kiosk does. */
export const ask = async (
  url: URL,
  headers: Record<string, string> = {},
): Promise<Result<Answer, AskError>> => {
  const refuse = (code: AskError['code'], words: string) => ({ ok: false, error: { code, words } }) as const;
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.timeout(requestLimitMs),
      headers: { 'accept-encoding': 'identity', 'user-agent': 'sportello', ...headers },
    });
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of response.body ?? []) {
      length += chunk.length;
      if (length > maxBytes) return refuse('too-long', `${url.pathname} does not end.`);
      chunks.push(chunk);
    }
    return {
      ok: true,
      value: { url, status: response.status, headers: response.headers, bytes: Buffer.concat(chunks) },
    };
  } catch (fault) {
    const code = (fault as { cause?: { code?: string } }).cause?.code ?? (fault as Error).name;
    const certificate = certificateFaults[code];
    return certificate === undefined
      ? refuse('unreachable', `${url.host} cannot be reached (${code}).`)
      : refuse('certificate', certificate);
  }
};
