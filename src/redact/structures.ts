import { isMasked } from './found.js';
import type { Show } from './found.js';
import { SECRET_WORDS } from './secret-words.js';

/** A list or object as the value of a secret key. */
const OPENED = new RegExp(
  `(?<![\\w/.-])(?<key>[\\w.-]{0,80}(?:${SECRET_WORDS}|credentials?|creds|passes|pins|otps))\\\\{0,7}["']?\\s*(?:=>|:=|={1,2}|:|->)\\s*(?=(?:\\[(?!JWT)|\\{\\s*(?:\\\\{0,7}["']|[\\w.$-]{1,64}\\s*(?:=>|[:=])|:\\w|\\})))`,
  'gi',
);
/** Characters of a list or object that are gone through; one that is cut ends with its text. */
const MAX_LENGTH = 4096;
/** A key if there is one, and a value. */
const LEAF =
  /(?:(?<name>(?<nameQuote>\\{0,7}["'])?:?[\w.$-]{1,64}\\{0,7}["']?\s*(?:=>|[:=])\s*))?(?:(?<quote>\\{0,7}["'])(?<text>(?:(?!\k<quote>)[\s\S])*)(?:\k<quote>|$)|(?<bare>[^\s"'\\,;{}[\]]+))/g;
/** Members of such an object that hold no secret. */
const HARMLESS =
  /^\W*(?:type|kind|name|user|user_?name|login|id|client_?id|url|uri|host|server|realm|scopes?|expires?(?:_?(?:in|at))?|created(?:_?at)?|issued(?:_?at)?|status|enabled|required|length|min\w*|max\w*|policy|algorithm|alg|mode|version|count|code|error\w*|message|description|label|path|method)\W*$/i;
const NOTHING = /^(?:null|nil|none|undefined|empty|true|false|\d{1,5})$/i;

/** Masks each value of a list or object whose key names a secret. */
export function maskStructures(text: string, show: Show): string {
  if (!/[[{]/.test(text)) return text;
  let result = '';
  let from = 0;
  for (const match of text.matchAll(OPENED)) {
    const begin = match.index + match[0].length;
    if (begin < from) continue;
    const end = endOf(text, begin);
    const isList = text.startsWith('[', begin);
    // Without its end, a bracket is a part of a bare value.
    if (end === null && isList && !/^\[\s*\\{0,7}["'{[]/.test(text.slice(begin, begin + 16))) continue;
    const key = match.groups?.['key'] ?? '';
    const inner = text.slice(begin, end ?? begin + MAX_LENGTH);
    result += text.slice(from, begin) + masked(inner, key, show);
    from = begin + inner.length;
  }
  return from === 0 ? text : result + text.slice(from);
}

/** The place after the closing bracket; brackets in quotes do not count. */
function endOf(text: string, begin: number): number | null {
  let depth = 0;
  let quoted = '';
  const last = Math.min(text.length, begin + MAX_LENGTH);
  for (let at = begin; at < last; at += 1) {
    const character = text.charAt(at);
    if (quoted !== '') {
      if (character === quoted && text.charAt(at - 1) !== '\\') quoted = '';
    } else if (character === '"' && text.charAt(at - 1) !== '\\') quoted = character;
    else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return null;
}

function masked(structure: string, key: string, show: Show): string {
  return structure.replace(LEAF, (whole: string, ...rest: readonly unknown[]) => {
    const groups = rest.at(-1);
    const { name = '', quote = '', text = '', bare = '' } = isGroups(groups) ? groups : {};
    const value = quote === '' ? bare : text;
    if (value === '' || isMasked(value) || NOTHING.test(value) || HARMLESS.test(name.replace(/(?<!\W)\W+$/, '')))
      return whole;
    const begin = name + quote;
    return begin + show({ kind: 'secret', name: key.toLowerCase(), value }) + whole.slice(begin.length + value.length);
  });
}

function isGroups(value: unknown): value is Readonly<Record<string, string | undefined>> {
  return typeof value === 'object' && value !== null;
}
