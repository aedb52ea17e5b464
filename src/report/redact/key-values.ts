import { isMasked, replaceEach } from './found.js';
import type { Show } from './found.js';

/** Last words of keys whose values are secret, whatever stands before them (`proxyPassword`, `ssmClientSecret`). */
const SECRET_WORDS =
  'secret|password|passwd|passphrase|passcode|pwd|token|api[_-]?key|private[_-]?key|master[_-]?key|psk|session[_-]?id|sessid|jsessionid|assertion|code[_-]verifier';
/** A key begins at a word's begin, so that a line is gone through once; behind a slash it is a path (`/oauth/token`). */
const KEY = `(?<![\\w/.-])(?!(?:invalid|forbidden|missing|expired|unsupported)_)(?<key>[\\w.-]*(?:${SECRET_WORDS}))`;
const SEPARATOR = `\\\\?["']?\\s*(?:=>|[=:])\\s*`;
/** A value that runs to the quote which began it, or to the end of a line that was cut. */
const QUOTED = `\\\\"(?<escaped>(?:(?!\\\\").)*)|"(?<double>(?:[^"\\\\]|\\\\.)*)|'(?<single>(?:[^'\\\\]|\\\\.)*)`;
/** What ends a bare value: a blank, `&`, the next key, or closing punctuation behind which nothing of it can follow. */
const BARE_END = `[\\s&<]|[,;]\\s{0,8}\\\\?["':]?[\\w.-]{1,64}\\\\?["']?\\s{0,8}(?:=>|[=:])|[)}\\]]{1,8}\\s{0,8}[,;]|["',;)}\\]]{1,8}(?:[\\s&>]|$)|$`;
const BARE = `(?!${BARE_END})(?<bare>[^"'].*?)(?=${BARE_END})`;

const PAIR = new RegExp(`${KEY}(?<separator>${SEPARATOR})(?:${QUOTED}|${BARE})`, 'gis');
const ELEMENT = new RegExp(`<(?<key>[\\w.:-]*(?:${SECRET_WORDS}))(?<rest>(?:\\s[^<>]*)?>)(?<value>[^<]+)`, 'gi');
const FLAG = /(?<flag>\s--(?:password|pass|passwd|client-secret|secret|token)[ =]["']?)(?<value>[^\s"']+)/gi;
/** curl's `-u user:password`; without a colon it asks for the password. */
const USER_FLAG = /(?<flag>\s(?:-u|-U|--user|--proxy-user)[ =]?["']?)(?<user>[^\s:"'-][^\s:"']*):(?<value>[^\s"']+)/g;
const CLIENT_ID =
  /(?<lead>(?<![A-Za-z0-9])(?:ssm|oauth[._]?)?client[ _.-]?id\\?["']?\s*(?:=>|[=:])\s*(?:\\?["'])?)(?<value>[\w*.…~-]{8,})/gi;

/** Says that there is none; what is not there is worth knowing. */
const NOTHING = /^(?:null|nil|none|undefined|empty|true|false|\(null\)|\*+)$/i;
/** Behind a colon a running sentence may go on: `token: expired`, `password: not set`, `.../token: 401`. */
const SENTENCE =
  /^(?:invalid|expired|revoked|missing|required|wrong|incorrect|unknown|unset|set|not|is|was|has|the|an?|no|yes|failed|error|java\.\S+|\d{3})[.,:;]?$/i;

/** Masks the values of keys that name a secret, in form, query, JSON, Ruby, Java, header and XML notation. */
export function maskKeyValues(text: string, show: Show): string {
  const pairs = replaceEach(text, PAIR, (match) => pair(match, show));
  const elements = replaceEach(pairs, ELEMENT, ({ groups = {} }) => {
    const { key = '', rest = '', value = '' } = groups;
    return `<${key}${rest}${shown(key, value, show)}`;
  });
  const flags = replaceEach(elements, FLAG, ({ groups = {} }) => {
    const { flag = '', value = '' } = groups;
    return flag + shown(flag.replace(/[^a-z-]/gi, ''), value, show);
  });
  return replaceEach(flags, USER_FLAG, ({ groups = {} }) => {
    const { flag = '', user = '', value = '' } = groups;
    return `${flag}${user}:${shown('password', value, show)}`;
  });
}

/** Shortens the values of keys that name an OAuth client id. */
export function shortenClientIds(text: string, show: Show): string {
  return replaceEach(text, CLIENT_ID, ({ groups = {} }) => {
    const { lead = '', value = '' } = groups;
    return lead + show({ kind: 'client-id', name: 'client id', value });
  });
}

function pair(match: RegExpExecArray, show: Show): string {
  const { key = '', separator = '', escaped, double, single, bare } = match.groups ?? {};
  if (bare !== undefined && keepsBare(bare, separator)) return match[0];
  if (bare !== undefined) return key + separator + shown(key, bare, show);
  const quote = escaped !== undefined ? '\\"' : double !== undefined ? '"' : "'";
  return key + separator + quote + shown(key, escaped ?? double ?? single ?? '', show);
}

function keepsBare(value: string, separator: string): boolean {
  const colon = separator.includes(':');
  // An object holds keys of its own, which are looked at by themselves.
  return colon && (SENTENCE.test(value) || /^[{[]/.test(value));
}

function shown(key: string, value: string, show: Show): string {
  if (value === '' || NOTHING.test(value) || isMasked(value)) return value;
  return show({ kind: 'secret', name: key.toLowerCase(), value });
}
