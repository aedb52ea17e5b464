import type { Packet } from '../../core/packet.js';

/** Pairs of hosts that are remembered while none was seen both ways. */
const MAX_PAIRS = 1024;

/**
 * Watches whether frames were left out of an export: a display filter is stated nowhere, but leaves gaps in the numbers.
 * A filter that keeps both directions of any pair of hosts is taken for one of hosts or streams; another may have kept
 * the questions only, and then a missing answer is none.
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

  /** Whether a missing answer proves nothing. */
  get oneSided(): boolean {
    return this.#gaps && !this.#bothWays;
  }
}
