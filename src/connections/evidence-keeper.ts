import type { Evidence, EvidenceList } from '../core/evidence.js';
import type { Trace } from '../core/packet.js';
import { PacketTrace } from '../dissect/packet-trace.js';
import { keptTrace } from './moment.js';
import { SegmentTrace } from './segment-trace.js';

/** Entries of evidence kept per exchange; a report shows no more. */
const MAX_ENTRIES = 12;

/** Keeps the evidence of an exchange. It is made at the end: until then it is a few traces. */
export class EvidenceKeeper {
  readonly #kept: Trace[] = [];
  #entries = 0;

  /** True if `add` would note no other packet. */
  get isFull(): boolean {
    return this.#entries + 2 > MAX_ENTRIES;
  }

  /** Notes a packet, unless it is noted already or no place is left. */
  add(trace: Trace): void {
    // A packet of text may take two lines.
    if (!this.isFull && !this.#has(trace)) this.#put(trace);
  }

  /** The same for a packet that must be shown: it replaces the last but one. */
  need(trace: Trace): void {
    if (this.#has(trace)) return;
    while (this.#entries + 2 > MAX_ENTRIES && this.#kept.length > 1) this.#entries -= entriesOf(this.#kept.pop());
    this.#put(trace);
  }

  /** In the order of the source; null if nothing was noted. */
  list(): EvidenceList | null {
    // They nearly always come in order.
    const isOrdered = this.#kept.every((trace, at) => at === 0 || (this.#kept[at - 1]?.number ?? 0) <= trace.number);
    const ordered = isOrdered ? this.#kept : this.#kept.toSorted((a, b) => a.number - b.number);
    const [first, ...rest] = ordered;
    if (first === undefined) return null;
    const list: [Evidence, ...Evidence[]] = [...first.evidence()];
    for (const trace of rest) {
      if (isFrame(trace)) list.push(trace);
      else list.push(...trace.evidence());
    }
    return list;
  }

  #has({ number }: Trace): boolean {
    return this.#kept.some((kept) => kept.number === number);
  }

  #put(shown: Trace): void {
    const trace = keptTrace(shown);
    this.#kept.push(trace);
    this.#entries += entriesOf(trace);
  }
}

/** A frame of a capture is its own evidence; a packet of text is one or two lines. */
function isFrame(trace: Trace): trace is SegmentTrace | PacketTrace {
  return trace instanceof SegmentTrace || trace instanceof PacketTrace;
}

function entriesOf(trace: Trace | undefined): number {
  if (trace === undefined) return 0;
  return isFrame(trace) ? 1 : trace.evidence().length;
}

/** Merges two lists in the order of the source, without duplicates. */
export function joinEvidence(a: EvidenceList, b: EvidenceList): EvidenceList {
  const known = new Set(a.map(({ unit, number }) => `${unit} ${number}`));
  const [first, ...rest] = a;
  return [first, ...rest, ...b.filter(({ unit, number }) => !known.has(`${unit} ${number}`))];
}
