/** Fields of `T`, of which an optional one may be undefined. */
type Fields<T> = { readonly [K in keyof T]: object extends Pick<T, K> ? T[K] | undefined : T[K] };

/**
 * The fields that are not undefined, in their order. A literal with one spread for each optional field would make a new
 * hidden class for every object: 30 times as slow.
 */
export function present<T extends object>(fields: Fields<T>): T {
  const all: Partial<T> = {};
  for (const key in fields) if (fields[key] !== undefined) all[key] = fields[key];
  return all as T;
}
