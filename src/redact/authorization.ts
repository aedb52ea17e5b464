import { base64Bytes } from '../text/base64.js';
import { utf8Text } from '../text/bytes.js';
import { isMasked, replaceEach } from './found.js';
import type { Show } from './found.js';
import { JWT } from './jwt.js';

/**
 * `Authorization` and `Proxy-Authorization` (RFC 9110 sections 11.6.2 and 11.7.2), in a header or logged as a pair. A
 * scheme is any word (section 11.1); parameters reach to the end of the line.
 */
const AUTHORIZATION =
  /(?<before>(?:proxy-)?(?:authorization|\bbearer)\\?["']?\s*(?:=>|[=:])\s*\\?["']?)(?:(?<scheme>[A-Za-z][\w-]{0,40})(?<blank>[ \t]+)(?=\S))?(?<value>(?<=(?:Digest|AWS4-[\w-]+|OAuth|Hawk|Signature|Mac)\s+)[^\r\n]+|[^\s"'\\,]+)/gi;
const KNOWN_SCHEME =
  /^(?:Basic|Bearer|Digest|Negotiate|NTLM|Token|OAuth|ApiKey|AWS4-[\w-]+|Hawk|Mac|Signature|SSO|SharedKey)$/i;
/** A scheme with credentials outside of a header; `Bearer realm=…` is a challenge and stays. */
const SCHEME =
  /\b(?<scheme>Bearer|Basic|Negotiate|NTLM)(?<blank>\s+)(?<value>(?![\w-]+=["\w])[\w.~+/-]{8,}={0,2})(?![\w=])/gi;
/** Masks credentials in `Authorization` headers and after a scheme; the scheme stays. */
export function maskAuthorization(text: string, show: Show): string {
  const headers = replaceEach(text, AUTHORIZATION, ({ groups = {} }) => {
    const { before = '', scheme = '', blank = '', value = '' } = groups;
    // `Authorization: failed for …` is a sentence.
    const plain = !KNOWN_SCHEME.test(scheme) && !looksRandom(value);
    return `${before}${scheme}${blank}${plain ? value : credentials(scheme, value, show)}`;
  });
  return replaceEach(headers, SCHEME, (match) => {
    const { scheme = '', blank = '', value = '' } = match.groups ?? {};
    return looksRandom(value) ? `${scheme}${blank}${credentials(scheme, value, show)}` : match[0];
  });
}

/** `Bearer authentication failed` is a sentence; a token has digits, both cases, or is longer than a word. */
function looksRandom(value: string): boolean {
  return value.length > 24 || /\d|=$|[a-z][A-Z]|[A-Z]{2}[a-z]/.test(value);
}

function credentials(scheme: string, value: string, show: Show): string {
  // The pattern of tokens shows more of it.
  if (new RegExp(`^(?:${JWT.source})$`).test(value)) return value;
  if (/^basic$/i.test(scheme)) learnBasic(value, show);
  const name = scheme === '' ? 'authorization' : scheme.toLowerCase();
  // Each parameter's value may stand elsewhere without the others.
  for (const [, own = ''] of value.matchAll(/(?<![\w-])[\w-]+="?([^",\s]{12,})/g)) secret(name, own, show);
  return secret(name, value, show);
}

/** The password in Basic credentials (RFC 7617) may be elsewhere in clear. */
function learnBasic(value: string, show: Show): void {
  const clear = utf8Text(base64Bytes(value));
  const colon = clear.indexOf(':');
  if (colon >= 0) secret('password', clear.slice(colon + 1), show);
}

function secret(name: string, value: string, show: Show): string {
  return value === '' || isMasked(value) ? value : show({ kind: 'secret', name, value });
}
