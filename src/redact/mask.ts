import type { Analysis } from '../core/analysis.js';
import type { Notice } from '../core/notice.js';
import { secretsByForm } from './form/detect.js';
import { isMasked, MASK } from './found.js';
import type { Found } from './found.js';
import { OUR_KEYS, restoringNeedles } from './identities.js';
import { learnIdentities, learnSecrets } from './learn.js';
import type { Learned } from './learn.js';
import { maskByPattern } from './patterns.js';
import { isRuleText, kindOfKey } from './text-keys.js';
import { mapTexts } from './walk.js';

export { learnSecrets } from './learn.js';
export type { Learned } from './learn.js';
export { leaks } from './leaks.js';

/** Options for masking. */
export interface RedactOptions {
  /** `secrets`, the default, keeps addresses, hosts and user names, because a case needs them. */
  readonly redact?: 'secrets' | 'identities';
}

/** A masked analysis, and what was learned from it. */
export interface Redacted {
  readonly analysis: Analysis;
  readonly learned: Learned;
}

/** Learns what a report with these options must not contain; `leaks` searches it. */
export function learn(analysis: Analysis, { redact: what }: RedactOptions = {}): Learned {
  return what === 'identities' ? learnIdentities(analysis) : learnSecrets(analysis);
}

/** The analysis with every secret masked and every client id shortened; numbers, codes and statuses stay. */
export function redact(analysis: Analysis, options: RedactOptions = {}): Redacted {
  const learned = learn(analysis, options);
  const notices = [...analysis.notices, ...noticesByForm(learned)];
  return { analysis: maskData({ ...analysis, notices }, learned), learned };
}

/** A notice of what only its form gave away, once a source and kind: whoever reads on should know that it was there. */
function noticesByForm({ byForm }: Learned): readonly Notice[] {
  const notices = new Map<string, Notice>();
  for (const { what, where } of byForm) {
    if (where === null || notices.has(`${what} ${where.source}`)) continue;
    const message = `masked by its form alone, no key names it: ${what}`;
    notices.set(`${what} ${where.source}`, {
      code: 'masked-by-form',
      source: where.source,
      number: where.number,
      message,
    });
  }
  return [...notices.values()];
}

/** Longest text that is remembered with its mask; longer ones rarely repeat. */
const MAX_REPEATED = 64;

/** Masks all learned values in any data of an analysis. */
export function maskData<T>(data: T, learned: Learned): T {
  // One map for each way of masking, so that no key has to be put together for each text.
  const ways = new Map<string, Map<string, string>>();
  const wayOf = memoised((key: string): Map<string, string> => {
    const name = `${String(isRuleText(key))} ${String(OUR_KEYS.has(key))} ${kindOfKey(key) ?? ''}`;
    const way = ways.get(name) ?? new Map<string, string>();
    ways.set(name, way);
    return way;
  });
  return mapTexts(data, (text, key) => {
    // A line of a log is there once, and its place in a map takes as much memory as its event.
    if (text.length > MAX_REPEATED) return maskField(text, key, learned);
    const masked = wayOf(key);
    const known = masked.get(text);
    if (known !== undefined) return known;
    const result = maskField(text, key, learned);
    masked.set(text, result);
    return result;
  });
}

function memoised<V>(make: (key: string) => V): (key: string) => V {
  const made = new Map<string, V>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}

function maskField(text: string, key: string, learned: Learned): string {
  const kind = kindOfKey(key);
  if (kind !== null) return show({ kind, name: key, value: text }, learned);
  const safe = isRuleText(key) ? maskLearned(text, learned) : maskByKey(text, learned);
  return OUR_KEYS.has(key) ? safe : replaceNames(safe, learned);
}

/** Replaces every learned name; in base64 or hex by a mask. */
export function replaceNames(text: string, learned: Learned): string {
  const plain = learned.names.replace(text, ({ shown }) => shown);
  return learned.encodedNames.replace(plain, ({ shown }) => shown);
}

/** Names by their replacements, to restore a report. */
export function identityMap(analysis: Analysis): Readonly<Record<string, string>> {
  return Object.fromEntries(learnIdentities(analysis).identities.map(({ shown, original }) => [shown, original]));
}

/** Restores the names in a text by a map. */
export function restoreIdentities(text: string, map: Readonly<Record<string, string>>): string {
  return restoringNeedles(map).replace(text, (original) => original);
}

/** Masks one text: by its keys and syntax, then every learned value in any encoding, then by form. */
export function maskText(text: string, learned: Learned): string {
  const masked = maskByKey(text, learned);
  const found = secretsByForm(masked, (run) => learned.clientIds.whole.includes(run));
  return found.reduceRight((shown, { start, end }) => shown.slice(0, start) + MASK + shown.slice(end), masked);
}

/** Texts of a stream kept in mind for what comes later; a capture may hold a token in each of its requests. */
const MAX_REMEMBERED = 4096;

/** Masks texts of a stream: what one of them shows is masked in all that follow, up to a bound. */
export function maskingStream(): (texts: readonly string[]) => readonly string[] {
  let shown: readonly string[] = [];
  let learned = learnSecrets({ shown });
  return (texts) => {
    const news = texts.filter((text) => learnSecrets({ text }).secrets.length > 0);
    if (news.length > 0) {
      shown = [...shown, ...news].slice(-MAX_REMEMBERED);
      learned = learnSecrets({ shown });
    }
    return texts.map((text) => maskText(text, learned));
  };
}

/** The same for a text of the data that was learned from, of which all forms are learned. */
function maskByKey(text: string, learned: Learned): string {
  if (learned.clean.has(text)) return maskLearned(text, learned);
  return maskLearned(
    maskByPattern(text, (found) => show(found, learned)),
    learned,
  );
}

/** Pass two: replaces every learned value in any encoding. */
export function maskLearned(text: string, learned: Learned): string {
  return learned.needles.replace(text, ({ secret, form }) => (form === 'plain' ? secret.shown : MASK));
}

function show({ kind, value }: Found, learned: Learned): string {
  if (value === '' || (kind === 'secret' && isMasked(value))) return value;
  return kind === 'client-id' ? learned.clientIds.shown(value) : MASK;
}
