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

/** The numbers of a segment that has ACK, and neither SYN, FIN nor RST. */
export type InOrder = Pick<Segment, 'sequence' | 'acknowledgement' | 'length' | 'window'>;

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

/** One bit a note: a segment's notes are one number, because most segments have none and a set each is slow. */
const BIT: Readonly<Record<TcpNote, number>> = {
  retransmission: 1,
  fast_retransmission: 2,
  spurious_retransmission: 4,
  out_of_order: 8,
  duplicate_ack: 16,
  lost_segment: 32,
  zero_window: 64,
  keep_alive: 128,
  keep_alive_ack: 256,
  zero_window_probe: 512,
  zero_window_probe_ack: 1024,
};

const NOTES: readonly TcpNote[] = [
  'retransmission',
  'fast_retransmission',
  'spurious_retransmission',
  'out_of_order',
  'duplicate_ack',
  'lost_segment',
  'zero_window',
  'keep_alive',
  'keep_alive_ack',
  'zero_window_probe',
  'zero_window_probe_ack',
];

/** Each combination that occurred, once. */
const sets = new Map<number, ReadonlySet<TcpNote>>();

function setOf(bits: number): ReadonlySet<TcpNote> {
  const known = sets.get(bits);
  if (known !== undefined) return known;
  const set = new Set(NOTES.filter((note) => (bits & BIT[note]) !== 0));
  sets.set(bits, set);
  return set;
}

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
  /** Notes of the last segment, as bits. */
  last = 0;
}

/** Sequence analysis of one connection, segment by segment in the order of the capture. Memory: two flows of ten numbers. */
export class TcpAnalysis {
  readonly #forward = new Flow();
  readonly #backward = new Flow();
  #synTime: number | null = null;
  /** From the SYN to the ACK that ends the handshake, nanoseconds. */
  #roundTrip: number | null = null;

  /** The expected number of a direction's next segment; null before its first. */
  expected(forward: boolean): number | null {
    return (forward ? this.#forward : this.#backward).nextSequence;
  }

  /** Notes of the next segment, a set that all such segments share; `forward` is its direction. */
  add(segment: Segment, forward: boolean): ReadonlySet<TcpNote> {
    const mine = forward ? this.#forward : this.#backward;
    const other = forward ? this.#backward : this.#forward;
    this.#measureRoundTrip(segment);
    const control = segment.syn || segment.fin || segment.rst;
    let notes = probesAndLoss(segment, mine, other, control);
    if (segment.acknowledgement !== mine.acknowledged) mine.duplicates = 0;
    if (other.contiguous !== null && segment.ack && distance(other.contiguous, segment.acknowledgement) > 0) {
      other.duplicates = UNSEEN;
    }
    const again = this.#sentBefore(notes, segment, mine, other);
    if (again !== null) notes |= BIT[again];
    remember(notes, segment, mine);
    return setOf(notes);
  }

  /** Whether the next segment, with ACK alone and by these numbers, is in order: `add` would give it no note. */
  isInOrder(forward: boolean, { sequence, acknowledgement, length, window }: InOrder): boolean {
    const mine = forward ? this.#forward : this.#backward;
    const other = forward ? this.#backward : this.#forward;
    // The ACK that ends the handshake is measured, and one byte may be a probe.
    if ((this.#roundTrip === null && this.#synTime !== null) || length === 1 || window === 0) return false;
    if (mine.nextSequence !== sequence || mine.contiguous === null) return false;
    if (length === 0 && window === mine.window && acknowledgement === mine.acknowledged) return false;
    if (other.contiguous !== null && distance(other.contiguous, acknowledgement) > 0) return false;
    if (length === 0 || other.acknowledged === 0) return true;
    return distance(other.acknowledged, advance(sequence, length)) > 0;
  }

  /** Adds a segment that is in order, as `add` does. */
  addInOrder(forward: boolean, segment: InOrder, time: number): void {
    const mine = forward ? this.#forward : this.#backward;
    const { sequence, acknowledgement, length, window } = segment;
    if (acknowledgement !== mine.acknowledged) mine.duplicates = 0;
    if (length > 0) {
      mine.nextSequence = advance(sequence, length);
      mine.nextTime = time;
    }
    if (mine.contiguous === sequence) mine.contiguous = mine.nextSequence;
    mine.window = window;
    mine.acknowledged = acknowledgement;
    mine.acknowledgedTime = time;
    mine.last = 0;
  }

  #measureRoundTrip({ syn, ack, time }: Segment): void {
    if (syn && !ack) this.#synTime = time;
    else if (!syn && ack && time !== null && this.#synTime !== null && time !== this.#synTime) {
      this.#roundTrip ??= time - this.#synTime;
    }
  }

  /** The kind of repetition or disorder of a segment, if any. */
  #sentBefore(notes: number, segment: Segment, mine: Flow, other: Flow): TcpNote | null {
    const { sequence, length, time } = segment;
    if (length === 0 && !segment.syn && !segment.fin) return null;
    if ((notes & BIT.keep_alive) !== 0) return null;
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

/** Notes about windows, gaps and acknowledgements, as bits. */
function probesAndLoss(segment: Segment, mine: Flow, other: Flow, control: boolean): number {
  const { sequence, length, window } = segment;
  const expected = mine.nextSequence;
  if (length === 1 && sequence === expected && other.window === 0) return BIT.zero_window_probe;
  let notes = 0;
  if (window === 0 && !control) notes |= BIT.zero_window;
  if (expected !== null && !segment.rst && distance(expected, sequence) > 0) notes |= BIT.lost_segment;
  if (length <= 1 && !control && expected !== null && advance(sequence, 1) === expected) notes |= BIT.keep_alive;
  if (length === 0 && !control && sequence === expected && window !== null && window === mine.window)
    notes |= repeatedAck(segment, mine, other);
  return notes;
}

/** A segment without data that repeats the previous one: an answer to a probe, or a duplicate. */
function repeatedAck({ acknowledgement, window }: Segment, mine: Flow, other: Flow): number {
  const same = acknowledgement === mine.acknowledged;
  if (window !== 0 && same && (other.last & BIT.keep_alive) !== 0) return BIT.keep_alive_ack;
  if (window === 0 && (other.last & BIT.zero_window_probe) !== 0) return same ? BIT.zero_window_probe_ack : 0;
  if (window === 0 || !same) return 0;
  mine.duplicates = mine.duplicates === UNSEEN ? 1 : mine.duplicates + 1;
  return BIT.duplicate_ack;
}

function remember(notes: number, segment: Segment, mine: Flow): void {
  const { sequence, length, time } = segment;
  const end = advance(sequence, length + (segment.syn || segment.fin ? 1 : 0));
  if ((notes & BIT.zero_window_probe) === 0) {
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
