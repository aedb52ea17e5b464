import { Buffer } from 'node:buffer';
import { isMasked, MASK, replaceEach } from './found.js';
import type { Show } from './found.js';
import { JWT, shownJwt } from './jwt.js';
import { maskKeyValues, shortenClientIds } from './key-values.js';

/** A private key in PEM armour (RFC 7468), to its end or, where the text is cut, to the text's end. */
const PEM =
  /(?<begin>-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----)(?<value>[\s\S]*?)(?<end>-----END [A-Z0-9 ]*PRIVATE KEY-----|$)/g;
/** A line of a PEM body: base64 and nothing else, not a hash in hex. Inside a log such a line has no other use. */
const PEM_LINE = /^\s*(?![0-9a-fA-F]+\s*$)[A-Za-z0-9+/]{56,76}={0,2}\s*$/;
/**
 * Userinfo of a URL (RFC 3986 section 3.2.1). What follows the first colon is a port, not a password, where it is
 * digits up to the end of the authority. Raw slashes and at-signs in a password are against the RFC, and people write
 * them: what is masked reaches to the last at-sign.
 */
const USERINFO =
  /(?<scheme>[a-z][a-z0-9+.-]{0,30}:\/\/)(?<user>[^\s:@/?#"'<>]*):(?!\d{1,5}(?:[/?#\s"'<>,;)\]]|$))(?<value>[^\s"'<>]{1,256})@/gi;
/** A single token as userinfo (`https://TOKEN@host`). */
const TOKEN_USERINFO = /(?<scheme>https?:\/\/)(?<value>[^\s:@/?#"'<>]{16,})@/gi;
/** `Authorization` and `Proxy-Authorization` (RFC 9110 sections 11.6.2 and 11.7.2), in a header or logged as a pair. */
const AUTHORIZATION =
  /(?<lead>(?:proxy-)?authorization\\?["']?\s*(?:=>|[=:])\s*\\?["']?)(?:(?<scheme>Basic|Bearer|Digest|Negotiate|NTLM|Token|OAuth|ApiKey)(?<blank>\s+))?(?<value>(?<=Digest\s+)[^\r\n]+|[^\s"'\\,]+)/gi;
/** A scheme with credentials outside of a header; `Bearer realm=…` is a challenge and stays. */
const SCHEME =
  /\b(?<scheme>Bearer|Basic|Negotiate|NTLM)(?<blank>\s+)(?<value>(?![\w-]+=["\w])[\w.~+/-]{8,}={0,2})(?![\w=])/gi;
const COOKIES =
  /(?<lead>\b(?:set-)?cookie2?\\?["']?\s*(?:=>|[=:])\s*\\?["']?)(?<pairs>(?:[^"'\r\n]|(?<==)"[^"\r\n]*")*)/gi;
const COOKIE = /(?<name>[^=;\s]+)=(?<value>[^;]*)/g;
/** Attributes of Set-Cookie (RFC 6265 section 4.1): they say where and how long a cookie holds, not what is in it. */
const COOKIE_ATTRIBUTE = /^(?:path|domain|expires|max-age|samesite|version|comment)$/i;

/** A cheap test that most lines of a log fail. */
const WORTH_A_LOOK =
  /secret|pass|pwd|token|key|session|sessid|assertion|verifier|cookie|authorization|bearer|basic|negotiate|ntlm|private|client[ _.-]?id|:\/\/[^\s/]*@|:\/\/[^\s/:]+:\D|eyJ|-[uU]\s|--(?:proxy-)?user|^\s*[A-Za-z0-9+/=]{56,}\s*$/i;

/** Masks every secret that its surroundings give away, and shortens client ids. Pass one learns from the same calls. */
export function maskByPattern(text: string, show: Show): string {
  if (!WORTH_A_LOOK.test(text)) return text;
  const steps = [maskKeys, maskUserinfo, maskAuthorization, maskCookies, maskJwts, maskKeyValues, shortenClientIds];
  return steps.reduce((masked, step) => step(masked, show), text);
}

function maskKeys(text: string, show: Show): string {
  const armoured = replaceEach(text, PEM, ({ groups = {} }) => {
    const { begin = '', value = '', end = '' } = groups;
    // Each line is learned by itself: a log may hold the same key broken elsewhere.
    for (const line of value.split(/\\n|\s/)) secret('private key', line, show);
    return /[^\s\\n]/.test(value) ? begin + MASK + end : begin + value + end;
  });
  return PEM_LINE.test(armoured) ? secret('private key', armoured.trim(), show) : armoured;
}

function maskUserinfo(text: string, show: Show): string {
  const pairs = replaceEach(text, USERINFO, ({ groups = {} }) => {
    const { scheme = '', user = '', value = '' } = groups;
    return `${scheme}${user}:${secret('password in a URL', value, show)}@`;
  });
  return replaceEach(pairs, TOKEN_USERINFO, ({ groups = {} }) => {
    const { scheme = '', value = '' } = groups;
    return `${scheme}${secret('token in a URL', value, show)}@`;
  });
}

function maskAuthorization(text: string, show: Show): string {
  const headers = replaceEach(text, AUTHORIZATION, ({ groups = {} }) => {
    const { lead = '', scheme = '', blank = '', value = '' } = groups;
    const plain = scheme === '' && !looksRandom(value);
    return `${lead}${scheme}${blank}${plain ? value : credentials(scheme, value, show)}`;
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
  if (value.startsWith('eyJ') && value.includes('.')) return value;
  if (/^basic$/i.test(scheme)) learnBasic(value, show);
  return secret(scheme === '' ? 'authorization' : scheme.toLowerCase(), value, show);
}

/** The password inside of Basic credentials (RFC 7617) may stand elsewhere in clear. */
function learnBasic(value: string, show: Show): void {
  const clear = Buffer.from(value, 'base64').toString('utf8');
  const colon = clear.indexOf(':');
  if (colon >= 0) secret('password', clear.slice(colon + 1), show);
}

function maskCookies(text: string, show: Show): string {
  return replaceEach(text, COOKIES, ({ groups = {} }) => {
    const { lead = '', pairs = '' } = groups;
    return (
      lead +
      replaceEach(pairs, COOKIE, (match) => {
        const { name = '', value = '' } = match.groups ?? {};
        return COOKIE_ATTRIBUTE.test(name) ? match[0] : `${name}=${secret('cookie', value, show)}`;
      })
    );
  });
}

function maskJwts(text: string, show: Show): string {
  return replaceEach(text, JWT, ([token]) => {
    show({ kind: 'secret', name: 'JSON web token', value: token });
    return shownJwt(token);
  });
}

function secret(name: string, value: string, show: Show): string {
  return value === '' || isMasked(value) ? value : show({ kind: 'secret', name, value });
}
