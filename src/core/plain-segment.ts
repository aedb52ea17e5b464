import type { TcpOptions } from './packet.js';

/**
 * A TCP segment as numbers, before any packet is made of it: wholly captured, in IP without options, extension headers
 * and fragments. One object serves a whole capture, so copy what is to be kept.
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
  /** Whether it has ACK, neither SYN, FIN, RST nor URG, and no option but a timestamp. */
  readonly isOrdinary: boolean;
  /** Read on demand; null if there are none or none is known. */
  readonly options: TcpOptions | null;
  /** Whether a timestamp is all its options, as on nearly all segments. */
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
