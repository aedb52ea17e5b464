import type { TcpHeader, Trace } from '../core/packet.js';
import type { Micros } from '../core/time.js';
import { EvidenceKeeper } from './evidence-keeper.js';
import { ReceivedRanges } from './received-ranges.js';
import type { PrintedLayers } from '../dissect/printed-packet.js';
import { RecentSegment, type Ends } from './segment-trace.js';
import { countFromClient, countFromServer, noteTtl, raiseAck } from './connection-counts.js';
import { newSide, type PerSide } from './connection-side.js';
import { isTimed } from './moment.js';
import { newStream, positionOf, type TcpJudgement, type TcpStream } from './tcp-analysis.js';

export type Side = 'client' | 'server';

/** One segment with its place in a connection. */
export interface Segment {
  readonly trace: Trace;
  readonly tcp: TcpHeader;
  /** Time to live of its datagram; null if it is not shown. */
  readonly ttl: number | null;
  /** Captured payload, which shares the memory of its chunk; null for text. */
  readonly payload: Uint8Array | null;
  /** What text shows of the layers above; null for a captured packet. */
  readonly printed: PrintedLayers | null;
  readonly from: Side;
  readonly at: Micros;
  readonly judgement: TcpJudgement;
  /** Bytes of payload on the wire. */
  readonly length: number;
}

export interface End {
  readonly ip: string;
  readonly port: number;
}

interface Unanswered {
  readonly at: Micros;
  readonly end: number | null;
}

interface SentAgain {
  readonly end: number;
  readonly length: number;
}

const NONE: readonly never[] = [];

/** A connection as far as it was read. */
export interface Connection {
  readonly client: End;
  readonly server: End;
  readonly stream: TcpStream;
  readonly evidence: EvidenceKeeper;
  readonly sides: Readonly<Record<Side, PerSide>>;
  readonly first: Trace;
  readonly firstAt: Micros;
  last: Trace;
  /** Stands for the last segment if that came as numbers. */
  readonly recent: RecentSegment;
  lastAt: Micros;
  /** True if every packet has a time; otherwise no duration can be measured. */
  timed: boolean;
  syn: { count: number; sequence: number | null; firstAt: Micros; lastAt: Micros } | null;
  synAckAt: Micros | null;
  /** The client answered the SYN-ACK, or showed in another way that it got one. */
  clientWentOn: boolean;
  /** The server sent a segment that is neither RST nor SYN-ACK. */
  serverWentOn: boolean;
  reset: Reset | null;
  endedBy: Side | null;
  readonly counts: { retransmissions: number; outOfOrder: number; duplicateAcks: number; zeroWindows: number };
  /** Repeated client segments, each by its end and length. */
  sentAgain: readonly SentAgain[];
  readonly fromServer: ReceivedRanges;
  /** Client data that the server has not answered with data, oldest first. */
  unanswered: readonly Unanswered[];
}

interface Reset {
  readonly by: Side;
  readonly ttl: number | null;
  readonly after: ResetPlace;
  /** Printed by a firewall on its way out alone. */
  readonly notForwarded: boolean;
}

export type ResetPlace = 'syn' | 'handshake' | 'client-data' | 'server-data' | 'fin';

/** Repeated segments kept until they are acknowledged. */
const MAX_SENT_AGAIN = 32;

/** A connection, from its first packet. */
export function newConnection(first: Trace, at: Micros, ends: Ends, recent = new RecentSegment(ends)): Connection {
  return {
    client: ends.client,
    server: ends.server,
    stream: newStream(),
    evidence: new EvidenceKeeper(),
    sides: { client: newSide(), server: newSide() },
    first,
    firstAt: at,
    last: first,
    recent,
    lastAt: at,
    timed: true,
    syn: null,
    synAckAt: null,
    clientWentOn: false,
    serverWentOn: false,
    reset: null,
    endedBy: null,
    counts: { retransmissions: 0, outOfOrder: 0, duplicateAcks: 0, zeroWindows: 0 },
    sentAgain: NONE,
    fromServer: new ReceivedRanges(),
    unanswered: NONE,
  };
}

