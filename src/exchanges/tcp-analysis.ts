import type { TcpHeader } from '../core/packet.js';
import type { Micros } from '../core/time.js';

/** Judgements on one segment, in Wireshark's words and by Wireshark's rules (packet-tcp.c, tcp_analyze_sequence_number). */
export interface TcpJudgement {
  /** Also where one of the next two is true. */
  readonly retransmission: boolean;
  readonly fastRetransmission: boolean;
  readonly spuriousRetransmission: boolean;
  readonly outOfOrder: boolean;
  readonly duplicateAck: boolean;
  readonly lostSegment: boolean;
  readonly zeroWindow: boolean;
}

/** One direction of a stream. Positions are counted from `base`; null is "not seen yet". */
interface Direction {
  base: number | null;
  next: number | null;
  nextAt: Micros;
  lastAck: number | null;
  lastAckAt: Micros;
  window: number | null;
  duplicateAcks: number;
  lastWas: 'keep-alive' | 'zero-window-probe' | null;
}

/** What is remembered of a stream between its segments. */
export interface TcpStream {
  readonly sides: readonly [Direction, Direction];
  synAt: Micros | null;
  firstRoundTrip: Micros | null;
}

/** A stream of which nothing was seen yet. */
export function newStream(): TcpStream {
  return { sides: [newDirection(), newDirection()], synAt: null, firstRoundTrip: null };
}

function newDirection(): Direction {
  return {
    base: null,
    next: null,
    nextAt: 0,
    lastAck: null,
    lastAckAt: 0,
    window: null,
    duplicateAcks: 0,
    lastWas: null,
  };
}

/** A segment on the axis of its stream. */
interface Segment {
  readonly at: Micros;
  readonly position: number;
  readonly length: number;
  readonly ack: number | null;
  readonly window: number | null;
  /** One of SYN, FIN, RST. */
  readonly control: boolean;
  readonly tcp: TcpHeader;
}

/** Wireshark's bound below which a segment out of place was overtaken rather than sent again, where no round trip is known. */
const OUT_OF_ORDER_WITHIN: Micros = 3000;
/** A fast retransmission comes this soon after the last duplicate ACK. */
const FAST_WITHIN: Micros = 20_000;

const NONE: TcpJudgement = {
  retransmission: false,
  fastRetransmission: false,
  spuriousRetransmission: false,
  outOfOrder: false,
  duplicateAck: false,
  lostSegment: false,
  zeroWindow: false,
};

/** Judges one segment of a stream and remembers it. `side`: 0 or 1, the same for all segments of one sender. */
export function judgeSegment(stream: TcpStream, side: 0 | 1, tcp: TcpHeader, at: Micros): TcpJudgement {
  const forward = stream.sides[side];
  const reverse = stream.sides[side === 0 ? 1 : 0];
  noteRoundTrip(stream, tcp, at);
  const segment = place(forward, reverse, tcp, at);
  if (segment === null) return NONE;
  const special = specialOf(segment, forward, reverse);
  const duplicateAck = special === null && isDuplicateAck(segment, forward);
  const again = special === 'zero-window-probe' ? NONE : retransmissionOf(segment, stream, forward, reverse, special);
  const judgement: TcpJudgement = {
    ...again,
    duplicateAck,
    lostSegment: isAfterHole(segment, forward) && special !== 'zero-window-probe',
    zeroWindow: segment.window === 0 && !segment.control && special !== 'zero-window-probe',
  };
  remember(segment, forward, special, duplicateAck);
  return judgement;
}

/** From the last SYN to the first ACK of its sender. */
function noteRoundTrip(stream: TcpStream, { flags }: TcpHeader, at: Micros): void {
  if (flags.syn && !flags.ack) stream.synAt = at;
  else if (flags.ack && !flags.syn && stream.synAt !== null) stream.firstRoundTrip ??= at - stream.synAt;
}

/** Numbers of tcpdump text may be relative, or left out for a bare ACK: that one stands at the next expected byte. */
function place(forward: Direction, reverse: Direction, tcp: TcpHeader, at: Micros): Segment | null {
  const { flags, sequence, acknowledgement } = tcp;
  if (!tcp.relative) {
    if (sequence !== null) forward.base ??= sequence;
    if (flags.ack && acknowledgement !== null) reverse.base ??= (acknowledgement - 1) >>> 0;
  }
  const position = positionOf(tcp, sequence, forward.base) ?? forward.next;
  if (position === null || tcp.payloadLength === null) return null;
  return {
    at,
    position,
    length: tcp.payloadLength,
    ack: flags.ack ? positionOf(tcp, acknowledgement, reverse.base) : null,
    window: tcp.window,
    control: flags.syn || flags.fin || flags.rst,
    tcp,
  };
}

