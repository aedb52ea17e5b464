import { isMasked, replaceEach } from './found.js';
import type { Show } from './found.js';
import { SECRET_WORDS, SENTENCE_WORDS } from './secret-words.js';

/** A key begins with a word, so that a line is scanned once; after a slash it is a path (`/oauth/token`). */
const KEY = `(?<![\\w/.-])(?!(?:invalid|forbidden|missing|expired|unsupported)_[\\w.-]*\\s*\\\\{0,7}["']?\\s*:)(?<key>[\\w.-]*(?:${SECRET_WORDS}))`;
/** `==` and `:=` are httpie's. */
const SEPARATOR = `\\\\{0,7}["']?\\s*(?:=>|:=|={1,2}|:|-{1,2}>|→)\\s*`;
/** A value up to its closing quote, or to the end of a line that was cut. */
const QUOTED = `(?<quote>(?<slashes>\\\\{1,7})")(?<escaped>(?:(?!(?<!\\\\)\\k<slashes>").)*)|"(?<double>(?:[^"\\\\]|\\\\.)*)|'(?<single>(?:[^'\\\\]|\\\\.)*)`;
/** Ends of a bare value: a blank, `&`, the next key, or closing punctuation. */
const NEXT_KEY = `\\\\?["':]?[A-Za-z_][\\w.-]{0,63}\\\\?["']?\\s{0,8}(?:=>|[=:])`;
const BARE_END = `[\\s<]|&(?=[\\w.%[\\]-]{1,64}=|amp;|\\s|$)|[,;]\\s{0,8}${NEXT_KEY}|[)}\\]]{1,8}\\s{0,8}[,;](?=[\\s"'{[\\\\:]|$|${NEXT_KEY})|["',;)}\\]]{1,8}(?:[\\s&>]|$)|$`;
/** A word after a blank belongs to the value if it is no word of a sentence either. */
const MORE = `(?: (?=[^\\s=:"',;&<>]*[a-z][0-9]+[a-z])(?![0-9a-f]+\\b)[^\\s=:"',;&<>]{6,64}(?=[\\s"',;)&]|$)){0,8}`;
const BARE = `(?!${BARE_END})(?<bare>[^"'].*?(?=${BARE_END})${MORE})`;

const PAIR = new RegExp(`${KEY}(?<separator>${SEPARATOR})(?:${QUOTED}|${BARE})`, 'gis');
const ELEMENT = new RegExp(`<(?<key>[\\w.:-]*(?:${SECRET_WORDS}))(?<rest>(?:\\s[^<>]*)?>)(?<value>[^<]+)`, 'gi');
/** A long option of any program; after `--no-password` and at the end of a line there is another option or none. */
const FLAG =
  /(?<flag>\s--(?!no-)(?:[a-z][a-z-]{0,40}-)?(?:password|passwd|pass|passphrase|secret|token|api-key|psk)[ =]["']?)(?<value>(?!-)[^\s"']+)/gi;
/** `-u user:password` without its command on the line; without a colon curl asks for the password. */
const USER_FLAG = /(?<flag>\s(?:-u|-U|--user|--proxy-user)[ =]?["']?)(?<user>[^\s:"'+%-][^\s:"']*):(?<value>[^\s"']+)/g;
/** Programs with another meaning of `-u`: UTC, a user and group by number, UDP, a unit. */
const OTHER_USE =
  /(?:^|[\s/|;&(])(?:date|docker|podman|kubectl|nerdctl|ps|id|ssh|scp|sudo|su|tcpdump|tshark|journalctl|systemctl|netstat|ss|ntpdate|chown|nmap|nc|ncat|sort|timedatectl|iperf3?|logger)(?:\s[^|;&]*)?$/;
/** Characters before an option in which its program is searched. */
const COMMAND_REACH = 200;
const CLIENT_ID =
  /(?<before>(?<![A-Za-z0-9])(?:ssm|oauth[._]?)?client[ _.-]?id\\?["']?\s*(?:=>|[=:])\s*(?:\\?["'])?)(?<value>[\w*.…~-]{8,})/gi;

/** Words for a missing value, which stay readable. */
const NOTHING = /^(?:null|nil|none|undefined|empty|true|false|\(null\)|\*+)$/i;
/** A sentence may go on after a colon: `token: expired`, `password: not set`, `.../token: 401`. */
const SENTENCE = new RegExp(`^(?:${SENTENCE_WORDS}|java\\.\\S+|\\d{3})[.,:;]?$`, 'i');

/** Begin of a list or object, or of a mark such as `[FILTERED]`; a password may begin with a bracket as well. */
const STRUCTURE =
  /^(?:\{\s*(?:\\{0,7}["']|[\w.$-]{1,64}\s*(?:=>|[=:])|:\w|\}|$)|\[\s{0,64}(?:\\{0,7}["'{[\]]|[^\]]*\]|\*|$))/;
/** What people count: `tokens: 12`. */
const COUNTED = /^\d{1,6}$/;

/** Masks the values of secret keys, in form, query, JSON, Ruby, Java, header and XML notation. */
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
  return replaceEach(flags, USER_FLAG, (match) => {
    const { flag = '', user = '', value = '' } = match.groups ?? {};
    const before = flags.slice(Math.max(0, match.index - COMMAND_REACH), match.index);
    return OTHER_USE.test(before) ? match[0] : `${flag}${user}:${shown('password', value, show)}`;
  });
}

/** Shortens the values of keys for an OAuth client id. */
export function shortenClientIds(text: string, show: Show): string {
  return replaceEach(text, CLIENT_ID, ({ groups = {} }) => {
    const { before = '', value = '' } = groups;
    return before + show({ kind: 'client-id', name: 'client id', value });
  });
}

function pair(match: RegExpExecArray, show: Show): string {
  const { key = '', separator = '', quote: escape = '', escaped, double, single, bare } = match.groups ?? {};
  if (bare !== undefined && keepsBare(bare, separator)) return match[0];
  if (bare !== undefined) return key + separator + shown(key, bare, show);
  const quote = escaped !== undefined ? escape : double !== undefined ? '"' : "'";
  return key + separator + quote + shown(key, escaped ?? double ?? single ?? '', show);
}

function keepsBare(value: string, separator: string): boolean {
  // The values of a list or object are masked one by one, in a step before this one.
  return STRUCTURE.test(value) || (/[:>]/.test(separator) && SENTENCE.test(value));
}

function shown(key: string, value: string, show: Show): string {
  if (value === '' || NOTHING.test(value) || isMasked(value)) return value;
  if (/s$/i.test(key) && COUNTED.test(value)) return value;
  return show({ kind: 'secret', name: key.toLowerCase(), value });
}
