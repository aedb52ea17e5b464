import { advance, distance } from './tcp-sequence.js';

/** Results of TShark's sequence analysis of a segment (Wireshark User's Guide, section "TCP Analysis"). */
export type TcpNote =
  | 'retransmission'
  | 'fast_retransmission'
  | 'spurious_retransmission'
  | 'out_of_order'
  | 'duplicate_ack'
  | 'lost_segment'
  | 'zero_window'
  | 'keep_alive'
  | 'keep_alive_ack'
  | 'zero_window_probe'
  | 'zero_window_probe_ack';

/** One segment as the analysis needs it; times in nanoseconds from any fixed point. */
export interface Segment {
  readonly sequence: number;
  readonly acknowledgement: number;
  readonly length: number;
  /** As on the wire, not scaled; null if a text does not show it. */
  readonly window: number | null;
  readonly syn: boolean;
  readonly fin: boolean;
  readonly rst: boolean;
  readonly ack: boolean;
  /** Null if the record has none. */
  readonly time: number | null;
}

/** A retransmission within this time after the second duplicate ACK is a fast one. */
const FAST = 20_000_000;

/**
 * Without a round-trip time from the handshake, a segment within this time after the newest one is out of order, not
 * repeated.
 */
const OUT_OF_ORDER = 3_000_000;

/**
 * Used instead of a count of duplicates: the other side acknowledged bytes that the capture lacks, so anything may be a
 * repetition.
 */
const UNSEEN = Infinity;

/** State of one direction; acknowledgement 0 means none seen yet. */
class Flow {
  nextSequence: number | null = null;
  nextTime = 0;
  /** End of the bytes seen without a hole; an ACK beyond it acknowledges bytes that the capture lacks. */
  contiguous: number | null = null;
  window: number | null = null;
  acknowledged = 0;
  acknowledgedTime = 0;
  duplicates = 0;
  last: ReadonlySet<TcpNote> = new Set();
}

/** Sequence analysis of one connection, segment by segment in the order of the capture. Memory: two flows of ten numbers. */
export class TcpAnalysis {
  readonly #flows = [new Flow(), new Flow()] as const;
  #synTime: number | null = null;
  /** From the SYN to the ACK that ends the handshake, nanoseconds. */
  #roundTrip: number | null = null;

  /** The expected number of a direction's next segment; null before its first. */
  expected(forward: boolean): number | null {
    return this.#flows[forward ? 0 : 1].nextSequence;
  }

  /** Notes of the next segment; `forward` is its direction. */
  add(segment: Segment, forward: boolean): ReadonlySet<TcpNote> {
    const [mine, other] = forward ? this.#flows : [this.#flows[1], this.#flows[0]];
    this.#measureRoundTrip(segment);
    const notes = new Set<TcpNote>();
    const control = segment.syn || segment.fin || segment.rst;
    noteProbesAndLoss(notes, segment, mine, other, control);
    if (segment.acknowledgement !== mine.acknowledged) mine.duplicates = 0;
    if (other.contiguous !== null && segment.ack && distance(other.contiguous, segment.acknowledgement) > 0) {
      other.duplicates = UNSEEN;
    }
    const again = this.#sentBefore(notes, segment, mine, other);
    if (again !== null) notes.add(again);
    remember(notes, segment, mine);
    return notes;
  }

  #measureRoundTrip({ syn, ack, time }: Segment): void {
    if (syn && !ack) this.#synTime = time;
    else if (!syn && ack && time !== null && this.#synTime !== null && time !== this.#synTime) {
      this.#roundTrip ??= time - this.#synTime;
    }
  }

  /** Notes the kind of repetition or disorder of a segment, if any. */
  #sentBefore(notes: ReadonlySet<TcpNote>, segment: Segment, mine: Flow, other: Flow): TcpNote | null {
    const { sequence, length, time } = segment;
    if (length === 0 && !segment.syn && !segment.fin) return null;
    if (notes.has('keep_alive')) return null;
    const end = advance(sequence, length);
    if (length > 0 && other.acknowledged !== 0 && distance(other.acknowledged, end) <= 0)
      return 'spurious_retransmission';
    if (mine.nextSequence === null || distance(sequence, mine.nextSequence) <= 0) return null;
    // One byte before the expected one and longer than one byte: data after a probe of a zero window, not a repetition.
    if (length > 1 && advance(sequence, 1) === mine.nextSequence) return null;
    const asked = other.duplicates >= 2 && other.acknowledged === sequence;
    if (asked && (time ?? 0) - other.acknowledgedTime < FAST) return 'fast_retransmission';
    const soon = (time ?? 0) - mine.nextTime < (this.#roundTrip ?? OUT_OF_ORDER);
    const wholeEnd = advance(end, segment.syn || segment.fin ? 1 : 0);
    return soon && mine.nextSequence !== wholeEnd ? 'out_of_order' : 'retransmission';
  }
}

/** Notes about windows, gaps and acknowledgements. */
function noteProbesAndLoss(notes: Set<TcpNote>, segment: Segment, mine: Flow, other: Flow, control: boolean): void {
  const { sequence, length, window } = segment;
  const expected = mine.nextSequence;
  if (length === 1 && sequence === expected && other.window === 0) {
    notes.add('zero_window_probe');
    return;
  }
  if (window === 0 && !control) notes.add('zero_window');
  if (expected !== null && !segment.rst && distance(expected, sequence) > 0) notes.add('lost_segment');
  if (length <= 1 && !control && expected !== null && advance(sequence, 1) === expected) notes.add('keep_alive');
  if (length === 0 && !control && sequence === expected && window !== null && window === mine.window)
    noteRepeatedAck(notes, segment, mine, other);
}

/** A segment without data that repeats the previous one: an answer to a probe, or a duplicate. */
function noteRepeatedAck(notes: Set<TcpNote>, segment: Segment, mine: Flow, other: Flow): void {
  const { acknowledgement, window } = segment;
  const same = acknowledgement === mine.acknowledged;
  if (window !== 0 && same && other.last.has('keep_alive')) {
    notes.add('keep_alive_ack');
  } else if (window === 0 && other.last.has('zero_window_probe')) {
    if (same) notes.add('zero_window_probe_ack');
  } else if (window !== 0 && same) {
    mine.duplicates = mine.duplicates === UNSEEN ? 1 : mine.duplicates + 1;
    notes.add('duplicate_ack');
  }
}

function remember(notes: ReadonlySet<TcpNote>, segment: Segment, mine: Flow): void {
  const { sequence, length, time } = segment;
  const end = advance(sequence, length + (segment.syn || segment.fin ? 1 : 0));
  if (!notes.has('zero_window_probe')) {
    if (mine.nextSequence === null || distance(mine.nextSequence, end) > 0) {
      mine.nextSequence = end;
      mine.nextTime = time ?? 0;
    }
    if (mine.contiguous === null || mine.contiguous === sequence) mine.contiguous = mine.nextSequence;
  }
  mine.window = segment.window;
  mine.acknowledged = segment.acknowledgement;
  mine.acknowledgedTime = time ?? 0;
  mine.last = notes;
}
