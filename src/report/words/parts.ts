import { duration } from '../when.js';

type Part = string | false | null | undefined;

/** Joins present parts with blanks. */
export function phrase(...parts: readonly Part[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' ');
}

/** `a (b; c)`: a statement with details. */
export function withDetails(statement: string, ...details: readonly Part[]): string {
  const known = details.filter((part) => typeof part === 'string' && part !== '');
  return known.length === 0 ? statement : `${statement} (${known.join('; ')})`;
}

/** A label before a value, or nothing without a value. */
export function labelled(label: string, value: string | number | undefined): string {
  return value === undefined || value === '' ? '' : `${label} ${String(value)}`;
}

/** `198.51.100.20:8443`, with brackets around IPv6 (RFC 5952 section 6). */
export function endpoint(host: string | null | undefined, port?: number | null): string {
  const name = host ?? '';
  const bracketed = name.includes(':') ? `[${name}]` : name;
  return port === undefined || port === null ? name : `${bracketed}:${String(port)}`;
}

/** `1 packet`, `1,402 lines`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${thousands(number)} ${number === 1 ? noun : plural}`;
}

/** Digits in groups of three, the same in every locale. */
export function thousands(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3}){1,6}$)/g, ',');
}

/** A duration in words, or nothing. */
export function took(label: string, micros: number | undefined): string {
  return micros === undefined ? '' : `${label} ${duration(micros)}`;
}

/** `a, b and c`. */
export function listed(items: readonly string[], last = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1) ?? ''}`;
}