/** Adds a segment. */
export function addSegment(connection: Connection, segment: Segment): void {
  noteHandshake(connection, segment);
  noteEnd(connection, segment);
  noteData(connection, segment);
  noteAck(connection, segment);
  const { judgement, trace, at } = segment;
  const { counts } = connection;
  counts.retransmissions += Number(judgement.retransmission);
  counts.outOfOrder += Number(judgement.outOfOrder);
  counts.duplicateAcks += Number(judgement.duplicateAck);
  counts.zeroWindows += Number(judgement.zeroWindow);
  // The segment after a hole shows that something before it is missing.
  if (judgement.lostSegment && segment.from === 'server') connection.evidence.add(trace);
  connection.last = trace;
  connection.timed &&= isTimed(trace);
  connection.lastAt = Math.max(connection.lastAt, at);
}

function noteHandshake(connection: Connection, { tcp, from, at, trace, length }: Segment): void {
  const { flags } = tcp;
  const mss = tcp.options?.mss;
  if (flags.syn && mss !== undefined) connection.sides[from].mss = mss;
  if (flags.syn && !flags.ack) {
    const syn = (connection.syn ??= { count: 0, sequence: tcp.sequence, firstAt: at, lastAt: at });
    syn.count += 1;
    syn.lastAt = at;
    // The first SYNs show the back-off, and the last one that the client was still waiting.
    if (syn.count <= 4) connection.evidence.add(trace);
  } else if (flags.syn) {
    connection.synAckAt ??= at;
    // The SYN takes the first number of its direction; data begins after it.
    connection.fromServer.beginAt(1);
    connection.evidence.add(trace);
  } else if (flags.rst) {
    return;
  } else if (from === 'client') {
    if (!connection.clientWentOn && flags.ack) connection.evidence.add(trace);
    connection.clientWentOn ||= flags.ack || length > 0;
  } else {
    connection.serverWentOn = true;
  }
}

function noteEnd(connection: Connection, { tcp, from, ttl, trace, printed }: Segment): void {
  const side = connection.sides[from];
  if (tcp.flags.rst) {
    if (connection.reset === null) connection.evidence.need(trace);
    const notForwarded = printed?.notForwarded === true;
    connection.reset ??= { by: from, ttl, after: resetPlace(connection), notForwarded };
    connection.endedBy ??= from;
    return;
  }
  if (ttl !== null) noteTtl(side, ttl);
  if (!tcp.flags.fin) return;
  if (!side.fin) connection.evidence.add(trace);
  side.fin = true;
  connection.endedBy ??= from;
}

function resetPlace(connection: Connection): ResetPlace {
  const { client, server } = connection.sides;
  if (client.fin || server.fin) return 'fin';
  if (server.bytes > 0) return 'server-data';
  if (client.bytes > 0) return 'client-data';
  return connection.clientWentOn || connection.serverWentOn ? 'handshake' : 'syn';
}

function noteData(connection: Connection, segment: Segment): void {
  const { from, length, judgement, trace, tcp, at } = segment;
  if (length === 0) return;
  const isAgain = judgement.retransmission;
  if (connection.sides[from].bytes === 0) connection.evidence.add(trace);
  const start = positionIn(connection, segment);
  if (isAgain && start !== null) connection.evidence.add(trace);
  if (from === 'server') {
    const ack = positionOf(tcp, tcp.acknowledgement, connection.stream.bases[0]);
    countFromServer(connection, start, length, ack, isAgain);
    return;
  }
  countFromClient(connection, start, length, at, isAgain);
  if (start === null || !isAgain || connection.sentAgain.length >= MAX_SENT_AGAIN) return;
  connection.sentAgain = [...connection.sentAgain, { end: start + length, length }];
}

function noteAck(connection: Connection, { tcp, from, length }: Segment): void {
  if (!tcp.flags.ack || tcp.acknowledgement === null || tcp.flags.rst) return;
  const other = connection.stream.bases[from === 'client' ? 1 : 0];
  const ack = positionOf(tcp, tcp.acknowledgement, other);
  const isBare = length === 0 && !tcp.flags.syn && !tcp.flags.fin;
  if (ack !== null) raiseAck(connection, from, ack, isBare);
}

/** Position of a segment's first byte in its direction, counted from the SYN or the first byte seen. */
export function positionIn(connection: Connection, segment: Pick<Segment, 'tcp' | 'from'>): number | null {
  const { tcp, from } = segment;
  const position = positionOf(tcp, tcp.sequence, connection.stream.bases[from === 'client' ? 0 : 1]);
  return position === null || position >= 2 ** 31 ? null : position;
}
