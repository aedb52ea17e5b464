import { isMasked, replaceEach } from './found.js';
import type { Show } from './found.js';
import { beginsWord, FOREIGN_WORDS, looksSecret, SENTENCE_WORDS, SHORT_WORDS, VAGUE_WORDS } from './secret-words.js';

const SEPARATOR = `\\\\{0,7}["']?\\s{0,8}(?:=>|:=|={1,2}|:|-{1,2}>|→)\\s{0,8}`;
const VALUE = `(?:(?<quote>\\\\{0,7}["'])(?<quoted>(?:(?!\\k<quote>)[^\\r\\n])*)|(?<bare>[^\\s"'&<>,;)}\\]]+))`;

/** `pass=…`, `userPin: …`; a key in quotes has its begin there. */
const SHORT = new RegExp(`(?<before>(?<key>${SHORT_WORDS})${SEPARATOR})${VALUE}`, 'gi');
const VAGUE = new RegExp(`(?<before>(?<key>${VAGUE_WORDS})${SEPARATOR})${VALUE}`, 'gi');
const FOREIGN = new RegExp(
  `(?<before>(?<key>${FOREIGN_WORDS})["'」』]?\\s{0,8}(?:=>|[:=：]|->|→|は|是)\\s{0,8})${VALUE}`,
  'giu',
);
/** `the password for licsync is …`, `IDENTIFIED BY '…'`, `("password", "…")`: only a value that is no word. */
const SPOKEN =
  /(?<before>\b(?<key>pass(?:word|phrase|code|key)?|passwort|kennwort|token|secret|pin|otp|identified by)\b(?:["'],\s{0,4}(?=["'])|(?:\s+(?:for|of)\s+["']?[\w.@\\-]{1,64}["']?)?\s+(?:(?:is|was|ist|war|now|changed to|set to|reset to)\s+)?))(?:(?<quote>["'])(?<quoted>[^"'\r\n]{1,128})\k<quote>|(?<bare>[^\s"'&<>,;(){}[\]:=/]{6,}))/gi;
/** `user/password@host`, as Oracle writes it; `echo … | passwd --stdin`. */
const AT_HOST =
  /(?<before>(?:\b(?:user|userid|connect|thin|oci|login)[:= ]{1,3})[\w.-]{1,64}\/)(?<bare>(?!\/)[^\s/@"']{4,64})(?=@(?:\/\/)?[\w.[])/gi;
const PIPED =
  /(?<before>\b(?:echo|printf)\s+(?:-\w+\s+)?["']?)(?<bare>[^\s"'|]{4,128})(?=["']?\s*\|\s*(?:sudo\s+)?(?:passwd|chpasswd|docker login|sudo -S|su\b))/gi;
/** The verbs without which a bare word after `token` is none of its values. */
const LINKED = /\s(?:is|was|ist|war|now|to|by)\s+$/i;

const NOTHING = /^(?:null|nil|none|undefined|empty|true|false|yes|no|on|off|ok|\d{1,3}|\*+)$/i;
const SENTENCE = new RegExp(`^(?:${SENTENCE_WORDS})\\b`, 'i');
const WORDS = /^[\p{L}]+(?:[ _-][\p{L}]+)*[.!?]?$/u;
/** What a test's or a check's result is: `pass: 12/14`. */
const SCORE = /^[\d.,/%-]+$/;

/** Masks values of keys whose word is short, common or of another language. */
export function maskShortKeys(text: string, show: Show): string {
  const steps = [
    [SHORT, isShortSecret],
    [VAGUE, isVagueSecret],
    [FOREIGN, isForeignSecret],
    [SPOKEN, isSpokenSecret],
    [AT_HOST, () => true],
    [PIPED, () => true],
  ] as const;
  return steps.reduce(
    (masked, [re, isSecret]) =>
      replaceEach(masked, re, (match) =>
        re === FOREIGN || isKey(match, masked) ? shown(match, isSecret, show) : match[0],
      ),
    text,
  );
}

/** `bypass=` is no `pass`, and a path's part no key. */
function isKey({ index }: RegExpExecArray, text: string): boolean {
  return beginsWord(text, index) && text.charAt(index - 1) !== '/';
}

type IsSecret = (value: string, before: string, isQuoted: boolean) => boolean;

function shown(match: RegExpExecArray, isSecret: IsSecret, show: Show): string {
  const { before = '', key = 'password', quote = '', quoted, bare = '' } = match.groups ?? {};
  const value = quoted ?? bare;
  if (value === '' || isMasked(value) || NOTHING.test(value)) return match[0];
  if (!isSecret(value, before, quoted !== undefined)) return match[0];
  const masked = before + quote + show({ kind: 'secret', name: key.toLowerCase(), value });
  return masked + match[0].slice(before.length + quote.length + value.length);
}

/** After a colon a word may be a sentence's; numbers are a result, except for a PIN. */
const isShortSecret: IsSecret = (value, before, isQuoted) => {
  if (SCORE.test(value)) return /^\d{4,}$/.test(value) && /(?:pin|otp|pw)\W*$/i.test(before);
  if (isQuoted || /=\s*$/.test(before)) return true;
  return !SENTENCE.test(value) && !WORDS.test(value);
};

const isVagueSecret: IsSecret = (value) => value.length >= 6 && !WORDS.test(value) && looksSecret(value);

const isForeignSecret: IsSecret = (value, before, isQuoted) =>
  (!WORDS.test(value) && looksSecret(value)) || ((isQuoted || /=\s*$/.test(before)) && value.length >= 4);

const isSpokenSecret: IsSecret = (value, before, isQuoted) => {
  const isGiven = LINKED.test(before) || (isQuoted && /(?:,|by)\s*$/i.test(before)) || (isQuoted && value.length >= 6);
  return isGiven && !WORDS.test(value) && /\p{L}/u.test(value) && looksSecret(value) && !/^[\d.]+\w?$/.test(value);
};
