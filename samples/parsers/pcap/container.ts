import { join } from './frames.js';

/** One record: a frame's bytes, its time, and its length on the wire if more than captured. */
export interface Record {
  readonly seconds: number;
  /** In the file's unit: microseconds or nanoseconds. */
  readonly fraction: number;
  readonly bytes: Uint8Array;
  readonly length?: number;
}

export interface PcapForm {
  /** As read in big-endian order. */
  readonly magic?: number;
  readonly littleEndian?: boolean;
  readonly linkType?: number;
  readonly major?: number;
  readonly minor?: number;
  readonly snapLength?: number;
}

/** Kuznetzov's modified format has eight more bytes before each packet. */
const MODIFIED = 0xa1b2cd34;

/** A classic pcap file. */
export function pcapFile(records: readonly Record[], form: PcapForm = {}): Uint8Array {
  const { magic = 0xa1b2c3d4, littleEndian = true, linkType = 1, major = 2, minor = 4, snapLength = 262_144 } = form;
  const number = (value: number, bytes: 2 | 4): Uint8Array => {
    const view = new DataView(new ArrayBuffer(bytes));
    if (bytes === 2) view.setUint16(0, value, littleEndian);
    else view.setUint32(0, value, littleEndian);
    return new Uint8Array(view.buffer);
  };
  const word = (value: number): Uint8Array => number(value, 4);
  const head = join(
    word(magic),
    number(major, 2),
    number(minor, 2),
    word(0),
    word(0),
    word(snapLength),
    word(linkType),
  );
  const more = magic === MODIFIED ? new Uint8Array(8) : new Uint8Array(0);
  return join(
    head,
    ...records.map(({ seconds, fraction, bytes, length = bytes.byteLength }) =>
      join(word(seconds), word(fraction), word(bytes.byteLength), word(length), more, bytes),
    ),
  );
}
