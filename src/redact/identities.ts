import type { Analysis } from '../core/analysis.js';
import { formsOfAddress } from './address-forms.js';
import { addressesIn, AddressPool, isAddress } from './addresses.js';
import { IDENTITY_PATTERNS, loginsIn } from './identity-patterns.js';
import { Needles } from './needles.js';
import { isCommon, isFolderWord } from './vocabulary.js';
import { eachText } from './walk.js';

export type IdentityKind =
  | 'address'
  | 'host'
  | 'user'
  | 'account'
  | 'organisation'
  | 'name'
  | 'person'
  | 'serial'
  | 'uuid'
  | 'phone'
  | 'site'
  | 'file'
  | 'folder';

/** A name of somebody or something, and its replacement in a public report. */
export interface Identity {
  readonly kind: IdentityKind;
  readonly original: string;
  readonly shown: string;
}

/** Facts and fields with names, by kind. */
const KEYS: Readonly<Record<string, IdentityKind>> = {
  host: 'host',
  addresses: 'host',
  address: 'host',
  'url.domain': 'host',
  'dns.question.name': 'host',
  'dns.cname': 'host',
  'tls.client.server_name': 'host',
  'tls.server.names': 'host',
  'user.name': 'user',
  account: 'account',
  tenant: 'account',
  'manager.tenant': 'account',
  'oauth.client.name': 'name',
};
/** Fields with our own words, which identify nobody. */
const OURS = new Set(
  'rule format role stage state outcome severity confidence why kind basis grade by unit id incident retryOf attempt verdict code sha256 version cause claim fix verify risk what command year zone'.split(
    ' ',
  ),
);

/** The vendor's own names are in every case. */
const PUBLIC = /(?:^|\.)cisco\.com$|^localhost$|^Cisco\b/i;
/** Folders of every Linux (FHS 3.0), and of the manager and its admin-tech: they identify a product, not a case. */
const SYSTEM_FOLDERS =
  /^(?:|\.|\.\.|data|etc|home|log|mnt|opt|root|run|srv|tmp|usr|var|nms|containers|service-proxy|web-app|tech)$/;

/** Every name of the analysis with its replacement; the same each time for the same analysis. */
export function identitiesOf(analysis: Analysis): readonly Identity[] {
  const seen = new Map<string, IdentityKind>();
  const all: Found[] = [];
  eachText(analysis, (text, key) => {
    all.push({ text, key });
  });
  // A client called `reporting` looks like the word and identifies nobody.
  const ours = [
    ...analysis.releases.map(({ version }) => version),
    ...all.flatMap(({ key, text }) => (OURS.has(key) ? [text] : [])),
  ];
  const words = new Set(ours.flatMap((text) => text.split(/[^\w.-]+/)));
  const note = (kind: IdentityKind, name: string): void => {
    const own = kindOf(kind, name);
    if (!seen.has(name) && identifies(name, own) && !words.has(name)) seen.set(name, own);
  };
  const texts = all.filter(({ key }) => !OURS.has(key));
  for (const found of texts) noteText(found, note);
  for (const { path } of analysis.sources) {
    for (const folder of foldersOf(path)) note('folder', folder);
    for (const file of fileOf(path)) note('file', file);
  }
  const logins = [...seen].flatMap(([name, kind]) =>
    kind === 'organisation' && /^[A-Z][A-Z0-9-]+$/.test(name) ? [name] : [],
  );
  for (const { text } of texts) for (const user of loginsIn(text, logins)) note('user', user);
  const domains = [...seen].filter(([, kind]) => kind === 'host').flatMap(([name]) => domainOf(name));
  for (const { text } of texts) for (const domain of new Set(domains)) noteDomain(text, domain, note);
  return named(seen);
}

/** An address always is one, and an account may be named like its owner's domain. */
function kindOf(kind: IdentityKind, name: string): IdentityKind {
  if (kind === 'host' && isAddress(name)) return 'address';
  return kind === 'account' && /^[\w-]+(?:\.[\w-]+)+$/.test(name) ? 'host' : kind;
}

interface Found {
  readonly text: string;
  readonly key: string;
}

type Note = (kind: IdentityKind, name: string) => void;

function noteText({ text, key }: Found, note: Note): void {
  const kind = KEYS[key];
  if (kind !== undefined) note(kind, text.replace(/^\*\./, ''));
  for (const address of addressesIn(text)) note('address', address);
  for (const { kind: found, re } of IDENTITY_PATTERNS)
    for (const [, name = ''] of text.matchAll(re)) note(found, name.trim());
}

function identifies(name: string, kind: IdentityKind): boolean {
  if (name.length < 3 || isCommon(name) || PUBLIC.test(name)) return false;
  if (kind === 'address') return addressesIn(name).length > 0 || isAddress(name);
  return !/^[\d.]+$/.test(name) && !name.includes('****');
}

/** The organisation's part of a host's name, if there is one. */
function domainOf(host: string): readonly string[] {
  const labels = host.split('.');
  return labels.length >= 3 ? [labels.slice(1).join('.')] : [];
}

/** Notes other hosts of a known domain, and the domain itself. */
function noteDomain(text: string, domain: string, note: Note): void {
  for (let at = text.indexOf(domain); at >= 0; at = text.indexOf(domain, at + domain.length)) {
    const [labels = ''] = /(?<![\w.-])[\w.-]*$/.exec(text.slice(Math.max(0, at - 200), at)) ?? [];
    note('host', `${labels.replace(/^[.-]+/, '')}${domain}`);
  }
  note('host', domain);
}

