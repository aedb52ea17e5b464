/** Nested data with each text changed. What holds no changed text is not copied; shared parts stay shared. */
export function mapTexts<T>(value: T, change: (text: string, key: string) => string): T;
export function mapTexts(value: unknown, change: (text: string, key: string) => string): unknown {
  const done = new Map<object, unknown>();
  const mapped = (item: unknown, key: string): unknown => {
    if (typeof item === 'string') return change(item, key);
    if (typeof item !== 'object' || item === null) return item;
    const known = done.get(item);
    if (known !== undefined) return known;
    const result = Array.isArray(item) ? mappedList(item, key) : mappedFields(item);
    done.set(item, result);
    return result;
  };
  const mappedList = (list: readonly unknown[], key: string): readonly unknown[] => {
    const all = list.map((one) => mapped(one, key));
    return all.every((one, index) => one === list[index]) ? list : all;
  };
  const mappedFields = (item: object): object => {
    const fields = Object.entries(item);
    const all = fields.map(([name, one]): [string, unknown] => [name, mapped(one, name)]);
    return all.every(([, one], index) => one === fields[index]?.[1]) ? item : Object.fromEntries(all);
  };
  return mapped(value, '');
}

/** A text, its key, and its evidence if it has any. */
export interface FoundText {
  readonly text: string;
  readonly key: string;
  readonly where: string | null;
}

/** Every text of nested data once, in order. */
export function* textsOf(value: unknown): Iterable<FoundText> {
  const seen = new Set<object>();
  function* visit(item: unknown, key: string, where: string | null): Iterable<FoundText> {
    if (typeof item === 'string') yield { text: item, key, where };
    if (typeof item !== 'object' || item === null || seen.has(item)) return;
    seen.add(item);
    const here = placeOf(item) ?? where;
    if (Array.isArray(item)) for (const one of item) yield* visit(one, key, here);
    else for (const [name, one] of Object.entries(item)) yield* visit(one, name, here);
  }
  yield* visit(value, '', null);
}

function placeOf(item: object): string | null {
  if (!('source' in item && 'unit' in item && 'number' in item)) return null;
  return `${String(item.source)}:${String(item.number)}`;
}
