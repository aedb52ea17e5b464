import type { Packet } from '../../core/packet.js';

/** Pairs of hosts kept while none was seen in both directions. */
const MAX_PAIRS = 1024;

/**
 * Detects frames left out of an export: a display filter is not stated, but leaves gaps in the numbers. A filter that
 * keeps both directions of some pair of hosts counts as one of hosts or streams; any other may have kept questions
 * only, and then a missing answer means nothing.
 */
export class LeftOut {
  #next: number | null = null;
  #gaps = false;
  #bothWays = false;
  readonly #pairs = new Set<string>();

  note({ number, ip }: Pick<Packet, 'number' | 'ip'>): void {
    this.#gaps ||= number !== (this.#next ?? 1);
    this.#next = number + 1;
    if (ip === null || this.#bothWays) return;
    this.#bothWays = this.#pairs.has(`${ip.destination} ${ip.source}`);
    if (this.#pairs.size < MAX_PAIRS) this.#pairs.add(`${ip.source} ${ip.destination}`);
  }

  /** True if a missing answer proves nothing. */
  get oneSided(): boolean {
    return this.#gaps && !this.#bothWays;
  }
}
