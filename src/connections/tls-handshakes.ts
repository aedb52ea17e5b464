import type { Facts } from '../core/event.js';
import type { Packet } from '../core/packet.js';
import type { Micros } from '../core/time.js';
import { tlsAlertName } from '../dissect/tls-alerts.js';
import type { Connection, Segment, Side } from './connection.js';
import type { Coverage } from './coverage.js';
import { joinEvidence, keepEvidence } from './evidence-keeper.js';
import { stampOf } from './moment.js';
import type { StreamSink } from './stream-bytes.js';
import { TlsConversation, type TlsView } from './tls-conversation.js';
import { viewFacts } from './tls-facts.js';
import { recordsOutcome, sentData, type RecordsOutcome } from './tls-outcome.js';
import { addTurn, HANDSHAKE_WAIT, judgeTurns, type Turn } from './tls-turns.js';
import type { PairerNeeds } from './pairer-needs.js';

type TlsFacts = Facts['tls.handshake'];

/** Watches one connection for a TLS handshake, by its bytes if they are captured, otherwise by lengths. */
export interface TlsWatcher {
  /** Every segment of the connection from the ClientHello on. */
  segment(segment: Segment): void;
  readonly sinks: Readonly<Record<Side, StreamSink>>;
  end(connection: Connection, coverage: Coverage): void;
}

/** Ports on which the client's first segment counts as a ClientHello even if its bytes were not captured. */
const TLS_PORTS: ReadonlySet<number> = new Set([
  443, 465, 636, 853, 993, 995, 4443, 5061, 6514, 8443, 8444, 8883, 9443, 10_443,
]);

/** A watcher for one connection. */
export function watchTls({ emit, budget, platform }: PairerNeeds): TlsWatcher {
  const turns: Turn[] = [];
  const evidence = keepEvidence();
  let first: Packet | null = null;
  let current: Segment | null = null;
  let sawBytes = false;
  const pace: Pace = { last: null, longestWait: 0 };
  const conversation = new TlsConversation(budget, (what) => {
    // After the first record of data, more of them prove nothing new.
    if (current !== null && what !== 'more' && what !== 'application-data') evidence.add(current.packet);
    if (current !== null && what === 'alert') evidence.need(current.packet);
    sawBytes = true;
  });
  return {
    segment(segment) {
      current = segment;
      const { packet, length, judgement, from, tcp } = segment;
      if (tcp.flags.rst) evidence.need(packet);
      const waited = (length > 0 && !judgement.retransmission) || tcp.flags.fin ? step(pace, segment.at) : 0;
      if (length === 0) return;
      first ??= packet;
      if (!judgement.retransmission) addTurn(turns, from, length, waited);
      if (turns.length <= 3) evidence.add(packet);
    },
    sinks: conversation.sinks,
    end(connection, coverage) {
      conversation.end();
      const facts = sawBytes
        ? byRecords(conversation.view, connection, pace, coverage, platform)
        : byLengths(turns, connection, pace, coverage, first);
      const list = evidence.list();
      if (facts === null || list === null || first === null) return;
      const isProven = facts['tls.outcome'] === 'stalled' && connection.timed;
      const proof = isProven ? coverage.proof(connection.firstAt, HANDSHAKE_WAIT) : null;
      const seen = proof === null ? list : joinEvidence(list, proof.evidence());
      emit.event('tls.handshake', facts, { evidence: seen, stamp: stampOf(first), end: stampOf(connection.last) });
    },
  };
}

function ends({
  client,
  server,
}: Connection): Pick<TlsFacts, 'source.ip' | 'source.port' | 'destination.ip' | 'destination.port'> {
  return {
    'source.ip': client.ip,
    'source.port': client.port,
    'destination.ip': server.ip,
    'destination.port': server.port,
  };
}

function byRecords(
  view: TlsView,
  connection: Connection,
  pace: Pace,
  coverage: Coverage,
  platform: PairerNeeds['platform'],
): TlsFacts | null {
  if (view.clientHello === null && view.serverHello === null) return null;
  const judged = recordsOutcome(view);
  const ended = judged.is === 'open' ? unfinished(connection, pace, coverage) : judged.is;
  const unused = judged.is === 'finished' && connection.endedBy === 'client' && !sentData(view);
  return {
    ...ends(connection),
    'tls.outcome': ended,
    ...viewFacts(view, platform),
    ...alertFacts(judged),
    ...(unused ? { 'tls.client.closed_unused': true } : {}),
  };
}

function alertFacts(judged: RecordsOutcome): Partial<TlsFacts> {
  if (judged.is !== 'alert') return {};
  if (judged.code !== null) {
    const name = tlsAlertName(judged.code);
    return { 'tls.alert.code': judged.code, 'tls.alert.name': name, 'tls.alert.from': judged.from };
  }
  return { 'tls.alert.from': judged.from, 'tls.inferred': true };
}

function byLengths(
  turns: readonly Turn[],
  connection: Connection,
  pace: Pace,
  coverage: Coverage,
  first: Packet | null,
): TlsFacts | null {
  if (first === null || first.payload !== null || !TLS_PORTS.has(connection.server.port) || connection.syn === null)
    return null;
  const judged = judgeTurns(turns, connection.endedBy !== null);
  if (judged === null) return null;
  const outcome = judged.outcome === 'open' ? unfinished(connection, pace, coverage) : judged.outcome;
  return {
    ...ends(connection),
    'tls.outcome': outcome,
    'tls.inferred': true,
    'tls.client.continued': judged.clientContinued,
    ...(judged.alertFrom === undefined ? {} : { 'tls.alert.from': judged.alertFrom }),
    ...(judged.outcome === 'finished' ? { 'tls.application_data': judged.applicationData } : {}),
    ...(judged.closedUnused ? { 'tls.client.closed_unused': true } : {}),
  };
}

/** Outcome of a handshake without end and alert: by the end of its connection. */
function unfinished(
  connection: Connection,
  pace: Pace,
  coverage: Coverage,
): 'reset' | 'closed' | 'stalled' | 'unknown' {
  const { lastAt, reset, endedBy, timed } = connection;
  const lastData = pace.last ?? lastAt;
  const waited = timed ? Math.max(pace.longestWait, lastAt - lastData) : 0;
  if (waited >= HANDSHAKE_WAIT && endedBy !== 'server') return 'stalled';
  if (reset !== null) return 'reset';
  if (endedBy !== null) return 'closed';
  return timed && coverage.proof(lastData, HANDSHAKE_WAIT) !== null ? 'stalled' : 'unknown';
}

/** Pauses between segments with something new. */
interface Pace {
  last: Micros | null;
  longestWait: Micros;
}

function step(pace: Pace, at: Micros): Micros {
  const waited = pace.last === null ? 0 : at - pace.last;
  pace.longestWait = Math.max(pace.longestWait, waited);
  pace.last = at;
  return waited;
}
