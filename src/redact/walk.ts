import { fieldsOf } from '../core/event.js';

/** Nested data with each text changed. What holds no changed text is not copied; shared parts stay shared. */
export function mapTexts<T>(value: T, change: (text: string, key: string) => string): T;
export function mapTexts(value: unknown, change: (text: string, key: string) => string): unknown {
  // What did not change is not remembered: a look at it again costs less than its place in a map.
  const copies = new Map<object, unknown>();
  const mapped = (item: unknown, key: string): unknown => {
    if (typeof item === 'string') return change(item, key);
    if (typeof item !== 'object' || item === null) return item;
    const known = copies.get(item);
    if (known !== undefined) return known;
    const result = Array.isArray(item) ? mappedList(item, key) : mappedFields(item);
    if (result !== item) copies.set(item, result);
    return result;
  };
  const mappedList = (list: readonly unknown[], key: string): readonly unknown[] => {
    let copy: unknown[] | null = null;
    for (let at = 0; at < list.length; at += 1) {
      const changed = mapped(list[at], key);
      if (changed !== list[at]) (copy ??= [...list])[at] = changed;
    }
    return copy ?? list;
  };
  const mappedFields = (item: object): object => {
    const fields = fieldsOf(item);
    let copy: Record<string, unknown> | null = null;
    for (const name in fields) {
      const changed = mapped(fields[name], name);
      if (changed !== fields[name]) (copy ??= { ...fields })[name] = changed;
    }
    return copy ?? item;
  };
  return mapped(value, '');
}

/** A place in a source. */
export interface Place {
  readonly source: string;
  readonly unit: string;
  readonly number: number;
}

/** Evidence as the walk finds it, which looks at no field. */
export interface Found {
  readonly source: unknown;
  readonly unit: unknown;
  readonly number: unknown;
}

/** Where a text is: its evidence, or null if it is in none. */
export function placeOf(found: Found | null): Place | null {
  if (found === null) return null;
  return { source: String(found.source), unit: String(found.unit), number: Number(found.number) };
}

/**
 * Calls back for every text of nested data, in order; under each key only once, with the place where it came first.
 * Objects are not remembered: a second look at a shared one costs less than a set of them all.
 */
export function eachText(value: unknown, found: (text: string, key: string, place: Found | null) => void): void {
  const known = new Map<string, Set<string>>();
  const visit = (item: unknown, key: string, place: Found | null): void => {
    if (typeof item === 'string') {
      const texts = known.get(key) ?? new Set<string>();
      if (texts.has(item)) return;
      known.set(key, texts.add(item));
      found(item, key, place);
    } else if (Array.isArray(item)) {
      for (const one of item) visit(one, key, place);
    } else if (typeof item === 'object' && item !== null) {
      const here = 'source' in item && 'unit' in item && 'number' in item ? item : place;
      const fields = fieldsOf(item);
      for (const name in fields) visit(fields[name], name, here);
    }
  };
  visit(value, '', null);
}
