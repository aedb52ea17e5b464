import { COMMANDS } from './command-options.js';
import type { CommandForm, Part } from './command-options.js';
import { isMasked } from './found.js';
import type { Show } from './found.js';
import { isSecretName } from './secret-words.js';
import { enclosingQuote, shellWords } from '../text/shell-words.js';
import type { Word } from '../text/shell-words.js';

/** A program's name at the begin of a command; its arguments follow after a blank. */
const PROGRAM =
  /(?<![\w.@-])(curl|wget2?|openssl|sshpass|mysql\w*|mariadb[\w-]*|redis-cli|ldap[a-z]+|snmp[a-z]+|keytool|https?|invoke-(?:restmethod|webrequest)|irm|iwr|convertto-securestring)(?:\.exe)?(?=[ \t])/gi;
/** The next lines of a long curl command begin with options; nothing else in a case is written so. */
const CONTINUED = /^[ \t]*(?=--?[A-Za-z][\w-]*[ =])/;

/** A secret part of the text. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly value: string;
}

/** Masks secrets among the arguments of typed commands, in any quotes. */
export function maskCommands(text: string, show: Show): string {
  const [curl] = COMMANDS;
  const continued = CONTINUED.test(text) && curl !== undefined;
  const spans = continued ? [...spansOf(shellWords(text, 0, null), curl)] : [];
  // The words of a command are read once, even if its own name is among them.
  const read = new Map<CommandForm, number>();
  for (const match of text.matchAll(PROGRAM)) {
    const form = COMMANDS.find(({ program }) => program.test(match[1]?.toLowerCase() ?? ''));
    const start = match.index + match[0].length;
    if (form === undefined || start < (read.get(form) ?? 0)) continue;
    const words = shellWords(text, start, enclosingQuote(text, match.index));
    read.set(form, words.at(-1)?.at.at(-1) ?? start);
    spans.push(...spansOf(words, form));
  }
  // A command may run another one (`sshpass … curl …`): both read the words of the inner one.
  const inOrder = spans.sort((a, b) => a.from - b.from || b.to - a.to);
  return masked(text, inOrder, show);
}

function masked(text: string, spans: readonly Span[], show: Show): string {
  let result = '';
  let from = 0;
  for (const span of spans) {
    if (span.from < from || isMasked(span.value)) continue;
    result += text.slice(from, span.from) + show({ kind: 'secret', name: span.name, value: span.value });
    from = span.to;
  }
  return from === 0 ? text : result + text.slice(from);
}

function* spansOf(words: readonly Word[], form: CommandForm): Iterable<Span> {
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === undefined) return;
    const option = optionOf(word.text, form);
    if (option === null) {
      if (form.operands !== undefined && !word.text.startsWith('-')) yield* secretsIn(word, 0, form.operands, form);
      continue;
    }
    const next = words[at + 1];
    // A word after an attached value is no part of it.
    if (option.begin !== null) yield* secretsIn(word, option.begin, option.part, form);
    else if (next !== undefined && takesNext(next.text, form)) yield* secretsIn(next, 0, option.part, form);
    if (option.begin === null) at++;
  }
}

/** mysql's `-p` without an attached password asks for it; an option's password does not begin like an option. */
function takesNext(next: string, { program }: CommandForm): boolean {
  return !/^--?[A-Za-z]/.test(next) && !program.test('mysql');
}

interface Option {
  readonly part: Part;
  /** Begin of its value in the word; null if the value is the next word. */
  readonly begin: number | null;
}

function optionOf(word: string, form: CommandForm): Option | null {
  const [, name = '', rest] = /^(--?[A-Za-z][\w-]*)(?:[=:]([\s\S]*))?$/.exec(word) ?? [];
  const known = partOf(name, form);
  if (known !== null && (rest !== undefined || name.length > 2 || word.length === 2))
    return { part: known, begin: rest === undefined ? null : name.length + 1 };
  if (!/^-[^-]/.test(word)) return null;
  const valued = Array.from(word.slice(1)).findIndex((letter) => form.valued.includes(letter)) + 1;
  const part = valued === 0 ? null : partOf(`-${word.charAt(valued)}`, form);
  return part === null ? null : { part, begin: word.length === valued + 1 ? null : valued + 1 };
}

/** Only PowerShell ignores case. */
function partOf(name: string, { secret, valued, program }: CommandForm): Part | null {
  const own = Object.hasOwn(secret, name) ? secret[name] : undefined;
  if (own !== undefined || valued !== '' || !program.flags.includes('i')) return own ?? null;
  return Object.entries(secret).find(([one]) => one.toLowerCase() === name.toLowerCase())?.[1] ?? null;
}

function* secretsIn(word: Word, begin: number, part: Part, form: CommandForm): Iterable<Span> {
  const value = word.text.slice(begin);
  for (const { start, end, name } of rangesIn(value, part, form)) {
    const from = word.at[begin + start];
    const last = word.at[begin + end - 1];
    if (end > start && from !== undefined && last !== undefined)
      yield { from, to: last + 1, name, value: value.slice(start, end) };
  }
}

interface Range {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

function rangesIn(value: string, part: Part, form: CommandForm): readonly Range[] {
  const whole = (start: number, name = 'password'): readonly Range[] => [{ start, end: value.length, name }];
  switch (part) {
    case 'whole':
      return whole(0);
    case 'pass':
      return /^pass:/.test(value) ? whole('pass:'.length) : [];
    case 'user':
      // A key store's URI (RFC 7512) and a drive's letter also hold a colon.
      return /^[^:\\{$(]*:(?![\\/])./s.test(value) && !/^pkcs11:/.test(value) ? whole(value.indexOf(':') + 1) : [];
    case 'cookie':
      return pairsIn(value, /(?<![^=;\s])([^=;\s]+)=([^;]*)/g, () => true);
    case 'form':
      return pairsIn(value, /(?<![^=&])([^=&]+)=([^&]*)/g, isSecretName);
    case 'field':
      return pairsIn(value, /^([^=:\s]+)(?:={1,2}|:=)([\s\S]*)$/g, (name) => isSecretName(name) && form.valued !== '');
    case 'header':
      return pairsIn(value, /^([\w-]+):\s*([\s\S]*)$/g, isSecretName);
  }
}

function pairsIn(value: string, re: RegExp, isSecret: (name: string) => boolean): readonly Range[] {
  return [...value.matchAll(re)].flatMap((match) => {
    const [all, name = '', own = ''] = match;
    const end = match.index + all.length;
    return isSecret(name) ? [{ start: end - own.length, end, name: name.toLowerCase() }] : [];
  });
}
