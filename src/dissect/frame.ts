const NO_BYTES = new DataView(new ArrayBuffer(0));

/**
 * One record of a capture, before anyone has looked into it. A reader fills one and the same frame for every record,
 * so that reading allocates nothing.
 */
export class Frame {
  /** From 1, as Wireshark counts. */
  number = 0;
  /** Since 1970-01-01T00:00:00Z; null where the record has no time (Simple Packet Block). */
  seconds: number | null = null;
  nanoseconds = 0;
  /** Nanoseconds that one step of the stamp stands for. */
  step = 1000;
  /** Bytes on the wire. */
  length = 0;
  /** LINKTYPE_* of the interface; null for a record that is no packet. */
  linkType: number | null = 0;
  /** Number of the interface it was captured on; null in formats that do not name it. */
  interfaceId: number | null = null;
  /** Filter that decided what was captured; null where the capture does not state it. */
  filter: string | null = null;
  /** Of the record, in the source. */
  byteOffset = 0;
  /** Where its captured bytes stand: `start` to `end` of `view`. */
  view: DataView = NO_BYTES;
  start = 0;
  end = 0;
}
