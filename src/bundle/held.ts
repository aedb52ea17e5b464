import type { Entry } from './entry.js';
import { peek } from './peek.js';

/** An entry that is small enough to be held in memory, or as it was. */
export type Held =
  | { readonly bytes: Uint8Array; readonly close: () => Promise<void> }
  | { readonly bytes: null; readonly entry: Entry; readonly close: () => Promise<void> };

/** Takes an entry into memory where it has at most `maxBytes` bytes; `entry` still gives all of one that is larger. */
export async function held(entry: Entry, maxBytes: number): Promise<Held> {
  if (entry.size !== null && entry.size > maxBytes) return { bytes: null, entry, close: () => Promise.resolve() };
  const { head, entry: whole, close } = await peek(entry, maxBytes + 1);
  if (head.length > maxBytes) return { bytes: null, entry: whole, close };
  return { bytes: head, close };
}
