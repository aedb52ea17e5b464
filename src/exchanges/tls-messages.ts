import { HANDSHAKE_TYPE } from '../parsers/packets/tls.js';
import { MAX_HANDSHAKE, readHandshake, type TlsItem } from '../parsers/packets/tls-reader.js';
import type { ByteBudget } from './byte-budget.js';

/** Collects the handshake messages of one direction out of its records' fragments. */
export interface MessageReader {
  /** `cut`: the capture lacks the rest of this fragment; what of a hello is there is read. */
  fragment(bytes: Uint8Array, cut: boolean): void;
  end(): void;
}

const HEADER = 4;
const NO_BYTES = new Uint8Array(0);

/** Messages in clear (RFC 8446 section 4); `cut` is true for a hello of which the capture lacks the end. */
export function readMessages(onItem: (item: TlsItem, cut: boolean) => void, budget: ByteBudget): MessageReader {
  let buffer = NO_BYTES;
  const drop = (): void => {
    budget.give(buffer.byteLength);
    buffer = NO_BYTES;
  };
  const partial = (): void => {
    const type = buffer[0];
    const isHello = type === HANDSHAKE_TYPE.clientHello || type === HANDSHAKE_TYPE.serverHello;
    if (type !== undefined && isHello && buffer.byteLength > HEADER)
      onItem(readHandshake(type, buffer.subarray(HEADER)), true);
    else if (type !== undefined) onItem({ kind: 'handshake', type, length: 0 }, true);
    drop();
  };
  const whole = (): void => {
    let at = 0;
    while (buffer.byteLength - at >= HEADER) {
      const length = uint24(buffer, at + 1);
      if (length > MAX_HANDSHAKE || buffer.byteLength - at - HEADER < length) break;
      onItem(readHandshake(buffer[at] ?? 0, buffer.subarray(at + HEADER, at + HEADER + length)), false);
      at += HEADER + length;
    }
    budget.give(at);
    buffer = buffer.slice(at);
  };
  return {
    fragment(bytes, cut) {
      if (!budget.take(bytes.byteLength)) return;
      const all = new Uint8Array(buffer.byteLength + bytes.byteLength);
      all.set(buffer);
      all.set(bytes, buffer.byteLength);
      buffer = all;
      whole();
      if (cut || buffer.byteLength > MAX_HANDSHAKE) partial();
    },
    end() {
      if (buffer.byteLength > 0) partial();
    },
  };
}

function uint24(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
}
