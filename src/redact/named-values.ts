import { maskAuthorization } from './authorization.js';
import { maskCookiePairs } from './cookies.js';
import { isMasked, replaceEach } from './found.js';
import type { Show } from './found.js';
import { isSecretName } from './secret-words.js';

const Q = `\\\\{0,7}"`;
const TEXT = `(?:[^"\\\\]|\\\\(?!"[,}\\s])[\\s\\S]){0,4096}?`;
/** A name and its value as two members: HAR's headers, cookies and form fields (HAR 1.2), Postman's variables. */
const NAME_FIRST = new RegExp(
  `(?<before>${Q}(?:name|key)${Q}\\s*:\\s*${Q}(?<name>[\\w.[\\]-]{1,80})${Q}\\s*,\\s*(?:${Q}(?:type|id)${Q}\\s*:\\s*${Q}[\\w-]*${Q}\\s*,\\s*)?${Q}val(?:ue)?${Q}\\s*:\\s*${Q})(?<value>${TEXT})(?<tail>${Q})`,
  'gi',
);
const VALUE_FIRST = new RegExp(
  `(?<before>${Q}val(?:ue)?${Q}\\s*:\\s*${Q})(?<value>${TEXT})(?<tail>${Q}\\s*,\\s*${Q}(?:name|key)${Q}\\s*:\\s*${Q}(?<name>[\\w.[\\]-]{1,80})${Q})`,
  'gi',
);
/** `<property name="password" value="…"/>` of Spring and WildFly, `<entry key="password">…` of Java's properties. */
const ATTRIBUTES =
  /(?<before>\b(?:name|key)=["'](?<name>[\w.-]{1,80})["'](?:\s+value=["']|\s*>))(?<value>[^"'<>]{1,1024})(?<tail>)/gi;
/** The value before the name, with other attributes around both. */
const ATTRIBUTES_REVERSED =
  /(?<before><[\w.:-]{1,80}\s(?:[^<>"']{0,80}["'][^"'<>]{0,200}["']\s*){0,4}?(?:value|content|val|text)=["'])(?<value>[^"'<>]{1,1024})(?<tail>["'](?:[^<>"']{0,80}["'][^"'<>]{0,200}["']\s*){0,4}?\s(?:name|key|id)=["'](?<name>[\w.-]{1,80})["'])/gi;
const ATTRIBUTES_APART =
  /(?<before><[\w.:-]{1,80}\s(?:[^<>"']{0,80}["'][^"'<>]{0,200}["']\s*){0,4}?\b(?:name|key|id)=["'](?<name>[\w.-]{1,80})["'](?:\s+[\w:-]{1,40}=["'][^"'<>]{0,200}["']){1,4}?\s+(?:value|content|val|text)=["'])(?<value>[^"'<>]{1,1024})(?<tail>)/gi;
/** Name and value as two elements (Hadoop, property lists of Apple), in either order. */
const ELEMENTS =
  /(?<before><(?:name|key)>\s{0,64}(?<name>[\w.-]{1,80})\s{0,64}<\/(?:name|key)>\s{0,64}<(?:value|string)>\s{0,64})(?<value>[^<>]{1,1024})(?<tail>)/gi;
const ELEMENTS_REVERSED =
  /(?<before><(?:value|string)>\s{0,64})(?<value>[^<>]{1,1024}?)(?<tail>\s{0,64}<\/(?:value|string)>\s{0,64}<(?:name|key)>\s{0,64}(?<name>[\w.-]{1,80})\s{0,64}<)/gi;
/** A part of a form (RFC 7578): its name, its headers, an empty line, its value; also with escaped line ends. */
const NEW_LINE = `(?:\\r?\\n|\\\\{1,7}r\\\\{1,7}n|\\\\{1,7}n)`;
const FORM_PART = new RegExp(
  `(?<before>\\bname=\\\\{0,7}["']?(?<name>[\\w.[\\]-]{1,80})\\\\{0,7}["']?(?:;[^\\r\\n\\\\]{0,200})?(?:${NEW_LINE}[\\w-]{1,64}:[^\\r\\n\\\\]{0,200}){0,8}${NEW_LINE}{1,2})(?<value>(?:(?!${NEW_LINE})[^<>]){1,1024})(?<tail>)`,
  'gi',
);
const CDATA =
  /(?<before><(?<name>[\w.:-]{1,80})(?:\s[^<>]{0,200})?>\s*<!\[CDATA\[)(?<value>[\s\S]{1,4096}?)(?<tail>\]\]>)/gi;
/** The code of an authorization response (RFC 6749 section 4.1.2); not a status or an error's code. */
const CODE =
  /(?<before>[?&](?<name>code)=|\bauthorization_code&(?:[^\s"']{0,400}&)?code=)(?<value>(?!\d{1,5}(?:\D|$))(?![a-z]+(?:[_-][a-z]+)*(?:[&\s"'#]|$))[^\s&"'#]{6,})(?<tail>)/g;
/** csh's way to set a variable. */
const SETENV = /(?<before>\bsetenv\s+(?<name>\w{1,80})\s+["']?)(?<value>[^\s"']+)(?<tail>)/g;

const AUTHORIZATION = /^(?:proxy-)?authorization$/i;
const COOKIE = /^(?:set-)?cookie2?$/i;
/** Other members of HAR's cookies; no other list of names and values has them. */
const COOKIE_MEMBER = /^\s*,\s*\\{0,7}"(?:httpOnly|expires|path|domain|sameSite|secure)\\{0,7}"\s*:/i;

/** Without this text, none of the patterns fits. */
const STEPS: readonly (readonly [needed: string, patterns: readonly RegExp[]])[] = [
  ['val', [NAME_FIRST, VALUE_FIRST]],
  ['=', [ATTRIBUTES, CODE]],
  ['<', [ATTRIBUTES_REVERSED, ATTRIBUTES_APART, ELEMENTS, ELEMENTS_REVERSED, CDATA]],
  ['name=', [FORM_PART]],
  ['setenv', [SETENV]],
];

/** Masks secrets with their name next to them, not before an equals sign. */
export function maskNamedValues(text: string, show: Show): string {
  return STEPS.flatMap(([needed, patterns]) => (text.includes(needed) ? patterns : [])).reduce(
    (masked, re) => replaceEach(masked, re, (match) => named(match, masked, show)),
    text,
  );
}

function named(match: RegExpExecArray, text: string, show: Show): string {
  const { before = '', name = 'code', value = '', tail = '' } = match.groups ?? {};
  const isCookie = COOKIE_MEMBER.test(text.slice(match.index + match[0].length, match.index + match[0].length + 80));
  if (value === '' || isMasked(value)) return match[0];
  if (COOKIE.test(name)) return before + maskCookiePairs(value, show) + tail;
  if (AUTHORIZATION.test(name))
    return before + maskAuthorization(`${HEADER}${value}`, show).slice(HEADER.length) + tail;
  if (!isCookie && name !== 'code' && !isSecretName(name.replace(/^.*:/, ''))) return match[0];
  return before + show({ kind: 'secret', name: name.toLowerCase(), value }) + tail;
}

/** Makes the pattern of headers match the value. */
const HEADER = 'Authorization: ';
