/**
 * A TCP segment as numbers, before any packet is made of it: without SYN, FIN, RST and URG, with ACK, wholly captured,
 * with no option but a timestamp. One object serves a whole capture, so copy what is to be kept.
 */
export interface PlainSegment {
  readonly source: string;
  /** Of the frame, from 1. */
  readonly number: number;
  readonly byteOffset: number;
  readonly seconds: number;
  readonly nanoseconds: number;
  /** Resolution of the stamp, in nanoseconds. */
  readonly step: number;
  /** Bytes of the frame on the wire. */
  readonly frameLength: number;
  readonly captureFilter: string | null;
  /** An address of IPv4 is the last of four words, the others are 0. */
  readonly version: 4 | 6;
  readonly sourceWords: Int32Array;
  readonly destinationWords: Int32Array;
  readonly ttl: number;
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly sequence: number;
  readonly acknowledgement: number;
  /** The byte of flags, as on the wire. */
  readonly flags: number;
  readonly window: number;
  readonly hasTimestamp: boolean;
  readonly timestampValue: number;
  readonly timestampEcho: number;
  /** Its payload is `length` bytes of `bytes` from `start` on; valid during the call only. */
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly length: number;
}

/** Takes segments as numbers where it can. */
export interface SegmentTaker {
  /** False, and nothing is changed, if the same frame has to come as a packet. */
  segment(segment: PlainSegment): boolean;
}
