import type { Facts } from '../core/event.js';
import type { Trace } from '../core/packet.js';
import type { PlainSegment } from '../core/plain-segment.js';
import type { Micros } from '../core/time.js';
import { tlsRecordAt } from '../dissect/tls.js';
import { tlsAlertName } from '../dissect/tls-alerts.js';
import type { Connection, Segment, Side } from './connection.js';
import type { Coverage } from './coverage.js';
import { EvidenceKeeper, joinEvidence } from './evidence-keeper.js';
import { keptTrace } from './moment.js';
import { SeenSpan } from './seen-span.js';
import { TlsConversation, type TlsView } from './tls-conversation.js';
import { addViewFacts, type OpenFacts } from './tls-facts.js';
import { carriedData, recordsOutcome, sentData, type RecordsOutcome } from './tls-outcome.js';
import { addTurn, HANDSHAKE_WAIT, judgeTurns, turnsAfter, type Turn } from './tls-turns.js';
import type { PairerNeeds } from './pairer-needs.js';

type TlsFacts = Facts['tls.handshake'];

/** Ports on which the client's first segment counts as a ClientHello even if its bytes were not captured. */
const TLS_PORTS: ReadonlySet<number> = new Set([
  443, 465, 636, 853, 993, 995, 4443, 5061, 6514, 8443, 8444, 8883, 9443, 10_443,
]);

/** Turns whose segments are cited: hello, flight and key exchange. */
const CITED_TURNS = 3;

const NO_SIDES: readonly Side[] = [];

/** Watches one connection for a TLS handshake, by its bytes if they are captured, otherwise by lengths. */
export class TlsWatcher {
  readonly #needs: PairerNeeds;
  readonly #turns: Turn[] = [];
  readonly #evidence = new EvidenceKeeper();
  readonly #pace: Pace = { last: null, longestWait: 0 };
  /** Null before the first byte: many connections have none. */
  #conversation: TlsConversation | null = null;
  /** Sides that spoke something else before there was a conversation, in order. */
  #plain: readonly Side[] = NO_SIDES;
  #first: Trace | null = null;
  #current: Trace | null = null;
  #hasPayload = false;
  #sawBytes = false;

  constructor(needs: PairerNeeds) {
    this.#needs = needs;
  }

