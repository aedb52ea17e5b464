import type { EvidenceList } from '../core/evidence.js';
import type { Facts } from '../core/event.js';
import { present } from '../core/present.js';
import { communityId } from './community-id.js';
import type { Connection, Side } from './connection.js';
import type { Coverage } from './coverage.js';
import type { Hole } from './sent-ranges.js';
import { joinEvidence } from './evidence-keeper.js';

type TcpFacts = Facts['tcp.connection'];

/** A sender repeats a SYN or SYN-ACK after one second (RFC 6298 section 2): by then an answer is overdue. */
const SYN_WAIT = 1_000_000;

/** The facts of a connection and their evidence; null if nothing can be cited. */
export function connectionFacts(
  connection: Connection,
  coverage: Coverage,
): { readonly facts: TcpFacts; readonly evidence: EvidenceList } | null {
  const handshake = handshakeOf(connection);
  connection.evidence.add(connection.last);
  const list = connection.evidence.list();
  if (list === null) return null;
  const since = awaitedSince(connection, handshake);
  const proof = since === null || !connection.timed ? null : coverage.proof(since, SYN_WAIT);
  const facts = factsOf(connection, handshake, since === null ? undefined : proof !== null);
  return { facts, evidence: proof === null ? list : joinEvidence(list, proof.evidence()) };
}

function factsOf(connection: Connection, handshake: TcpFacts['tcp.handshake'], observable?: boolean): TcpFacts {
  const { client, server, sides, counts, syn, timed, endedBy } = connection;
  // What the client acknowledged did arrive, though the capture lacks it.
  const missing = connection.fromServer.missing(sides.client.highestAck ?? 0);
  const [holeFrom, hole] = holeOf(connection);
  const ends = { source: client.ip, destination: server.ip };
  return present<TcpFacts>({
    'source.ip': client.ip,
    'source.port': client.port,
    'destination.ip': server.ip,
    'destination.port': server.port,
    'network.community_id': communityId(ends, 6, [client.port, server.port]) ?? undefined,
    'tcp.handshake': handshake,
    'tcp.syn.count': syn?.count ?? 0,
    'tcp.rtt': roundTrip(connection),
    'source.bytes': sides.client.bytes,
    'destination.bytes': sides.server.bytes,
    'tcp.closed': sides.client.fin && sides.server.fin,
    'tcp.retransmissions': counts.retransmissions,
    'tcp.largest_from_server': sides.server.largest,
    ...resetFacts(connection),
    'tcp.ended_by': endedBy ?? undefined,
    'tcp.largest_unacknowledged': largestUnacknowledged(connection),
    'tcp.hole.from': holeFrom,
    'tcp.hole.bytes': hole?.bytes,
    'tcp.hole.sent': hole?.sent,
    'tcp.hole.later_arrived': hole?.laterArrived,
    'tcp.missing_from_server': missing || undefined,
    'tcp.out_of_order': counts.outOfOrder || undefined,
    'tcp.duplicate_acks': counts.duplicateAcks || undefined,
    'tcp.zero_windows': counts.zeroWindows || undefined,
    'tcp.mss.client': sides.client.mss ?? undefined,
    'tcp.mss.server': sides.server.mss ?? undefined,
    'tcp.server_silence': silence(connection),
    'capture.answer_observable': observable,
    'event.duration': timed ? connection.lastAt - connection.firstAt : undefined,
  });
}

function resetFacts(connection: Connection) {
  const { reset } = connection;
  return {
    'tcp.reset.by': reset?.by,
    'tcp.reset.after': reset?.after,
    'tcp.reset.foreign_ttl': isForeign(connection),
    'tcp.reset.not_forwarded': reset?.notForwarded === true || undefined,
  };
}

/** How long the client's oldest unanswered data waited. */
function silence({ unanswered: [asked], timed, lastAt }: Connection): number | undefined {
  return asked === undefined || !timed ? undefined : lastAt - asked.at;
}

function handshakeOf({ syn, synAckAt, clientWentOn, serverWentOn, reset }: Connection): TcpFacts['tcp.handshake'] {
  if (syn === null && synAckAt === null) return 'mid-stream';
  // A client that acknowledges was answered, even if the capture holds one direction only.
  if (clientWentOn || serverWentOn) return 'completed';
  if (synAckAt !== null) return 'half-open';
  return reset?.by === 'server' ? 'refused' : 'unanswered';
}

/** Time of the SYN or SYN-ACK that the capture shows no answer to; null if none is open. */
function awaitedSince({ syn, synAckAt }: Connection, handshake: TcpFacts['tcp.handshake']): number | null {
  if (handshake === 'half-open') return synAckAt;
  return handshake === 'unanswered' ? (syn?.firstAt ?? null) : null;
}

function roundTrip({ syn, synAckAt, timed }: Connection): number | undefined {
  if (syn === null || synAckAt === null || !timed) return undefined;
  // After a repeated SYN it is open which one was answered (Karn's rule, RFC 6298 section 3).
  return syn.count === 1 && synAckAt >= syn.firstAt ? synAckAt - syn.firstAt : undefined;
}

/** Whether the reset came with a time to live that its sender's other segments do not have. */
function isForeign({ reset, sides }: Connection): boolean | undefined {
  if (reset === null || reset.ttl === null) return undefined;
  const { ttls } = sides[reset.by];
  return ttls.length === 0 ? undefined : !ttls.includes(reset.ttl);
}

/** A segment that was sent again and again and never acknowledged, and by whom; of two, the client's. */
function holeOf({ sides }: Connection): readonly [Side?, Hole?] {
  for (const side of ['client', 'server'] as const) {
    const hole = sides[side].sent.hole();
    if (hole !== null) return [side, hole];
  }
  return [];
}

/** The longest repeated segment of the client that the server never acknowledged. */
function largestUnacknowledged({ sentAgain, sides }: Connection): number | undefined {
  const acknowledged = sides.server.highestAck ?? 0;
  const lengths = sentAgain.filter(({ end }) => end > acknowledged).map(({ length }) => length);
  return lengths.length > 0 ? Math.max(...lengths) : undefined;
}
