import { isRecord } from '../core/is-record.js';
import { base64Bytes } from '../text/base64.js';
import { utf8Text } from '../text/bytes.js';

/** A JSON Web Token (RFC 7519) in compact form: header and payload begin with `{"` in base64url, which is `eyJ`. */
export const JWT = /\beyJ[\w-]{5,4096}\.[\w-]{2,}(?:\.[\w-]*)*/g;

const READABLE = /^[\w.:/@-]{1,64}$/;

/** The harmless parts of a token: algorithm, issuer, expiry. */
export function shownJwt(token: string): string {
  const [head, payload] = token.split('.').map(decoded);
  const words = [
    ['alg', text(head?.['alg'])],
    ['iss', text(payload?.['iss'])],
    ['exp', time(payload?.['exp'])],
  ].flatMap(([name, value]) => (value === undefined ? [] : [` ${String(name)}=${value}`]));
  return `[JWT${words.join('')} ****]`;
}

function decoded(part: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(utf8Text(base64Bytes(part)));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && READABLE.test(value) ? value : undefined;
}

/** NumericDate, seconds since 1970 (RFC 7519 section 2); bounded to what a Date can hold. */
function time(value: unknown): string | undefined {
  if (typeof value !== 'number' || Math.abs(value) > 8.64e12) return undefined;
  return new Date(value * 1000).toISOString();
}
