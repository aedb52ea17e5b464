import type { EvidenceList } from '../core/evidence.js';
import type { Facts } from '../core/event.js';
import { communityId } from './community-id.js';
import type { Connection } from './connection.js';
import type { Coverage } from './coverage.js';
import { joinEvidence } from './evidence-keeper.js';

type TcpFacts = Facts['tcp.connection'];

/** A sender repeats a SYN or SYN-ACK after one second (RFC 6298 section 2): by then an answer is overdue. */
const SYN_WAIT = 1_000_000;

/** The facts of a connection and their evidence; null if nothing can be cited. */
export function connectionFacts(
  connection: Connection,
  coverage: Coverage,
): { readonly facts: TcpFacts; readonly evidence: EvidenceList } | null {
  const { client, server, sides, counts, syn, timed } = connection;
  const handshake = handshakeOf(connection);
  connection.evidence.add(connection.last);
  const list = connection.evidence.list();
  if (list === null) return null;
  const since = awaitedSince(connection, handshake);
  const proof = since === null || !timed ? null : coverage.proof(since, SYN_WAIT);
  const facts: TcpFacts = {
    'source.ip': client.ip,
    'source.port': client.port,
    'destination.ip': server.ip,
    'destination.port': server.port,
    ...optional(
      'network.community_id',
      communityId({ source: client.ip, destination: server.ip }, 6, [client.port, server.port]),
    ),
    'tcp.handshake': handshake,
    'tcp.syn.count': syn?.count ?? 0,
    ...optional('tcp.rtt', roundTrip(connection)),
    'source.bytes': sides.client.bytes,
    'destination.bytes': sides.server.bytes,
    'tcp.closed': sides.client.fin && sides.server.fin,
    'tcp.retransmissions': counts.retransmissions,
    'tcp.largest_from_server': sides.server.largest,
    ...resetFacts(connection),
    ...pathFacts(connection),
    ...(since === null ? {} : { 'capture.answer_observable': proof !== null }),
    ...(timed ? { 'event.duration': connection.lastAt - connection.firstAt } : {}),
  };
  return { facts, evidence: proof === null ? list : joinEvidence(list, proof.evidence()) };
}

function optional<K extends string, V>(key: K, value: V | null): Partial<Record<K, V>> {
  const found: Partial<Record<K, V>> = {};
  if (value !== null) found[key] = value;
  return found;
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

function roundTrip({ syn, synAckAt, timed }: Connection): number | null {
  if (syn === null || synAckAt === null || !timed) return null;
  // After a repeated SYN it is open which one was answered (Karn's rule, RFC 6298 section 3).
  return syn.count === 1 && synAckAt >= syn.firstAt ? synAckAt - syn.firstAt : null;
}

function resetFacts(connection: Connection): Partial<TcpFacts> {
  const { reset, endedBy, sides } = connection;
  const by = reset === null ? {} : { 'tcp.reset.by': reset.by, 'tcp.reset.after': reset.after };
  const ttls = reset === null ? null : sides[reset.by].ttls;
  const foreign = reset?.ttl == null || ttls === null || ttls.length === 0 ? null : !ttls.includes(reset.ttl);
  return { ...by, ...optional('tcp.reset.foreign_ttl', foreign), ...optional('tcp.ended_by', endedBy) };
}

/** Facts about the path: loss, order, sizes, silence. */
function pathFacts(connection: Connection): Partial<TcpFacts> {
  const {
    counts,
    sides,
    sentAgain,
    fromServer,
    lastAt,
    timed,
    unanswered: [asked],
  } = connection;
  const acknowledged = sides.server.highestAck ?? 0;
  const unacknowledged = sentAgain.filter(({ end }) => end > acknowledged).map(({ length }) => length);
  const missing = fromServer.missing();
  return {
    ...(unacknowledged.length > 0 ? { 'tcp.largest_unacknowledged': Math.max(...unacknowledged) } : {}),
    ...(missing > 0 ? { 'tcp.missing_from_server': missing } : {}),
    ...(counts.outOfOrder > 0 ? { 'tcp.out_of_order': counts.outOfOrder } : {}),
    ...(counts.duplicateAcks > 0 ? { 'tcp.duplicate_acks': counts.duplicateAcks } : {}),
    ...(counts.zeroWindows > 0 ? { 'tcp.zero_windows': counts.zeroWindows } : {}),
    ...optional('tcp.mss.client', sides.client.mss),
    ...optional('tcp.mss.server', sides.server.mss),
    ...optional('tcp.server_silence', asked === undefined || !timed ? null : lastAt - asked.at),
  };
}
