import { latin1Text } from '../text/bytes.js';
import { LAYER, type Walk } from './walk.js';

/** Incomplete datagrams kept at once; the oldest is dropped first. */
const MAX_OPEN = 256;

/** Bytes kept of all of them, plus 64 for each fragment; a datagram has at most 65,535. */
export const MAX_FRAGMENT_BYTES = 8 * 1024 * 1024;

const FRAGMENT_COST = 64;

/** RFC 791 and RFC 8200: no datagram is longer. */
const MAX_DATAGRAM = 65_535;

interface Fragment {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

interface Datagram {
  readonly fragments: Fragment[];
  /** Null until the last fragment is read. */
  total: number | null;
  bytes: number;
}

/**
 * Reassembles fragments of IPv4 (RFC 791 section 3.2) and IPv6 (RFC 8200 section 4.5). Of overlapping fragments, the
 * one with the lower offset counts.
 */
export class Fragments {
  readonly #open = new Map<string, Datagram>();
  #bytes = 0;

  /** Takes the fragment at which the walk stopped; returns the payload of its datagram once it is complete. */
  offer(walk: Walk): DataView | null {
    const index = walk.count - 1;
    const start = walk.payloads[index] ?? 0;
    const end = walk.ends[index] ?? 0;
    // A fragment that is cut leaves a hole; one with a bad checksum may belong to another datagram.
    if (end < (walk.wireEnds[index] ?? 0) || start >= end) return null;
    const place = walk.kinds[index] === LAYER.ipv6 ? place6(walk, index) : place4(walk, index);
    if (place === null || place.offset + end - start > MAX_DATAGRAM) return null;
    const bytes = new Uint8Array(walk.view.buffer, walk.view.byteOffset + start, end - start).slice();
    const datagram = this.#add(place.key, { offset: place.offset, bytes });
    if (!place.more) datagram.total ??= place.offset + bytes.byteLength;
    const whole = assemble(datagram);
    if (whole !== null) this.#drop(place.key, datagram);
    return whole;
  }

  #add(key: string, fragment: Fragment): Datagram {
    const datagram = this.#open.get(key) ?? { fragments: [], total: null, bytes: 0 };
    const cost = fragment.bytes.byteLength + FRAGMENT_COST;
    datagram.fragments.push(fragment);
    datagram.bytes += cost;
    this.#bytes += cost;
    this.#open.set(key, datagram);
    while (this.#open.size > MAX_OPEN || this.#bytes > MAX_FRAGMENT_BYTES) this.#dropOldest();
    return datagram;
  }

  #dropOldest(): void {
    for (const [key, datagram] of this.#open) {
      this.#drop(key, datagram);
      return;
    }
  }

  #drop(key: string, datagram: Datagram): void {
    this.#open.delete(key);
    this.#bytes -= datagram.bytes;
  }
}

interface Place {
  readonly key: string;
  readonly offset: number;
  readonly more: boolean;
}

function place4({ view, starts, payloads }: Walk, index: number): Place | null {
  const at = starts[index] ?? 0;
  if (!headerChecksumHolds(view, at, payloads[index] ?? 0)) return null;
  const bits = view.getUint16(at + 6);
  const key = `4 ${view.getUint32(at + 12)} ${view.getUint32(at + 16)} ${view.getUint16(at + 4)} ${view.getUint8(at + 9)}`;
  return { key, offset: (bits & 0x1fff) * 8, more: (bits & 0x2000) !== 0 };
}

/** RFC 1071: the sum over a good header is all ones. */
function headerChecksumHolds(view: DataView, start: number, end: number): boolean {
  let sum = 0;
  for (let at = start; at < end; at += 2) sum += view.getUint16(at);
  return sum % 0xffff === 0;
}

/** The fragment header is the last before the payload. */
function place6({ view, starts, payloads }: Walk, index: number): Place {
  const at = starts[index] ?? 0;
  const header = (payloads[index] ?? 0) - 8;
  const bits = view.getUint16(header + 2);
  const addresses = latin1Text(new Uint8Array(view.buffer, view.byteOffset + at + 8, 32));
  return { key: `6 ${addresses} ${view.getUint32(header + 4)}`, offset: bits & 0xfff8, more: (bits & 1) === 1 };
}

/** The whole payload; null while bytes are missing. */
function assemble({ fragments, total }: Datagram): DataView | null {
  if (total === null) return null;
  const sum = fragments.reduce((bytes, fragment) => bytes + fragment.bytes.byteLength, 0);
  if (sum < total) return null;
  const whole = new Uint8Array(total);
  let filled = 0;
  for (const { offset, bytes } of fragments.toSorted((a, b) => a.offset - b.offset)) {
    if (offset > filled) return null;
    const fresh = bytes.subarray(filled - offset, total - offset);
    whole.set(fresh, filled);
    filled += fresh.byteLength;
  }
  return filled === total ? new DataView(whole.buffer) : null;
}
