import type { Claims } from '../../core/token/claims.ts';
import { decodeToken, readTokenText } from '../../core/token/token.ts';

/** What the token in a code says. */
export const claimsIn = (text: string): Claims => {
  const bytes = readTokenText(text);
  const token = bytes.ok ? decodeToken(bytes.value) : bytes;
  if (!token.ok) throw new Error(`${token.error.code}: ${text}`);
  return token.value.claims;
};
