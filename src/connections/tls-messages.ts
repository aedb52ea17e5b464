import { HANDSHAKE_TYPE } from '../dissect/tls.js';
import { MAX_HANDSHAKE, readHandshake, type TlsItem } from '../dissect/tls-reader.js';
import type { ByteBudget } from './byte-budget.js';
import { joinedBytes, NO_BYTES } from './joined-bytes.js';

const HEADER = 4;

/** Collects the handshake messages of one direction (RFC 8446 section 4) from its records' fragments. */
export class MessageReader {
  readonly #onItem: (item: TlsItem, cut: boolean) => void;
  readonly #budget: ByteBudget;
  #buffer = NO_BYTES;

  /** `cut` is true for a message without its end. */
  constructor(onItem: (item: TlsItem, cut: boolean) => void, budget: ByteBudget) {
    this.#onItem = onItem;
    this.#budget = budget;
  }

  /** `cut` is true if the capture lacks the rest of this fragment; a hello is read as far as it goes. */
  fragment(bytes: Uint8Array, cut: boolean): void {
    if (!this.#budget.take(bytes.byteLength)) return;
    this.#readWhole(this.#buffer.byteLength === 0 ? bytes : joinedBytes(this.#buffer, bytes));
    if (cut || this.#buffer.byteLength > MAX_HANDSHAKE) this.end();
  }

  /** The stream is over. */
  end(): void {
    const [type] = this.#buffer;
    if (type === undefined) return;
    const isHello = type === HANDSHAKE_TYPE.clientHello || type === HANDSHAKE_TYPE.serverHello;
    if (isHello && this.#buffer.byteLength > HEADER)
      this.#onItem(readHandshake(type, this.#buffer.subarray(HEADER)), true);
    else this.#onItem({ kind: 'handshake', type, length: 0 }, true);
    this.#budget.give(this.#buffer.byteLength);
    this.#buffer = NO_BYTES;
  }

  /** Reads what is complete and keeps a copy of the rest. */
  #readWhole(buffer: Uint8Array): void {
    let at = 0;
    while (buffer.byteLength - at >= HEADER) {
      const length = uint24(buffer, at + 1);
      if (length > MAX_HANDSHAKE || buffer.byteLength - at - HEADER < length) break;
      this.#onItem(readHandshake(buffer[at] ?? 0, buffer.subarray(at + HEADER, at + HEADER + length)), false);
      at += HEADER + length;
    }
    this.#budget.give(at);
    this.#buffer = at === buffer.byteLength ? NO_BYTES : joinedBytes(buffer.subarray(at), NO_BYTES);
  }
}

function uint24(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
}
