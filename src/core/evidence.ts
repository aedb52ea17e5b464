import type { Evidence } from './model.js';

/** Names the place of a piece of evidence: source, line or frame, number. */
export function placeOf({ source, unit, number }: Evidence): string {
  return `${source} ${unit} ${String(number)}`;
}

/** Tells two places apart also where a whole file is one line. */
export function placeKey(evidence: Evidence): string {
  return `${placeOf(evidence)} ${String(evidence.byteOffset)}`;
}

/** Each place once, in the order in which it is met. */
export function eachPlaceOnce<E extends Evidence>(evidence: readonly E[]): readonly E[] {
  const places = new Map<string, E>();
  for (const one of evidence) if (!places.has(placeKey(one))) places.set(placeKey(one), one);
  return [...places.values()];
}
