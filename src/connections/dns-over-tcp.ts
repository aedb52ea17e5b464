import { readDns } from '../dissect/dns.js';
import type { PrintedDns } from '../dissect/printed-packet.js';
import type { ByteBudget } from './byte-budget.js';
import { inWords } from './dns-message.js';
import { joinedBytes, NO_BYTES } from './joined-bytes.js';
import type { StreamSink } from './stream-bytes.js';

/** Port of DNS, also over TCP. */
export const DNS_PORT = 53;

/** Reads the messages of one direction, each with its length of two bytes in front (RFC 1035 section 4.2.2). */
export class DnsStream implements StreamSink {
  readonly #onMessage: (message: PrintedDns) => void;
  readonly #budget: ByteBudget;
  #buffer = NO_BYTES;
  #lost = false;

  constructor(onMessage: (message: PrintedDns) => void, budget: ByteBudget) {
    this.#onMessage = onMessage;
    this.#budget = budget;
  }

  bytes(chunk: Uint8Array): void {
    if (this.#lost || !this.#budget.take(chunk.byteLength)) return;
    this.#buffer = joinedBytes(this.#buffer, chunk);
    let length = this.#messageLength();
    while (length !== null) {
      const message = readDns(this.#buffer.subarray(2, length));
      if (message !== null && message.opcode === 0) this.#onMessage(inWords(message));
      this.#drop(length);
      length = this.#messageLength();
    }
  }

  /** After a gap, the begin of a message is unknown. */
  skipped(): void {
    this.#lost = true;
    this.end();
  }

  end(): void {
    this.#drop(this.#buffer.byteLength);
  }

  /** Length of the whole message with its length field; null if it is incomplete. */
  #messageLength(): number | null {
    if (this.#buffer.byteLength < 2) return null;
    const length = 2 + (this.#buffer[0] ?? 0) * 256 + (this.#buffer[1] ?? 0);
    return this.#buffer.byteLength < length ? null : length;
  }

  #drop(count: number): void {
    this.#budget.give(count);
    this.#buffer = this.#buffer.slice(count);
  }
}
