/** The named fields of an object, without missing ones. */
export function pick<F extends object, K extends keyof F>(facts: F, fields: readonly K[]): Partial<Pick<F, K>> {
  const picked: Partial<Pick<F, K>> = {};
  for (const field of fields) if (facts[field] !== undefined) picked[field] = facts[field];
  return picked;
}
