import type { IdentityKind } from './identities.js';

/** A name in running text, by the word or sign before it; the last group that matched is the name. */
export interface IdentityPattern {
  readonly kind: IdentityKind;
  readonly re: RegExp;
}

const IS = `\\\\{0,3}["']?\\s{0,8}(?:=>|[:=])\\s{0,8}\\\\{0,3}["']?`;
/** A value of several words, up to a sign that ends it. */
const WORDS = `([\\p{L}\\d][^"'\\\\,;|<>{}()\\[\\]=:\\r\\n]{1,60}[\\p{L}\\d.])`;

const pattern = (kind: IdentityKind, source: string, flags = 'giu'): IdentityPattern => ({
  kind,
  re: new RegExp(source, flags),
});

/** Top-level domains of names that stand in prose; a class of Java or a file has other last parts. */
const TOP_LEVEL =
  'com|net|org|edu|gov|mil|int|info|biz|cloud|local|lan|corp|internal|intern|intra|intranet|home|private|test|example|[a-z]{2}';
/** Packages of Java and of Ruby, and files with such an ending, are no hosts. */
const NO_HOST =
  '(?!(?:com|org|net|io|java|javax|jakarta|sun|jdk|android|de|edu)\\.)(?!www\\.w3\\.org\\b)(?![\\w.-]*\\.(?:gz|js|ts|py|rb|sh|so|md|pl|cc|go|rs|ps)(?![\\w.-]))';

