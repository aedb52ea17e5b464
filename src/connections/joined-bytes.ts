/** Concatenates two byte arrays, without a copy if one is empty. */
export function joinedBytes(head: Uint8Array, tail: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(head.byteLength + tail.byteLength);
  all.set(head);
  all.set(tail, head.byteLength);
  return all;
}

/** No bytes at all. */
export const NO_BYTES = new Uint8Array(0);
