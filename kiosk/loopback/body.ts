import type { IncomingMessage } from 'node:http';

export type Body = { ok: true; value: unknown } | { ok: false; error: { code: 'too-large' | 'malformed' } };

/** Reads a JSON body of at most `limit` bytes; stops reading as soon as it is larger. */
export const readBody = async (request: IncomingMessage, limit: number): Promise<Body> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) return { ok: false, error: { code: 'too-large' } };
    chunks.push(chunk);
  }
  try {
    return { ok: true, value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))) as unknown };
  } catch {
    return { ok: false, error: { code: 'malformed' } };
  }
};
