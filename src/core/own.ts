/** Adds the caller's own to the built-in ones; the same id replaces. */
export function withOwn<T extends { readonly id: string }>(
  builtIn: readonly T[],
  own: readonly T[] = [],
): readonly T[] {
  const ids = new Set(own.map(({ id }) => id));
  return [...builtIn.filter(({ id }) => !ids.has(id)), ...own];
}
