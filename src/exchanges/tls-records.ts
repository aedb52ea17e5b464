import { CONTENT_TYPE, RECORD_HEADER, tlsRecordAt, type TlsRecord } from '../parsers/packets/tls.js';
import type { ByteBudget } from './byte-budget.js';
import type { StreamSink } from './stream-bytes.js';

/** A record with as much of its fragment as was captured. */
export interface SeenRecord extends TlsRecord {
  /** Empty for application data, which is passed over. */
  readonly fragment: Uint8Array;
  /** The capture lacks some of it. */
  readonly cut: boolean;
}

export interface RecordSink {
  record(record: SeenRecord): void;
  /** The direction does not begin with a record. */
  notTls(bytes: Uint8Array): void;
}

/** Walks the records of one direction, over holes where their headers tell how far to go. */
export interface RecordWalker extends StreamSink {
  /** The last record ends with the capture. */
  end(): void;
}

const NO_BYTES = new Uint8Array(0);

/** A walker from the first byte of a direction on (RFC 8446 section 5.1). */
export function walkRecords(sink: RecordSink, budget: ByteBudget): RecordWalker {
  let head = NO_BYTES;
  let record: TlsRecord | null = null;
  let fragment = NO_BYTES;
  let left = 0;
  let cut = false;
  let begun = false;
  /** The place in the stream is lost until a segment begins with what looks like a record. */
  let lost = false;
  let stopped = false;
  const close = (): void => {
    if (record === null) return;
    const seen = { ...record, fragment, cut: cut || left > 0 };
    budget.give(fragment.byteLength);
    record = null;
    fragment = NO_BYTES;
    cut = false;
    sink.record(seen);
  };
  const body = (chunk: Uint8Array): number => {
    const used = Math.min(left, chunk.byteLength);
    const keep = record !== null && record.contentType !== CONTENT_TYPE.applicationData && !cut;
    if (keep && budget.take(used)) fragment = joined(fragment, chunk.subarray(0, used));
    else if (keep) cut = true;
    left -= used;
    if (left === 0) close();
    return used;
  };
  const header = (chunk: Uint8Array): number => {
    const used = Math.min(RECORD_HEADER - head.byteLength, chunk.byteLength);
    head = joined(head, chunk.subarray(0, used));
    const found = tlsRecordAt(head, 0);
    if (found === 'more') return used;
    if (found === null) {
      lost = begun;
      stopped = !begun;
      if (!begun) sink.notTls(joined(head, chunk.subarray(used)));
      head = NO_BYTES;
      return chunk.byteLength;
    }
    head = NO_BYTES;
    begun = true;
    record = found;
    left = found.length;
    if (left === 0) close();
    return used;
  };
  return {
    bytes(chunk) {
      if (stopped) return;
      if (lost) {
        const found = tlsRecordAt(chunk, 0);
        if (found === null || found === 'more') return;
        lost = false;
      }
      for (let at = 0; at < chunk.byteLength && !stopped;) {
        at += record === null ? header(chunk.subarray(at)) : body(chunk.subarray(at));
      }
    },
    skipped(count) {
      if (stopped) return;
      const over = record === null ? count : count - left;
      if (record !== null) {
        cut = true;
        left = Math.max(0, left - count);
        if (left === 0) close();
      }
      if (over > 0) {
        head = NO_BYTES;
        lost = true;
      }
    },
    end: close,
  };
}

function joined(head: Uint8Array, tail: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(head.byteLength + tail.byteLength);
  all.set(head);
  all.set(tail, head.byteLength);
  return all;
}
