import type { Facts } from '../core/event.js';
import type { Trace } from '../core/packet.js';
import type { Micros } from '../core/time.js';
import type { PrintedDns } from '../dissect/printed-packet.js';
import type { Coverage } from './coverage.js';
import { EvidenceKeeper, joinEvidence } from './evidence-keeper.js';
import { elapsedBetween, isTimed, momentOf, stampOf } from './moment.js';
import type { EventSink } from './event-sink.js';

/** Sender and receiver of a message. */
export interface DnsEnds {
  readonly source: string;
  readonly sourcePort: number;
  readonly destination: string;
  readonly destinationPort: number;
  readonly transport: 'udp' | 'tcp';
}

interface Lookup {
  readonly client: string;
  readonly server: string;
  readonly name: string;
  readonly type: string;
  readonly transport: DnsEnds['transport'];
  readonly first: Trace;
  readonly firstAt: Micros;
  last: Trace;
  lastAt: Micros;
  queries: number;
  readonly evidence: EvidenceKeeper;
  /** Port and id of each query, which its answer repeats. */
  readonly asked: Set<string>;
}

/** Look-ups that wait for an answer at once, and queries kept of each. */
const MAX_WAITING = 4096;
const MAX_QUERIES = 64;
/** Resolvers give up after this time (glibc: 2 servers, 2 attempts, 5 s each). */
const NEW_LOOKUP_AFTER: Micros = 30_000_000;
/** An answer is late after this time; resolvers wait 5 s, or less if they retry. */
const ANSWER_WAIT: Micros = 2_000_000;

const questionKey = (client: string, server: string, name: string, type: string): string =>
  [client, server, name.toLowerCase(), type].join(' ');

const askedKey = (client: string, port: number, server: string, id: number): string =>
  [client, port, server, id].join(' ');

interface Answer {
  readonly packet: Trace;
  readonly message: PrintedDns;
}

/** Pairs queries with their answers over one capture; a repeated query belongs to the same look-up. */
export class LookupPairer {
  readonly #emit: EventSink;
  readonly #coverage: Coverage;
  readonly #waiting = new Map<string, Lookup>();
  /** Key of the look-up by port and id of each waiting query. */
  readonly #asked = new Map<string, string>();

  constructor(emit: EventSink, coverage: Coverage) {
    this.#emit = emit;
    this.#coverage = coverage;
  }

  message(packet: Trace, ends: DnsEnds, message: PrintedDns): void {
    if (!message.response) {
      this.#query(packet, ends, message);
      return;
    }
    const key = this.#asked.get(askedKey(ends.destination, ends.destinationPort, ends.source, message.id));
    if (key !== undefined) this.#close(key, { packet, message });
  }

  end(): void {
    for (const key of [...this.#waiting.keys()]) this.#close(key, null);
  }

  #query(packet: Trace, ends: DnsEnds, message: PrintedDns): void {
    const [question] = message.questions;
    if (question === undefined) return;
    const key = questionKey(ends.source, ends.destination, question.name, question.type);
    const at = momentOf(packet);
    const known = this.#waiting.get(key);
    if (known !== undefined && at - known.lastAt > NEW_LOOKUP_AFTER) this.#close(key, null);
    const lookup = this.#waiting.get(key) ?? newLookup(packet, at, ends, question);
    this.#waiting.set(key, lookup);
    lookup.queries += 1;
    lookup.last = packet;
    lookup.lastAt = at;
    lookup.evidence.add(packet);
    const asked = askedKey(ends.source, ends.sourcePort, ends.destination, message.id);
    if (lookup.asked.size < MAX_QUERIES) {
      lookup.asked.add(asked);
      this.#asked.set(asked, key);
    }
    const oldest = this.#waiting.size > MAX_WAITING ? this.#waiting.keys().next().value : undefined;
    if (oldest !== undefined) this.#close(oldest, null);
  }

  #close(key: string, answer: Answer | null): void {
    const lookup = this.#waiting.get(key);
    if (lookup === undefined) return;
    this.#waiting.delete(key);
    for (const asked of lookup.asked) this.#asked.delete(asked);
    emitLookup(this.#emit, lookup, answer, this.#coverage);
  }
}

function newLookup(
  packet: Trace,
  at: Micros,
  ends: DnsEnds,
  question: { readonly name: string; readonly type: string },
): Lookup {
  return {
    client: ends.source,
    server: ends.destination,
    name: question.name,
    type: question.type,
    transport: ends.transport,
    first: packet,
    firstAt: at,
    last: packet,
    lastAt: at,
    queries: 0,
    evidence: new EvidenceKeeper(),
    asked: new Set(),
  };
}

function emitLookup(emit: EventSink, lookup: Lookup, answer: Answer | null, coverage: Coverage): void {
  const { client, server, name, type, transport, queries, firstAt, first, evidence } = lookup;
  if (answer !== null) evidence.need(answer.packet);
  const list = evidence.list();
  if (list === null) return;
  const proof = answer === null && isTimed(first) ? coverage.proof(firstAt, ANSWER_WAIT) : null;
  const duration = answer === null ? null : elapsedBetween(first, answer.packet);
  const facts: Facts['dns.lookup'] = {
    'source.ip': client,
    'server.ip': server,
    'dns.question.name': name,
    'dns.question.type': type,
    ...(transport === 'udp' ? {} : { 'network.transport': 'tcp' }),
    'dns.queries': queries,
    'dns.answered': answer !== null,
    ...(answer === null ? { 'capture.answer_observable': proof !== null } : answerFacts(answer.message)),
    ...(duration === null ? {} : { 'event.duration': duration }),
  };
  const seen = proof === null ? list : joinEvidence(list, proof.evidence());
  emit.event('dns.lookup', facts, {
    evidence: seen,
    stamp: stampOf(first),
    end: stampOf(answer?.packet ?? lookup.last),
  });
}

function answerFacts({ rcode, answers, truncated, udpSize }: PrintedDns): Partial<Facts['dns.lookup']> {
  const addresses = answers.filter(({ type }) => type === 'A' || type === 'AAAA').map(({ data }) => data);
  const names = answers.filter(({ type }) => type === 'CNAME').map(({ data }) => data);
  return {
    'dns.response_code': rcode,
    ...(addresses.length > 0 ? { 'dns.resolved_ip': addresses } : {}),
    ...(names.length > 0 ? { 'dns.cname': names } : {}),
    ...(truncated ? { 'dns.truncated': true } : {}),
    ...(udpSize === null ? {} : { 'dns.edns.udp_size': udpSize }),
  };
}
