import type { IncomingMessage } from 'node:http';

export type Body = { ok: true; value: unknown } | { ok: false; error: { code: 'too-large' | 'malformed' } };

/** Reads a JSON body of at most `limit` bytes; one that says it is larger is not read at all, one that grows larger no further. */
export const readBody = async (request: IncomingMessage, limit: number): Promise<Body> => {
  if (Number(request.headers['content-length'] ?? 0) > limit)
    return { ok: false, error: { code: 'too-large' } };
  const chunks: Buffer[] = [];
  let length = 0;
  // The connection stays, so that the refusal reaches whoever sent it.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) return { ok: false, error: { code: 'too-large' } };
    chunks.push(chunk);
  }
  try {
    return {
      ok: true,
      value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))) as unknown,
    };
  } catch {
    return { ok: false, error: { code: 'malformed' } };
  }
};
