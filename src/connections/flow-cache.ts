import type { PlainSegment } from '../core/plain-segment.js';
import type { Side } from './connection.js';
import type { OpenConnection } from './connection-table.js';

/** A power of two, eight times as many as there are connections: two of them rarely want the same place. */
const SLOTS = 32_768;

/** Four words of each address, both ports in one, and the version of IP. */
const WORDS = 10;
const PORTS = 8;
const VERSION = 9;

/** The golden ratio in 32 bits, as in Fibonacci hashing. */
const SPREAD = 0x9e3779b1;

/** Finds the connection of a segment by numbers alone. Each has one of two places; an earlier holder loses it. */
export class FlowCache {
  /** Sender of the segment that was found last. */
  from: Side = 'client';
  readonly #entries = new Array<OpenConnection | null>(SLOTS).fill(null);
  readonly #words = new Int32Array(SLOTS * WORDS);

  /** Null if it has no place, although it may be open. */
  find(segment: PlainSegment): OpenConnection | null {
    const slot = slotOf(segment);
    return this.#at(slot, segment) ?? this.#at(slot ^ 1, segment);
  }

  /** Gives a place to the connection of a segment that its side `from` sent. */
  put(entry: OpenConnection, segment: PlainSegment, from: Side): void {
    this.drop(entry);
    const first = slotOf(segment);
    const second = first ^ 1;
    const slot = this.#entries[first] !== null && this.#entries[second] === null ? second : first;
    const before = this.#entries[slot] ?? null;
    if (before !== null) before.flow = -1;
    this.#entries[slot] = entry;
    entry.flow = slot;
    const words = this.#words;
    const base = slot * WORDS;
    const isClient = from === 'client';
    words.set(isClient ? segment.sourceWords : segment.destinationWords, base);
    words.set(isClient ? segment.destinationWords : segment.sourceWords, base + 4);
    words[base + PORTS] = isClient ? portsOf(segment) : reversedPortsOf(segment);
    words[base + VERSION] = segment.version;
  }

  drop(entry: OpenConnection): void {
    if (entry.flow < 0) return;
    this.#entries[entry.flow] = null;
    entry.flow = -1;
  }

  #at(slot: number, segment: PlainSegment): OpenConnection | null {
    const entry = this.#entries[slot] ?? null;
    const base = slot * WORDS;
    if (entry === null || this.#words[base + VERSION] !== segment.version) return null;
    const { sourceWords, destinationWords } = segment;
    const ports = this.#words[base + PORTS];
    if (ports === portsOf(segment) && this.#joins(base, sourceWords, destinationWords)) this.from = 'client';
    else if (ports === reversedPortsOf(segment) && this.#joins(base, destinationWords, sourceWords))
      this.from = 'server';
    else return null;
    return entry;
  }

  /** Whether the place is of a connection from `client` to `server`. */
  #joins(base: number, client: Int32Array, server: Int32Array): boolean {
    const words = this.#words;
    for (let word = 3; word >= 0; word -= 1) {
      if (words[base + word] !== client[word] || words[base + 4 + word] !== server[word]) return false;
    }
    return true;
  }
}

const portsOf = ({ sourcePort, destinationPort }: PlainSegment): number => (sourcePort << 16) | destinationPort;

const reversedPortsOf = ({ sourcePort, destinationPort }: PlainSegment): number => (destinationPort << 16) | sourcePort;

/** The same for both directions. */
function slotOf({ sourceWords, destinationWords, sourcePort, destinationPort }: PlainSegment): number {
  const sum = (endHash(sourceWords, sourcePort) + endHash(destinationWords, destinationPort)) | 0;
  return (sum ^ (sum >>> 16)) & (SLOTS - 1);
}

function endHash(words: Int32Array, port: number): number {
  let hash = port;
  for (let word = 0; word < 4; word += 1) hash = Math.imul(hash ^ (words[word] ?? 0), SPREAD);
  return hash;
}