  /** Takes bytes of a side. */
  bytes(from: Side, chunk: Uint8Array): void {
    if (this.#conversation === null && this.#isPlain(from, chunk)) return;
    this.#open().sinks[from].bytes(chunk);
  }

  /** Notes bytes of a side that the capture lacks. */
  skipped(from: Side, count: number): void {
    if (this.#conversation !== null || !this.#plain.includes(from)) this.#open().sinks[from].skipped(count);
  }

  /** Whether a side began with something that is no record of TLS: no more of it is read, and most of them are scans. */
  #isPlain(from: Side, chunk: Uint8Array): boolean {
    if (this.#plain.includes(from)) return true;
    if (tlsRecordAt(chunk, 0) !== null) return false;
    this.#plain = [...this.#plain, from];
    return true;
  }

  #open(): TlsConversation {
    if (this.#conversation !== null) return this.#conversation;
    const changed = (what: string): void => {
      this.#noteRecord(what);
    };
    this.#conversation = new TlsConversation(this.#needs, changed, this.#plain);
    return this.#conversation;
  }

  /** Every segment of the connection from the ClientHello on. */
  segment({ payload, trace, length, judgement, from, tcp, at }: Segment): void {
    this.#current = trace;
    if (tcp.flags.rst) this.#evidence.need(trace);
    const waited = (length > 0 && !judgement.retransmission) || tcp.flags.fin ? step(this.#pace, at) : 0;
    if (length === 0) return;
    if (this.#first === null) this.#hasPayload = payload !== null;
    this.#first ??= keptTrace(trace);
    if (!judgement.retransmission) addTurn(this.#turns, from, length, waited);
    if (this.#turns.length <= CITED_TURNS) this.#evidence.add(trace);
  }

  /** Takes a segment with data as numbers if it is none to cite and holds application data alone. */
  plain(segment: PlainSegment, from: Side, at: Micros, trace: Trace): boolean {
    if (segment.length > 0) {
      if (this.#first === null) return false;
      if (!this.#evidence.isFull && turnsAfter(this.#turns, from) <= CITED_TURNS) return false;
      const isPassed = this.#conversation?.passOver(from, segment) ?? this.#plain.includes(from);
      if (!isPassed) return false;
      addTurn(this.#turns, from, segment.length, step(this.#pace, at));
    }
    this.#current = trace;
    return true;
  }

  end(connection: Connection, coverage: Coverage): void {
    const first = this.#first;
    const facts = this.#facts(connection, coverage);
    const list = facts === null ? null : this.#evidence.list();
    if (facts === null || list === null || first === null) return;
    const isProven = facts['tls.outcome'] === 'stalled' && connection.timed;
    const proof = isProven ? coverage.proof(connection.firstAt, HANDSHAKE_WAIT) : null;
    const seen = proof === null ? list : joinEvidence(list, proof.evidence());
    this.#needs.emit.event('tls.handshake', facts, new SeenSpan(seen, first, connection.last));
  }

  #facts(connection: Connection, coverage: Coverage): TlsFacts | null {
    this.#conversation?.end();
    if (this.#conversation !== null && this.#sawBytes)
      return byRecords(this.#conversation.view, connection, this.#pace, coverage, this.#needs.chains);
    return this.#hasPayload ? null : byLengths(this.#turns, connection, this.#pace, coverage);
  }

  #noteRecord(what: string): void {
    const current = this.#current;
    this.#sawBytes = true;
    if (current === null) return;
    // After the first record of data, more of them prove nothing new.
    if (what !== 'more' && what !== 'application-data') this.#evidence.add(current);
    if (what === 'alert') this.#evidence.need(current);
  }
}

function byRecords(
  view: TlsView,
  connection: Connection,
  pace: Pace,
  coverage: Coverage,
  chains: PairerNeeds['chains'],
): TlsFacts | null {
  if (view.clientHello === null && view.serverHello === null) return null;
  const judged = recordsOutcome(view);
  const ended = judged.is === 'open' ? unfinished(connection, pace, coverage) : judged.is;
  const unused = judged.is === 'finished' && connection.endedBy === 'client' && !sentData(view);
  const facts = factsOf(connection, ended);
  addViewFacts(facts, view, chains);
  addAlert(facts, judged);
  if (unused) facts['tls.client.closed_unused'] = true;
  if (judged.is === 'finished' && sentData(view) && !carriedData(view) && isEndedByServer(connection))
    facts['tls.server.closed_unanswered'] = true;
  return facts;
}

/** The server ended the connection, and the capture lacks nothing of what it sent. */
function isEndedByServer({ endedBy, fromServer }: Connection): boolean {
  return endedBy === 'server' && fromServer.missing() === 0;
}

function addAlert(facts: OpenFacts, judged: RecordsOutcome): void {
  if (judged.is !== 'alert') return;
  if (judged.code !== null) {
    facts['tls.alert.code'] = judged.code;
    facts['tls.alert.name'] = tlsAlertName(judged.code);
    facts['tls.alert.from'] = judged.from;
  } else {
    facts['tls.alert.from'] = judged.from;
    facts['tls.inferred'] = true;
  }
}

function byLengths(turns: readonly Turn[], connection: Connection, pace: Pace, coverage: Coverage): TlsFacts | null {
  if (!TLS_PORTS.has(connection.server.port) || connection.syn === null) return null;
  const judged = judgeTurns(turns, connection.endedBy !== null);
  if (judged === null) return null;
  const outcome = judged.outcome === 'open' ? unfinished(connection, pace, coverage) : judged.outcome;
  const facts = factsOf(connection, outcome);
  facts['tls.inferred'] = true;
  facts['tls.client.continued'] = judged.clientContinued;
  if (judged.serverHello !== undefined) facts['tls.server.hello'] = judged.serverHello;
  if (judged.alertFrom !== undefined) facts['tls.alert.from'] = judged.alertFrom;
  if (judged.outcome === 'finished') facts['tls.application_data'] = judged.applicationData;
  if (judged.closedUnused) facts['tls.client.closed_unused'] = true;
  if (judged.unanswered === true && isEndedByServer(connection)) facts['tls.server.closed_unanswered'] = true;
  return facts;
}

function factsOf({ client, server }: Connection, outcome: TlsFacts['tls.outcome']): OpenFacts {
  return {
    'source.ip': client.ip,
    'source.port': client.port,
    'destination.ip': server.ip,
    'destination.port': server.port,
    'tls.outcome': outcome,
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
