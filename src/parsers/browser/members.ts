/** The members of a JSON object. */
export type Members = Readonly<Record<string, unknown>>;

/** A value as an object; an empty one for anything else. */
export function membersOf(value: unknown): Members {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A JSON text as a value; null if it is no JSON. */
export function jsonValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A member that is text and not empty. */
export function textOf(members: Members, name: string): string | null {
  const value = members[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A member that is a number of zero or more; HAR writes -1 for unknown. */
export function countOf(members: Members, name: string): number | null {
  const value = members[name];
  return typeof value === 'number' && value >= 0 ? value : null;
}

/** Name and value pairs (headers, posted parameters), by name in lower case, as in HTTP/2. */
export function pairsOf(value: unknown): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  for (const pair of Array.isArray(value) ? value.map(membersOf) : []) {
    const [name, text] = [textOf(pair, 'name'), textOf(pair, 'value')];
    if (name !== null && text !== null && !pairs.has(name.toLowerCase())) pairs.set(name.toLowerCase(), text);
  }
  return pairs;
}
