/**
 * A list that is not empty. A literal with a spread after its first element has room for 17 more, and most lists of
 * lines have one or two.
 */
export function listOf<T>(first: T, rest: readonly T[]): readonly [T, ...T[]] {
  const [second, ...others] = rest;
  if (second === undefined) return [first];
  return others.length === 0 ? [first, second] : [first, ...rest];
}
