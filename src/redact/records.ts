import { MASK } from './found.js';
import { dumpSecrets } from './dumps.js';
import { maskByPattern } from './patterns.js';
import { looksSecret, SECRET_WORDS } from './secret-words.js';
import type { Place } from './walk.js';

/** A secret that two records show together. */
export interface AcrossSecret {
  readonly name: string;
  readonly value: string;
  readonly where: Place;
}

interface Record {
  readonly where: Place;
  readonly text: string;
}

/** A record that ends where a value would begin: a key without one, a block of YAML, an open list, a form's header. */
const OPENS = new RegExp(
  `(?:(?<![/])\\b[\\w.-]{0,64}(?:${SECRET_WORDS}|pass|pw|pin|otp|credentials?)\\\\{0,7}["']?\\s{0,8}(?:=>|:=|={1,2}|:|->)\\s{0,8}(?:[|>][+-]?\\d?|\\\\{0,7}["'[{]|\\[\\s*\\{?)?|\\bname=\\\\{0,7}["'][\\w.-]{1,80}\\\\{0,7}["'];?|<(?:name|key)>[\\w.-]{1,80}</(?:name|key)>)\\s*$`,
  'i',
);
/** How such a record ends: nearly all end otherwise, and need no search for a key. */
const OPEN_END = /(?:[=:>|"'[{;]|[|>][+-]?\d?)$/;
const KEY_BEGINS = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----/;
/** A line of a key, or a header of an encrypted one (RFC 1421 section 4.6). */
const KEY_LINE = /^(?:[A-Za-z0-9+/]{1,76}={0,2}|(?:Proc-Type|DEK-Info|Version|Comment): .*)$/;
/** Records after the first that may belong to it: the header of a form's part, an empty line, a list's values. */
const REACH = 6;
const MAX_KEY_LINES = 200;
/** What names the writer of a record: a thread, a process with its number, a container. */
const WRITER = /\([^()]{0,80}-\d+\)|\btid=\w+|\s[\w./-]{1,64}\[\d+\](?=:)|\s[0-9a-f]{12}(?=:)/;

/** Records of the sources of an analysis, to look at those that belong together. */
export class Records {
  private readonly bySource = new Map<string, Map<number, Record>>();

  add(where: Place, text: string): void {
    if (where.unit !== 'line') return;
    const own = this.bySource.get(where.source) ?? new Map<number, Record>();
    this.bySource.set(where.source, own);
    // The text of its stamp stands in the same place.
    if (text.length > (own.get(where.number)?.text.length ?? 0)) own.set(where.number, { where, text });
  }

  /** Secrets that no record shows alone. */
  *secrets(): Iterable<AcrossSecret> {
    for (const own of this.bySource.values()) {
      const inOrder = [...own.values()].sort((a, b) => a.where.number - b.where.number);
      for (const [at, record] of inOrder.entries()) {
        if (KEY_BEGINS.test(record.text)) yield* keyLines(record, after(inOrder, at, MAX_KEY_LINES));
        else if (isOpen(record.text)) yield* acrossRecords(record, after(inOrder, at, REACH));
      }
      yield* dumpSecrets(inOrder);
    }
  }
}

/** Whether a record ends where a value would begin. */
function isOpen(text: string): boolean {
  return OPEN_END.test(text.trimEnd().slice(-3)) && OPENS.test(text);
}

/** The next records of the same writer. */
function after(inOrder: readonly Record[], at: number, most: number): readonly Record[] {
  const writer = writerOf(inOrder[at]?.text ?? '');
  const next: Record[] = [];
  for (let later = at + 1; later < inOrder.length && later < at + 8 * most && next.length < most; later += 1) {
    const record = inOrder[later];
    if (record !== undefined && writerOf(record.text) === writer) next.push(record);
  }
  return next;
}

function writerOf(text: string): string {
  return WRITER.exec(text.slice(0, 240))?.[0] ?? '';
}

function* keyLines(first: Record, next: readonly Record[]): Iterable<AcrossSecret> {
  for (const { where, text } of next) {
    const line = messageOf(text, first.text).trim();
    if (!KEY_LINE.test(line)) return;
    yield { name: 'private key', value: line, where };
  }
}

function* acrossRecords(first: Record, next: readonly Record[]): Iterable<AcrossSecret> {
  const joined = [first.text, ...next.map(({ text }) => messageOf(text, first.text))].join('\n');
  const found: AcrossSecret[] = [];
  maskByPattern(joined, ({ kind, name, value }) => {
    const written = value.trim();
    const isGiven = looksSecret(written) || joined.includes(`"${value}"`) || joined.includes(`'${value}'`);
    const isOne = !/[\r\n]/.test(written) && !/\s\S+\s/.test(written);
    if (kind === 'secret' && isOne && isGiven && !first.text.includes(value))
      found.push({ name, value: written, where: first.where });
    return MASK;
  });
  yield* found;
  yield* blockLines(first, next);
}

/** The lines of a YAML block or list, which are further in than their key, or the one value after it. */
function* blockLines(first: Record, next: readonly Record[]): Iterable<AcrossSecret> {
  const messages = next.map(({ text, where }) => ({ text: messageOf(text, first.text), where }));
  for (const { text, where } of messages) {
    const [, value = ''] = /^\s*(?:- )?["']?([^\s"']+)["']?,?\s*$/.exec(text) ?? [];
    if (value === '' || !looksSecret(value) || /[:={}[\]<>]/.test(value)) return;
    yield { name: 'value of its key', value, where };
  }
}

/** A record's message: what follows the part that both records begin with, but for their numbers. */
export function messageOf(text: string, other: string): string {
  let [at, theirs] = [0, 0];
  while (at < text.length && theirs < other.length) {
    const [own, their] = [isDigit(text, at), isDigit(other, theirs)];
    if (own && their) {
      while (isDigit(text, at)) at += 1;
      while (isDigit(other, theirs)) theirs += 1;
    } else if (!own && !their && text[at] === other[theirs]) {
      at += 1;
      theirs += 1;
    } else break;
  }
  while (at > 0 && !/\s/.test(text.charAt(at - 1))) at -= 1;
  return text.slice(at);
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}
