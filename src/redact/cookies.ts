import { isMasked, replaceEach } from './found.js';
import type { Show } from './found.js';

const COOKIES =
  /(?<before>\b(?:set-)?cookie2?\\?["']?\s*(?:=>|[=:])\s*\\?["']?)(?<pairs>(?:[^"'\r\n]|(?<==)"[^"\r\n]*")*)/gi;
const COOKIE = /(?<![^=;\s])(?<name>[^=;\s]+)=(?<value>[^;]*)/g;
/** Attributes of Set-Cookie (RFC 6265 section 4.1): they are the scope and lifetime of a cookie, not its value. */
const COOKIE_ATTRIBUTE = /^(?:path|domain|expires|max-age|samesite|version|comment)$/i;

/** Masks the values of `Cookie` and `Set-Cookie`; names and attributes stay. */
export function maskCookies(text: string, show: Show): string {
  return replaceEach(text, COOKIES, ({ groups = {} }) => {
    const { before = '', pairs = '' } = groups;
    return before + maskCookiePairs(pairs, show);
  });
}

/** The same for the text after the header's name. */
export function maskCookiePairs(pairs: string, show: Show): string {
  return replaceEach(pairs, COOKIE, (match) => {
    const { name = '', value = '' } = match.groups ?? {};
    if (value === '' || isMasked(value) || COOKIE_ATTRIBUTE.test(name)) return match[0];
    return `${name}=${show({ kind: 'secret', name: 'cookie', value })}`;
  });
}
