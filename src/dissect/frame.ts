const NO_BYTES = new DataView(new ArrayBuffer(0));

/**
 * One record of a capture before it is dissected. A reader fills the same frame for every record, so that reading
 * allocates nothing.
 */
export class Frame {
  /** From 1, as Wireshark counts. */
  number = 0;
  /** Since 1970-01-01T00:00:00Z; null if the record has no time (Simple Packet Block). */
  seconds: number | null = null;
  nanoseconds = 0;
  /** Resolution of the stamp, in nanoseconds. */
  step = 1000;
  /** Bytes on the wire. */
  length = 0;
  /** LINKTYPE_* of the interface; null for a record that is no packet. */
  linkType: number | null = 0;
  /** Number of the interface it was captured on; null in formats without interfaces. */
  interfaceId: number | null = null;
  /** Filter of the capture; null if it is not stated. */
  filter: string | null = null;
  /** Offset of the record in the source. */
  byteOffset = 0;
  /** Its captured bytes are `start` to `end` of `view`. */
  view: DataView = NO_BYTES;
  start = 0;
  end = 0;
}
