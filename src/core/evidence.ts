import type { Evidence } from './model.js';

/** Names the place of a piece of evidence: source, line or frame, number. */
export function placeOf({ source, unit, number }: Evidence): string {
  return `${source} ${unit} ${String(number)}`;
}

/** Each place once, in the order in which it is met. */
export function eachPlaceOnce<E extends Evidence>(evidence: readonly E[]): readonly E[] {
  const places = new Map<string, E>();
  for (const one of evidence) if (!places.has(placeOf(one))) places.set(placeOf(one), one);
  return [...places.values()];
}