function foldersOf(path: string): readonly string[] {
  return path
    .split(/[/!]/)
    .slice(0, -1)
    .map((part) => part.replace(/(?:\.tar)?(?:\.gz|\.tgz|\.zip)?$/, ''))
    .filter((part) => !SYSTEM_FOLDERS.test(part) && !isOfCommonWords(part));
}

/** The last part of a path without its ending, unless it is as the products name their files. */
function fileOf(path: string): readonly string[] {
  const [name = ''] = (path.split(/[/!]/).at(-1) ?? '').split(/\.(?=[a-z]{1,5}(?:\.|$))/i);
  return name === '' || isOfCommonWords(name) || isNumbered(name) ? [] : [name];
}

/** A date or number, as rotated files have. */
function isNumbered(name: string): boolean {
  return /^[\d_.:-]*$/.test(name);
}

/** `manager-2`, `ssm_onprem`: the reports' own words, with numbers. */
function isOfCommonWords(folder: string): boolean {
  const words = folder.split(/[-_. ]+|(?<=[a-z])(?=\d)/i);
  return words.every((word) => isFolderWord(word) || /^\d*$/.test(word)) && words.some(isFolderWord);
}

function isPathPart(kind: IdentityKind): boolean {
  return kind === 'folder' || kind === 'file';
}

/**
 * Whether a match in a finished report is the name. A folder's name may be any word of the report, so it only counts in
 * a path.
 */
export function isNameAt({ kind, original }: Identity, text: string, start: number): boolean {
  if (!isPathPart(kind) || !/^[\p{L}-]+$/u.test(original)) return true;
  const after = text.slice(start + original.length, start + original.length + 16);
  // Neither an HTML end tag nor a negation in its script is a path.
  return /(?:^|[^<])\/$|\w!$/.test(text.slice(Math.max(0, start - 2), start)) || /^(?:\.[a-z.]+)?[/!]/.test(after);
}

const SHOWN: Readonly<Record<Exclude<IdentityKind, 'address'>, (number: string) => string>> = {
  person: (number) => `Person ${number}`,
  serial: (number) => `SERIAL${number}`,
  uuid: (number) => `00000000-0000-4000-8000-${number.padStart(12, '0')}`,
  // Numbers that nobody has (ITU-T E.164 leaves +999 unassigned).
  phone: (number) => `+999 555 ${number.padStart(4, '0')}`,
  site: (number) => `site-number ${number}`,
  file: (number) => `file${number}`,
  host: (number) => `host${number}.example`,
  user: (number) => `user${number}`,
  account: (number) => `account${number}`,
  organisation: (number) => `Organization ${number}`,
  name: (number) => `client${number}`,
  folder: (number) => `folder${number}`,
};

function named(seen: ReadonlyMap<string, IdentityKind>): readonly Identity[] {
  const taken = new Set(seen.keys());
  const pool = new AddressPool(taken);
  const counts = new Map<IdentityKind, number>();
  const next = (kind: Exclude<IdentityKind, 'address'>, original: string): string => {
    for (;;) {
      const number = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, number);
      const shown = shape(SHOWN[kind](String(number)), original, kind);
      if (!taken.has(shown)) return shown;
    }
  };
  return [...seen].flatMap(([original, kind]) => {
    const shown = kind === 'address' ? pool.next(original) : next(kind, original);
    const others = formsOfAddress(shown);
    return [
      { kind, original, shown },
      ...formsOfAddress(original).flatMap((form, at) => {
        const other = others[at];
        return other === undefined || seen.has(form) ? [] : [{ kind, original: form, shown: other }];
      }),
    ];
  });
}

/** A short name stays short, and a mail address stays one, so that programs can still read them. */
function shape(shown: string, original: string, kind: IdentityKind): string {
  if (kind === 'host' && !original.includes('.')) return shown.replace('.example', '');
  return kind === 'user' && original.includes('@') ? `${shown}@example.com` : shown;
}

/**
 * Searches names as whole words: `ssm-1` is not part of `ssm-12`, and an address may be followed by a dot and a port.
 */
export function identityNeedles(identities: readonly Identity[]): Needles<Identity> {
  return new Needles(
    identities.map((identity) => ({ text: identity.original, value: identity })),
    { minLength: 3, fits: isWhole },
  );
}

/** The reverse: searches the replacements in a report. */
export function restoringNeedles(map: Readonly<Record<string, string>>): Needles<string> {
  const needles = Object.entries(map).map(([shown, original]) => ({ text: shown, value: original }));
  return new Needles(needles, { minLength: 3, fits: isWhole });
}

function isWhole(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.charAt(end);
  const first = text.charAt(start);
  // An address inside a longer one is another address; a digit or letter continues a word.
  if (/\d$/.test(before) && /\d/.test(first)) return false;
  if (/\d\.$/.test(before) && /^\d+\.\d+\.\d+\.\d+$/.test(text.slice(start, end))) return false;
  if (/[A-Za-z0-9_]$/.test(before) && /[A-Za-z_]/.test(first)) return false;
  const isNumber = /\d$/.test(text.slice(start, end)) && /^[\d.]+$/.test(text.slice(start, end));
  return isNumber ? !/\d/.test(after) : !/[A-Za-z0-9_]/.test(after);
}

export { OURS as OUR_KEYS };
