import { CONTENT_TYPE, RECORD_HEADER, tlsRecordAt, type TlsRecord } from '../dissect/tls.js';
import type { ByteBudget } from './byte-budget.js';
import { joinedBytes, NO_BYTES } from './joined-bytes.js';
import type { StreamSink } from './stream-bytes.js';

/** A record with the captured part of its fragment. */
export interface SeenRecord extends TlsRecord {
  /** Empty for application data, which is skipped. */
  readonly fragment: Uint8Array;
  /** The capture lacks a part of it. */
  readonly cut: boolean;
}

export interface RecordSink {
  record(record: SeenRecord): void;
  /** Called if the direction does not begin with a record. */
  notTls(): void;
}

interface OpenRecord {
  readonly head: TlsRecord;
  fragment: Uint8Array;
  left: number;
  cut: boolean;
}

/** Walks the records of one direction (RFC 8446 section 5.1), over holes if a header says how long its record is. */
export class RecordWalker implements StreamSink {
  readonly #sink: RecordSink;
  readonly #budget: ByteBudget;
  #head: Uint8Array = NO_BYTES;
  #record: OpenRecord | null = null;
  #begun = false;
  /** True until a segment begins with something like a record, after the place in the stream was lost. */
  #lost = false;
  #stopped = false;

  constructor(sink: RecordSink, budget: ByteBudget) {
    this.#sink = sink;
    this.#budget = budget;
  }

  bytes(chunk: Uint8Array): void {
    if (this.#lost && !this.#stopped) {
      const found = tlsRecordAt(chunk, 0);
      if (found === null || found === 'more') return;
      this.#lost = false;
    }
    if (this.#record !== null && chunk.byteLength < this.#record.left && isPassedOver(this.#record)) {
      this.#record.left -= chunk.byteLength;
      return;
    }
    let at = 0;
    while (at < chunk.byteLength && !this.#stopped) {
      const rest = chunk.subarray(at);
      at += this.#record === null ? this.#readHead(rest) : this.#readBody(this.#record, rest);
    }
  }

  /**
   * Takes `length` bytes from `start` on if no record ends in them but application data; otherwise false, and nothing
   * is changed.
   */
  passOver(bytes: Uint8Array, start: number, length: number): boolean {
    if (this.#stopped) return true;
    const record = this.#record;
    if (this.#lost || this.#head.byteLength > 0) return false;
    if (record !== null && (!isPassedOver(record) || record.head.contentType !== CONTENT_TYPE.applicationData)) {
      return false;
    }
    const left = record?.left ?? 0;
    if (length < left) {
      if (record !== null) record.left -= length;
      return true;
    }
    if (!isData(bytes, start + left, start + length)) return false;
    this.bytes(bytes.subarray(start, start + length));
    return true;
  }

  /** The direction is known to hold no records. */
  stop(): void {
    this.#stopped = true;
  }

  skipped(count: number): void {
    if (this.#stopped) return;
    const record = this.#record;
    const over = count - (record?.left ?? 0);
    if (record !== null) {
      record.cut = true;
      record.left = Math.max(0, record.left - count);
      if (record.left === 0) this.#close(record);
    }
    if (over <= 0) return;
    this.#head = NO_BYTES;
    this.#lost = true;
  }

  /** The stream is over: a last record that is incomplete is cut. */
  end(): void {
    if (this.#record !== null) this.#close(this.#record);
  }

  #readHead(chunk: Uint8Array): number {
    const used = Math.min(RECORD_HEADER - this.#head.byteLength, chunk.byteLength);
    // A header is rarely cut by the end of a segment.
    const head = used === RECORD_HEADER ? chunk : joinedBytes(this.#head, chunk.subarray(0, used));
    const found = tlsRecordAt(head, 0);
    if (found === 'more') {
      this.#head = head;
      return used;
    }
    this.#head = NO_BYTES;
    if (found === null) {
      this.#lost = this.#begun;
      this.#stopped = !this.#begun;
      if (!this.#begun) this.#sink.notTls();
      return chunk.byteLength;
    }
    this.#begun = true;
    this.#record = { head: found, fragment: NO_BYTES, left: found.length, cut: false };
    if (found.length === 0) this.#close(this.#record);
    return used;
  }

  #readBody(record: OpenRecord, chunk: Uint8Array): number {
    const used = Math.min(record.left, chunk.byteLength);
    const isKept = !isPassedOver(record);
    if (isKept && used === record.head.length && this.#budget.take(used)) {
      // Most records stand in one segment, so they need no copy.
      record.fragment = chunk.subarray(0, used);
    } else if (isKept && this.#budget.take(used))
      record.fragment = joinedBytes(record.fragment, chunk.subarray(0, used));
    else if (isKept) record.cut = true;
    record.left -= used;
    if (record.left === 0) this.#close(record);
    return used;
  }

  #close(record: OpenRecord): void {
    this.#record = null;
    this.#budget.give(record.fragment.byteLength);
    const { contentType, version, length } = record.head;
    this.#sink.record({ contentType, version, length, fragment: record.fragment, cut: record.cut || record.left > 0 });
  }
}

/** Application data cannot be read, and of a fragment with a hole nothing is. */
const isPassedOver = ({ head, cut }: OpenRecord): boolean => cut || head.contentType === CONTENT_TYPE.applicationData;

/** Whether all bytes from `start` to `end` are of whole headers of application data and their fragments. */
function isData(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start;
  while (at < end) {
    const isWhole = at + RECORD_HEADER <= end && bytes[at] === CONTENT_TYPE.applicationData;
    const found = isWhole ? tlsRecordAt(bytes, at) : null;
    if (found === null || found === 'more') return false;
    at += RECORD_HEADER + found.length;
  }
  return true;
}
