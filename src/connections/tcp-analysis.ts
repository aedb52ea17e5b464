import type { TcpHeader } from '../core/packet.js';
import { TcpAnalysis, type TcpNote } from '../dissect/tcp-analysis.js';
import type { Micros } from '../core/time.js';

/** Judgements on one segment, in Wireshark's words. */
export interface TcpJudgement {
  /** Also true if one of the next two is. */
  readonly retransmission: boolean;
  readonly fastRetransmission: boolean;
  readonly spuriousRetransmission: boolean;
  readonly outOfOrder: boolean;
  readonly duplicateAck: boolean;
  readonly lostSegment: boolean;
  readonly zeroWindow: boolean;
}

/** State of a stream between its segments. */
export interface TcpStream {
  readonly analysis: TcpAnalysis;
  /** First sequence number of the client and of the server; null if none was seen. */
  readonly bases: [number | null, number | null];
  begin: Micros | null;
}

/** A stream before its first segment. */
export function newStream(): TcpStream {
  return { analysis: new TcpAnalysis(), bases: [null, null], begin: null };
}

const NOTHING: ReadonlySet<TcpNote> = new Set();

/**
 * Judges one segment of a stream and keeps what later ones need. `side` is 0 for all segments of one sender, the
 * client, and 1 for the other's.
 */
export function judgeSegment(stream: TcpStream, side: 0 | 1, tcp: TcpHeader, at: Micros): TcpJudgement {
  return judgementOf(notesOf(stream, side, tcp, at));
}

function notesOf(stream: TcpStream, side: 0 | 1, tcp: TcpHeader, at: Micros): ReadonlySet<TcpNote> {
  const { flags, sequence, acknowledgement, payloadLength: length, window } = tcp;
  rememberBases(stream, side, tcp);
  stream.begin ??= at;
  // tcpdump leaves out the number of a bare ACK; it is that of the next expected byte.
  const position = positionOf(tcp, sequence, stream.bases[side]) ?? stream.analysis.expected(side === 0);
  if (position === null || length === null) return NOTHING;
  const acknowledged = positionOf(tcp, flags.ack ? acknowledgement : null, stream.bases[side === 0 ? 1 : 0]);
  return stream.analysis.add(
    {
      syn: flags.syn,
      fin: flags.fin,
      rst: flags.rst,
      ack: flags.ack,
      sequence: position,
      acknowledgement: acknowledged ?? 0,
      length,
      window,
      time: (at - stream.begin) * 1000,
    },
    side === 0,
  );
}

/** Text shows a SYN's numbers as on the wire, and later ones relative to them. */
function rememberBases(
  { bases }: TcpStream,
  side: 0 | 1,
  { flags, sequence, acknowledgement, relative }: TcpHeader,
): void {
  if (relative) return;
  if (sequence !== null) bases[side] ??= sequence;
  if (flags.ack && acknowledgement !== null) bases[side === 0 ? 1 : 0] ??= (acknowledgement - 1) >>> 0;
}

/** Position of a number, counted from its side's base; null if the base was not seen. */
export function positionOf(tcp: TcpHeader, number: number | null, base: number | null): number | null {
  if (number === null) return null;
  if (tcp.relative) return number;
  return base === null ? null : (number - base) >>> 0;
}

const UNREMARKABLE: TcpJudgement = {
  retransmission: false,
  fastRetransmission: false,
  spuriousRetransmission: false,
  outOfOrder: false,
  duplicateAck: false,
  lostSegment: false,
  zeroWindow: false,
};

function judgementOf(notes: ReadonlySet<TcpNote>): TcpJudgement {
  if (notes.size === 0) return UNREMARKABLE;
  const [fast, spurious] = [notes.has('fast_retransmission'), notes.has('spurious_retransmission')];
  return {
    retransmission: notes.has('retransmission') || fast || spurious,
    fastRetransmission: fast,
    spuriousRetransmission: spurious,
    outOfOrder: notes.has('out_of_order'),
    duplicateAck: notes.has('duplicate_ack'),
    lostSegment: notes.has('lost_segment'),
    zeroWindow: notes.has('zero_window'),
  };
}
