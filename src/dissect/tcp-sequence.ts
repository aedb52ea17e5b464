/** Comparison of sequence numbers modulo 2^32 (RFC 9293 section 3.4). */
export const distance = (from: number, to: number): number => (to - from) | 0;

/** `from` advanced by `length`. */
export const advance = (from: number, length: number): number => (from + length) >>> 0;
