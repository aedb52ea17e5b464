import { decodedRuns } from './decoded.js';
import { BASE64_LINE, DER, isKeyLine, isPrivateDer } from './keys.js';
import { isRandom } from './random.js';
import { TOKEN_FORMS } from './tokens.js';

/** A part of a text that is a secret by its form alone. */
export interface Formed {
  readonly start: number;
  readonly end: number;
  /** `token of GitHub`, `private key`. */
  readonly what: string;
}

/** Prefixes of the forms of tokens: what most lines fail. */
const PREFIX =
  /gh[oprsu]_|github_pat_|gl(?:pat|dt|rt|cbt|ptt|ft|imt|agent|oas|soat|ffct)-|glc_|glsa_|xox|xapp|hooks\.|A[KSBC][ICA]A[A-Z0-9]|AIza|ya29|GOCSPX|[srk]k[-_]|whsec|npm_|pypi-|SG\.|hv[sbr]\.|do[oprt]_v1|dckr_|ATATT|AGE-S|sig=|Account[kK]ey|SharedAccess|Signature=|Security-Token=/;
/** A run that may be base64 or hex. */
const LONG = /[A-Za-z0-9+/_-]{20}|(?:[0-9A-Fa-f]{2}[ :]){15}/;
/** Drawn text has digits among its letters. */
const MIXED = /[A-Za-z]\d+[A-Za-z]/;
/** Words for secrets, of this detector's own. */
const WORDS =
  /secret|pass|\bcommunity\b|\bpwd?\b|token|\bkey\b|_key|[a-z]Key\b|cred|auth|login|\bpin\b|\botp\b|kennwort|wachtwoord|contrase|motdepasse|mot de passe|\bclave\b|senha|parola|парол|секрет|ключ|密|口令|パス|秘|비밀|암호|κωδ|סיסמ|كلمة|รหัส|mật|şifre|hasł/i;
/** A run beside such a word; signs of passwords count, those of a path or a name end it. */
const RUN = /(?<![A-Za-z0-9_])(?:[A-Za-z0-9!#$%^+_~-]|\*(?!\*)){10,128}(?![A-Za-z0-9_])/g;
/** Characters between the word and the run. */
const REACH = 48;
/** A token without its first part or its last one: base64 of `{"` and more. */
const JSON_IN_BASE64 = /(?<![A-Za-z0-9])eyJ[\w-]{8,}(?:\.[\w-]*)*/g;
/** Decoded text may hold encoded text. */
const MAX_DEPTH = 3;

/**
 * All parts of a text that are secrets by their form, in order. `isKnown` names runs that are none although they look
 * so, such as client ids.
 */
export function secretsByForm(text: string, isKnown: (run: string) => boolean, depth = 0): readonly Formed[] {
  const found: Formed[] = [];
  if (PREFIX.test(text)) found.push(...tokens(text));
  if (LONG.test(text)) found.push(...keys(text, isKnown), ...encoded(text, isKnown, depth));
  if (MIXED.test(text)) found.push(...besideWords(text, isKnown));
  return apart(found);
}

function tokens(text: string): readonly Formed[] {
  return TOKEN_FORMS.flatMap(({ what, re }) => [...text.matchAll(re)].map((match) => formed(match, match[0], what)));
}

function keys(text: string, isKnown: (run: string) => boolean): readonly Formed[] {
  const found: Formed[] = [];
  if (text.includes('eyJ'))
    for (const match of text.matchAll(JSON_IN_BASE64))
      if (decodedRuns(match[0].replace(/\..*$/s, '')).some((one) => one.text.startsWith('{"')))
        found.push(formed(match, match[0], 'JSON web token'));
  for (const match of text.matchAll(DER))
    if (isPrivateDer(match[0])) found.push(formed(match, match[0], 'private key'));
  for (const match of text.matchAll(BASE64_LINE))
    if (isKeyLine(match[0]) && !isKnown(match[0])) found.push(formed(match, match[0], 'line of a key'));
  return found;
}

function formed(match: RegExpExecArray, run: string, what: string): Formed {
  return { start: match.index, end: match.index + run.length, what };
}

function besideWords(text: string, isKnown: (run: string) => boolean): readonly Formed[] {
  if (!WORDS.test(text)) return [];
  return [...text.matchAll(RUN)].flatMap((match) => {
    const [run] = match;
    if (!isRandom(run) || isKnown(run)) return [];
    const around = text.slice(Math.max(0, match.index - REACH), match.index);
    return WORDS.test(around) ? [formed(match, run, 'drawn text beside a word for a secret')] : [];
  });
}

/** Base64 and hex whose text names a secret, or holds one by its form. */
function encoded(text: string, isKnown: (run: string) => boolean, depth: number): readonly Formed[] {
  if (depth >= MAX_DEPTH) return [];
  return decodedRuns(text).flatMap(({ start, end, text: inner }) =>
    namesSecret(inner) || secretsByForm(inner, isKnown, depth + 1).length > 0
      ? [{ start, end, what: 'encoded secret' }]
      : [],
  );
}

const NAMED_VALUE =
  /(?:secret|passw(?:or)?d|passwort|kennwort|passphrase|\bpass|\bpwd?|token|api[_-]?key|credential|authorization)\w{0,16}\\?["']?\s*(?:=>|[=:])\s*\\?["']?[^\s"'&]{3,}|-----BEGIN [A-Z ]*PRIVATE KEY/i;

function namesSecret(text: string): boolean {
  return NAMED_VALUE.test(text) || /^[\w.@+-]{1,64}:(?!\d+$)[^\s:/]{4,}$/.test(text);
}

/** In order; of those that overlap the first and longest. */
function apart(all: readonly Formed[]): readonly Formed[] {
  const inOrder = [...all].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Formed[] = [];
  for (const one of inOrder) {
    const last = kept.at(-1);
    if (last === undefined || one.start >= last.end) kept.push(one);
    else if (one.end > last.end) kept[kept.length - 1] = { ...last, end: one.end };
  }
  return kept;
}
