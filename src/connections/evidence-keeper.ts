import type { Evidence, EvidenceList } from '../core/evidence.js';
import type { Packet } from '../core/packet.js';

/** Entries of evidence kept per exchange; a report shows no more. */
const MAX_ENTRIES = 12;

/** Keeps the evidence of an exchange, in the order of the source. */
export interface EvidenceKeeper {
  /** Notes a packet, unless it is noted already or no place is left. */
  add(packet: Packet): void;
  /** The same for a packet that must be shown: it replaces the last but one. */
  need(packet: Packet): void;
  list(): EvidenceList | null;
}

/** An empty keeper. */
export function keepEvidence(): EvidenceKeeper {
  const frames = new Map<number, EvidenceList>();
  let size = 0;
  const put = (packet: Packet): void => {
    const shown = packet.evidence();
    frames.set(packet.number, shown);
    size += shown.length;
  };
  return {
    add(packet) {
      // A packet of text may take two lines.
      if (!frames.has(packet.number) && size + 2 <= MAX_ENTRIES) put(packet);
    },
    need(packet) {
      if (frames.has(packet.number)) return;
      while (size + 2 > MAX_ENTRIES && frames.size > 1) {
        const [number, shown] = [...frames].at(-1) ?? [0, []];
        frames.delete(number);
        size -= shown.length;
      }
      put(packet);
    },
    list() {
      const ordered = [...frames].sort(([a], [b]) => a - b).flatMap(([, shown]) => [...shown]);
      return nonEmpty(ordered);
    },
  };
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