/** Names by the words before them. */
export const IDENTITY_PATTERNS: readonly IdentityPattern[] = [
  pattern('host', `\\bhttps?://(?:[^\\s/@"']*@)?([a-z0-9][\\w.-]*[a-z0-9])`, 'gi'),
  pattern(
    'host',
    `\\b(?:host(?:[_ -]?name)?|node(?:[_ -]?name)?|fqdn|server[_ -]?name|peer[_ -]?name|devicename|vmanage[_ -]?name)${IS}([a-z0-9][\\w.-]*[a-z0-9])`,
    'gi',
  ),
  pattern('host', `\\bhostname\\s+([a-z0-9][\\w.-]*[a-z0-9])`, 'gi'),
  pattern('host', `UnknownHostException: ([\\w.-]+)`, 'g'),
  pattern('host', `(?<=^|[\\s[("'])[a-z_][\\w.-]{0,31}@([a-z][a-z0-9-]{2,62})(?=[ :~\\]][^@]{0,80}[$#>])`, 'gi'),
  pattern('user', `(?<=^|[\\s[("'])([a-z_][\\w.-]{1,31})@[a-z][a-z0-9-]{2,62}(?=[ :~\\]][^@]{0,80}[$#>])`, 'gi'),
  pattern('host', `(?<![\\w.@/-])((?:ip|host|node|ec2|dhcp|client)-\\d{1,3}(?:-\\d{1,3}){3})(?![\\w-])`, 'gi'),
  pattern(
    'host',
    `(?<![\\w.@/\\\\:-])${NO_HOST}((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.){2,8}(?:${TOP_LEVEL}))(?![\\w-]|\\.\\w)`,
    'g',
  ),
  pattern(
    'host',
    `(?<=\\b(?:to|from|of|at|on|by|host|server|reach|resolve|lookup|for)\\s)${NO_HOST}([a-z0-9][a-z0-9-]{1,61}\\.(?:com|net|org|local|lan|corp|internal|intern|intra|[a-z]{2}))(?![\\w-]|\\.\\w)`,
    'g',
  ),
  pattern('user', `\\buser(?:[_ -]?(?:name|id))?(?:${IS}|\\s+-\\s+["']?)([\\w.@+-]{2,})`, 'gi'),
  pattern('user', `\\b(?:login|account|logon|principal|actor|owner|sAMAccountName|uid)${IS}([a-z][\\w.@+-]{2,})`, 'gi'),
  pattern('user', `([\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+)`, 'g'),
  pattern('user', `(?:/home/|/Users/|\\\\Users\\\\{1,2})([\\w.-]{2,})`, 'g'),
  // What looks like an escape (`\\n`) needs a word before it that says whose name it is.
  pattern('user', `(?<![\\w\\\\/.:])[A-Z][A-Z0-9-]{1,14}\\\\{1,2}(?![nrtbfux0](?![\\w.-]*\\d))([a-z][\\w.-]{2,})`, 'g'),
  pattern('user', `(?:user|account|login|as|by|for)\\W{1,3}[A-Z][A-Z0-9-]{1,14}\\\\{1,2}([a-z][\\w.-]{2,})`, 'g'),
  pattern(
    'organisation',
    `(?<![\\w\\\\/.:])([A-Z][A-Z0-9-]{2,14})\\\\{1,2}(?![nrtbfux0](?![\\w.-]*\\d))[a-z][\\w.-]{2,}`,
    'g',
  ),
  pattern(
    'organisation',
    `(?:user|account|login|as|by|for)\\W{1,3}([A-Z][A-Z0-9-]{2,14})\\\\{1,2}[a-z][\\w.-]{2,}`,
    'g',
  ),
  pattern('account', `/(?:virtual-)?accounts/([^/\\s"'?]+)`, 'g'),
  pattern('account', `\\b(?:smart|virtual)[_ -]?account(?:[_ -]?name)?${IS}${WORDS}`),
  pattern('account', `\\b(?:smart|virtual)[_ -]?account(?:[_ -]?name)?\\s+["']([^"'\\r\\n]{2,60})["']`, 'gi'),
  pattern('account', `\\b(?:SA|VA)[ _-]?name${IS}${WORDS}`),
  pattern('organisation', `\\b(?:O|OU|L|ST)\\s?=\\s?"?([^,"/+=\\r\\n]+?)(?=\\s*[,"/+]|\\s+\\w+\\s?=|\\s*$)`, 'gm'),
  pattern('organisation', `\\b(?:sp-)?organi[sz]ation(?:[_ -]?name)?(?:${IS}|\\s+["'])${WORDS}`),
  pattern('organisation', `\\b(?:company|customer|tenant|org)(?:[_ -]?name)?${IS}${WORDS}`),
  pattern(
    'name',
    `(?<!\\bO\\s?=\\s?Cisco[^\\r\\n]{0,80})\\bCN\\s?=\\s?"?([^,"/+=\\r\\n]+?)(?=\\s*[,"/+]|\\s+\\w+\\s?=|\\s*$)`,
    'gm',
  ),
  pattern('person', `\\b(?:full|display|first|last|given|family|sur|contact)[_ -]?name${IS}${WORDS}`),
  pattern(
    'person',
    `\\b(?:contact|requested by|reported by|assigned to|engineer|admin name|author|caller)${IS}(\\p{Lu}[\\p{L}'-]+(?: \\p{Lu}[\\p{L}'-]+){1,3})`,
    'gu',
  ),
  pattern('person', `(\\p{Lu}[\\p{L}'-]+(?: \\p{Lu}[\\p{L}'-]+){1,3})\\s{1,2}<[\\w.+-]+@`, 'gu'),
  pattern(
    'serial',
    `\\b(?:serial(?:[_ -]?(?:number|num|no))?|chassis(?:[_ -]?(?:number|num|id|serial))?|board[_ -]?(?:id|serial)|SN|S/N)\\.?(?:${IS}|\\s+)([A-Z0-9][\\w:-]{4,63}[A-Z0-9])`,
    'gi',
  ),
  pattern(
    'serial',
    `(?<![A-Za-z0-9])((?:FOC|FDO|FCH|FGL|FTX|JAE|SSI|FXS|WZP|CAT|FHK|FLM|FJC|JMX|SAL|TBM|9)\\d{4}[A-Z0-9]{4})(?![A-Za-z0-9])`,
    'g',
  ),
  pattern('serial', `\\bUDI${IS}(?:PID:[\\w/-]+,\\s?)?(?:SN:)?([\\w:/-]{6,64})`, 'gi'),
  pattern('uuid', `(?<![\\w-])([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})(?![\\w-])`, 'gi'),
  pattern(
    'phone',
    `(?<![\\w.+:-])(\\+\\d{1,3}[ ./()-]{0,2}(?:\\(0\\))?\\d{1,5}(?:[ ./()-]{1,2}\\d{2,8}){1,5}|\\+\\d{9,15})(?![\\w:.])`,
    'g',
  ),
  pattern('phone', `\\b(?:phone|tel|telephone|mobile|cell|fax|call)\\.?${IS}([+(]?\\d[\\d ()/.-]{6,20}\\d)`, 'gi'),
  // A site's number means nothing without its key, so both are replaced together.
  pattern('site', `(\\bsite[_ -]?(?:id|name)(?:${IS}|\\s+)[\\w-]{1,32})`, 'gi'),
];

/** Names behind a known domain (`CONTOSO\\nancy`), also those that begin as an escape does. */
export function loginsIn(text: string, domains: readonly string[]): readonly string[] {
  return domains.flatMap((domain) =>
    text
      .split(`${domain}\\`)
      .slice(1)
      .flatMap((rest) => /^\\?([a-z][\w.-]{2,})/.exec(rest)?.[1] ?? []),
  );
}
