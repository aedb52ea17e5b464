import type { Evidence, EvidenceList } from '../core/evidence.js';
import type { Trace } from '../core/packet.js';
import { PacketTrace } from '../dissect/packet-trace.js';

/** Entries of evidence kept per exchange; a report shows no more. */
const MAX_ENTRIES = 12;

interface Kept {
  readonly trace: Trace;
  readonly entries: number;
}

/** Keeps the evidence of an exchange. It is made at the end: until then it is a few traces. */
export class EvidenceKeeper {
  readonly #kept: Kept[] = [];
  #entries = 0;

  /** Notes a packet, unless it is noted already or no place is left. */
  add(trace: Trace): void {
    // A packet of text may take two lines.
    if (this.#entries + 2 <= MAX_ENTRIES && !this.#has(trace)) this.#put(trace);
  }

  /** The same for a packet that must be shown: it replaces the last but one. */
  need(trace: Trace): void {
    if (this.#has(trace)) return;
    while (this.#entries + 2 > MAX_ENTRIES && this.#kept.length > 1) this.#entries -= this.#kept.pop()?.entries ?? 0;
    this.#put(trace);
  }

  /** In the order of the source; null if nothing was noted. */
  list(): EvidenceList | null {
    const ordered = this.#kept.toSorted((a, b) => a.trace.number - b.trace.number);
    return nonEmpty(ordered.flatMap(({ trace }) => trace.evidence()));
  }

  #has({ number }: Trace): boolean {
    return this.#kept.some(({ trace }) => trace.number === number);
  }

  #put(trace: Trace): void {
    const entries = trace instanceof PacketTrace ? 1 : trace.evidence().length;
    this.#kept.push({ trace, entries });
    this.#entries += entries;
  }
}

function nonEmpty(entries: readonly Evidence[]): EvidenceList | null {
  const [first, ...rest] = entries;
  return first === undefined ? null : [first, ...rest];
}

/** Merges two lists in the order of the source, without duplicates. */
export function joinEvidence(a: EvidenceList, b: EvidenceList): EvidenceList {
  const known = new Set(a.map(({ unit, number }) => `${unit} ${number}`));
  const [first, ...rest] = a;
  return [first, ...rest, ...b.filter(({ unit, number }) => !known.has(`${unit} ${number}`))];
}
