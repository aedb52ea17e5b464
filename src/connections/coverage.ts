import type { Reading } from '../core/source.js';
import type { Packet, Trace } from '../core/packet.js';
import type { Micros } from '../core/time.js';
import { isPrinted } from '../dissect/printed-packet.js';
import { isTimed, momentOf, traceOf } from './moment.js';

/** What a source states at its end about packets that it lacks. */
export type Lost = Pick<Reading, 'drops' | 'framesLeftOut'>;

/** Decides whether the capture would have held an answer that it lacks. */
export interface Coverage {
  note(packet: Packet): void;
  /** The same for a segment that comes as numbers, by what stands for it. */
  notePlain(captureFilter: string | null, trace: Trace): void;
  /** The frame that proves that the capture went on for `wait` after a moment; null if none does. */
  proof(since: Micros, wait: Micros): Trace | null;
  /** Called at the end with what the source lost or left out. */
  close(reading: Lost): void;
}

/** A filter that names a direction or a flag may pass the question and drop the answer. */
const ONE_SIDED = /\b(?:src|dst|inbound|outbound)\b|\[|\bless\b|\bgreater\b/;

/** Coverage of one capture. */
export function captureCoverage(): Coverage {
  let last: Trace | null = null;
  let spoiled = false;
  let judged = '';
  const noteFilter = (filter: string): void => {
    // A capture has few filters, so one is only judged when it changes.
    if (filter !== judged) spoiled ||= ONE_SIDED.test(filter);
    judged = filter;
  };
  // The last in the file, not the latest: if two captures were joined, an earlier frame proves nothing about a later
  // one.
  return {
    note(packet) {
      noteFilter((isPrinted(packet) ? packet.printed.filter : packet.captureFilter) ?? '');
      last = traceOf(packet);
    },
    notePlain(captureFilter, trace) {
      noteFilter(captureFilter ?? '');
      last = trace;
    },
    close({ drops, framesLeftOut }) {
      spoiled ||= (drops ?? 0) > 0 || framesLeftOut === true;
    },
    proof: (since, wait) =>
      last !== null && isTimed(last) && !spoiled && momentOf(last) - since >= wait ? last : null,
  };
}
