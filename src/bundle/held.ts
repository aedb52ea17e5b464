import type { Entry } from './entry.js';
import { peek } from './peek.js';

/** The bytes of a small entry, or else the entry. */
export type Held =
  | { readonly bytes: Uint8Array; readonly close: () => Promise<void> }
  | { readonly bytes: null; readonly entry: Entry; readonly close: () => Promise<void> };

/** Reads an entry into memory if it has at most `maxBytes` bytes; of a larger one, `entry` still gives all. */
export async function held(entry: Entry, maxBytes: number): Promise<Held> {
  if (entry.size !== null && entry.size > maxBytes) return { bytes: null, entry, close: () => Promise.resolve() };
  const { head, entry: whole, close } = await peek(entry, maxBytes + 1);
  if (head.length > maxBytes) return { bytes: null, entry: whole, close };
  return { bytes: head, close };
}