function positionOf(tcp: TcpHeader, number: number | null, base: number | null): number | null {
  if (number === null) return null;
  if (tcp.relative) return number;
  return base === null ? null : (number - base) >>> 0;
}

/** Whether `a` comes before `b` on the circle of 2^32 numbers (RFC 9293 section 3.4). */
function before(a: number, b: number): boolean {
  return ((a - b) | 0) < 0;
}

type Special = 'keep-alive' | 'keep-alive-ack' | 'zero-window-probe' | 'zero-window-probe-ack';

function specialOf(segment: Segment, forward: Direction, reverse: Direction): Special | null {
  const { position, length, ack, window } = segment;
  if (length === 1 && position === forward.next && reverse.window === 0) return 'zero-window-probe';
  if (segment.control || forward.next === null) return null;
  if (length <= 1 && position === (forward.next - 1) >>> 0) return 'keep-alive';
  if (length !== 0 || position !== forward.next || window === null || window !== forward.window) return null;
  if (window !== 0 && ack === forward.lastAck && reverse.lastWas === 'keep-alive') return 'keep-alive-ack';
  const repeats =
    ack !== null && forward.lastAck !== null && (ack === forward.lastAck || ack === (forward.lastAck + 1) >>> 0);
  return window === 0 && repeats && reverse.lastWas === 'zero-window-probe' ? 'zero-window-probe-ack' : null;
}

function isDuplicateAck({ length, window, position, ack, control }: Segment, forward: Direction): boolean {
  if (length !== 0 || control || window === null || window === 0 || window !== forward.window) return false;
  return position === forward.next && ack !== null && ack === forward.lastAck;
}

function isAfterHole({ position, tcp }: Segment, forward: Direction): boolean {
  return forward.next !== null && !tcp.flags.rst && before(forward.next, position);
}

type Again = Pick<TcpJudgement, 'retransmission' | 'fastRetransmission' | 'spuriousRetransmission' | 'outOfOrder'>;

function retransmissionOf(
  segment: Segment,
  stream: TcpStream,
  forward: Direction,
  reverse: Direction,
  special: Special | null,
): TcpJudgement {
  const { position, length, tcp } = segment;
  if ((length === 0 && !tcp.flags.syn && !tcp.flags.fin) || special === 'keep-alive' || forward.next === null)
    return NONE;
  const end = (position + length) >>> 0;
  if (length > 0 && reverse.lastAck !== null && !before(reverse.lastAck, end)) {
    return { ...NONE, retransmission: true, spuriousRetransmission: true };
  }
  const isOld = before(position, forward.next) && !(length > 1 && (forward.next - 1) >>> 0 === position);
  return isOld ? { ...NONE, ...whichAgain(segment, stream, forward, reverse) } : NONE;
}

function whichAgain(segment: Segment, stream: TcpStream, forward: Direction, reverse: Direction): Partial<Again> {
  const { position, at } = segment;
  if (reverse.duplicateAcks >= 2 && reverse.lastAck === position && at - reverse.lastAckAt < FAST_WITHIN) {
    return { retransmission: true, fastRetransmission: true };
  }
  const within = stream.firstRoundTrip ?? OUT_OF_ORDER_WITHIN;
  if (at - forward.nextAt < within && forward.next !== endOf(segment)) return { outOfOrder: true };
  return { retransmission: true };
}

/** SYN and FIN take a number of their own (RFC 9293 section 3.4). */
function endOf({ position, length, tcp }: Segment): number {
  return (position + length + (tcp.flags.syn || tcp.flags.fin ? 1 : 0)) >>> 0;
}

function remember(segment: Segment, forward: Direction, special: Special | null, duplicateAck: boolean): void {
  const { ack, at } = segment;
  const end = endOf(segment);
  if ((forward.next === null || before(forward.next, end)) && special !== 'zero-window-probe') {
    forward.next = end;
    forward.nextAt = at;
  }
  if (ack !== forward.lastAck) forward.duplicateAcks = 0;
  else if (duplicateAck) forward.duplicateAcks += 1;
  forward.window = segment.window;
  if (ack !== null) forward.lastAck = ack;
  forward.lastAckAt = at;
  forward.lastWas = special === 'keep-alive' || special === 'zero-window-probe' ? special : null;
}
