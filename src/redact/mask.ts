import type { Analysis } from '../core/analysis.js';
import { isMasked, MASK } from './found.js';
import type { Found } from './found.js';
import { OUR_KEYS, restoringNeedles } from './identities.js';
import { isRuleText, kindOfKey, learnIdentities, learnSecrets } from './learn.js';
import type { Learned } from './learn.js';
import { maskByPattern } from './patterns.js';
import { mapTexts } from './walk.js';

export { learnSecrets } from './learn.js';
export type { Learned } from './learn.js';
export { leaks } from './leaks.js';

/** What is masked beyond secrets. */
export interface RedactOptions {
  /** `secrets`, the default, keeps addresses, hosts and user names, since a case needs them. */
  readonly redact?: 'secrets' | 'identities';
}

/** An analysis that may be shown, and what was learned while making it so. */
export interface Redacted {
  readonly analysis: Analysis;
  readonly learned: Learned;
}

/** What a report with these options must not hold; `leaks` looks for it. */
export function learn(analysis: Analysis, { redact: what }: RedactOptions = {}): Learned {
  return what === 'identities' ? learnIdentities(analysis) : learnSecrets(analysis);
}

/** The analysis with every secret masked and every client id shortened; numbers, codes and statuses stay. */
export function redact(analysis: Analysis, options: RedactOptions = {}): Redacted {
  const learned = learn(analysis, options);
  return { analysis: maskData(analysis, learned), learned };
}

/** Any data of an analysis with what was learned masked in all of its texts. */
export function maskData<T>(data: T, learned: Learned): T {
  const masked = new Map<string, string>();
  return mapTexts(data, (text, key) => {
    const place = `${String(isRuleText(key))} ${String(OUR_KEYS.has(key))} ${kindOfKey(key) ?? ''} ${text}`;
    const known = masked.get(place);
    if (known !== undefined) return known;
    const result = maskField(text, key, learned);
    masked.set(place, result);
    return result;
  });
}

function maskField(text: string, key: string, learned: Learned): string {
  const kind = kindOfKey(key);
  if (kind !== null) return show({ kind, name: key, value: text }, learned);
  const safe = isRuleText(key) ? maskLearned(text, learned) : maskText(text, learned);
  return OUR_KEYS.has(key) ? safe : replaceNames(safe, learned);
}

/** Puts its stand-in for every name that was learned; where one stands in base64 or hex, a mask. */
export function replaceNames(text: string, learned: Learned): string {
  const plain = learned.names.replace(text, ({ shown }) => shown);
  return learned.encodedNames.replace(plain, ({ shown }) => shown);
}

/** What undoes the replacing of names, for whoever may: stand-in to name. */
export function identityMap(analysis: Analysis): Readonly<Record<string, string>> {
  return Object.fromEntries(learnIdentities(analysis).identities.map(({ shown, original }) => [shown, original]));
}

/** A text with its stand-ins replaced by the names of a map. */
export function restoreIdentities(text: string, map: Readonly<Record<string, string>>): string {
  return restoringNeedles(map).replace(text, (original) => original);
}

/** Masks one text: what its own keys and syntax give away, then every learned value in any encoding. */
export function maskText(text: string, learned: Learned): string {
  return maskLearned(
    maskByPattern(text, (found) => show(found, learned)),
    learned,
  );
}

/** Pass two: replaces every learned value, in whatever encoding it stands. */
export function maskLearned(text: string, learned: Learned): string {
  return learned.needles.replace(text, ({ secret, form }) => (form === 'plain' ? secret.shown : MASK));
}

function show({ kind, value }: Found, learned: Learned): string {
  if (value === '' || (kind === 'secret' && isMasked(value))) return value;
  return kind === 'client-id' ? learned.clientIds.shown(value) : MASK;
}
