import type { Reading } from '../core/source.js';
import type { Packet } from '../core/packet.js';
import type { Micros } from '../core/time.js';
import { isPrinted } from '../dissect/printed-packet.js';
import { isTimed, momentOf } from './moment.js';

/** What a source says at its end of what it does not show. */
export type Lost = Pick<Reading, 'drops' | 'framesLeftOut'>;

/** What decides whether an answer that is not in the capture would have been in it. */
export interface Coverage {
  note(packet: Packet): void;
  /** The frame that proves that the capture went on for `wait` after a moment; null where nothing proves it. */
  proof(since: Micros, wait: Micros): Packet | null;
  /** At the end: what the source lost or holds back. */
  close(reading: Lost): void;
}

/** A filter that names a direction or a flag may let the question pass and hold the answer back. */
const ONE_SIDED = /\b(?:src|dst|inbound|outbound)\b|\[|\bless\b|\bgreater\b/;

/** Coverage of one capture. */
export function captureCoverage(): Coverage {
  let last: Packet | null = null;
  let lastAt: Micros | null = null;
  let spoiled = false;
  let judged = '';
  return {
    note(packet) {
      const filter = (isPrinted(packet) ? packet.printed.filter : packet.captureFilter) ?? '';
      // One capture has one filter or few: it is looked at when it changes, not for each packet.
      if (filter !== judged) spoiled ||= ONE_SIDED.test(filter);
      judged = filter;
      // The last in the file, not the latest: where two captures were joined, an earlier frame proves nothing of a later one.
      last = packet;
      lastAt = isTimed(packet) ? momentOf(packet) : null;
    },
    close({ drops, framesLeftOut }) {
      spoiled ||= (drops ?? 0) > 0 || framesLeftOut === true;
    },
    proof: (since, wait) => (lastAt !== null && !spoiled && lastAt - since >= wait ? last : null),
  };
}
