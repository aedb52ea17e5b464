import type { Pattern } from './collect.js';
import { SHORT_TEXTS } from './short-texts.js';

/** Verdicts by the patterns as they are written. */
export type Verdicts = Readonly<Record<string, string>>;

export const nameOf = ({ source, flags }: Pick<Pattern, 'source' | 'flags'>): string => `/${source}/${flags}`;

/** The text of the committed file, in one order on every machine. */
export function textOf(verdicts: Verdicts): string {
  const sorted = Object.entries(verdicts).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`;
}

export function verdictsIn(text: string): Verdicts {
  const parsed: unknown = JSON.parse(text);
  const entries = typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : [];
  return Object.fromEntries(entries.map(([name, verdict]) => [name, String(verdict)]));
}

/**
 * What a person has to look at: patterns without a verdict, verdicts without a pattern, exponential patterns, and polynomial
 * ones without a reason why the texts that they meet are short.
 */
export function differences(
  patterns: readonly Pattern[],
  verdicts: Verdicts,
  reasons: Verdicts = SHORT_TEXTS,
): readonly string[] {
  const names = new Set(patterns.map(nameOf));
  const isPolynomial = (name: string): boolean => verdicts[name]?.startsWith('polynomial') === true;
  return [
    ...patterns
      .filter((pattern) => verdicts[nameOf(pattern)] === undefined)
      .map((pattern) => `${pattern.file}: ${nameOf(pattern)} was not judged; npm run check:patterns -- --write`),
    ...Object.keys(verdicts)
      .filter((name) => !names.has(name))
      .map((name) => `${name} stands nowhere any more; npm run check:patterns -- --write`),
    ...patterns
      .filter((pattern) => verdicts[nameOf(pattern)] === 'exponential')
      .map((pattern) => `${pattern.file}: ${nameOf(pattern)} can take exponential time: rewrite it`),
    ...patterns
      .filter((pattern) => isPolynomial(nameOf(pattern)) && reasons[nameOf(pattern)] === undefined)
      .map((pattern) => `${pattern.file}: ${nameOf(pattern)} reads a long text again and again: bound its repetitions`),
    ...Object.keys(reasons)
      .filter((name) => !isPolynomial(name))
      .map((name) => `${name} needs no reason any more: it is not polynomial`),
  ];
}
