import type { Facts } from '../core/model.js';
import type { Packet } from '../core/packet.js';
import type { Micros } from '../core/time.js';
import type { DnsTold } from '../parsers/packets/told.js';
import type { Coverage } from './coverage.js';
import { joinEvidence, keepEvidence, type EvidenceKeeper } from './evidence-keeper.js';
import { momentOf, stampOf } from './moment.js';
import type { EventSink } from './event-sink.js';

/** Pairs queries with their answers; a query sent again belongs to the same look-up. */
export interface LookupPairer {
  message(packet: Packet, ends: DnsEnds, message: DnsTold): void;
  end(): void;
}

/** Who sent a message to whom. */
export interface DnsEnds {
  readonly source: string;
  readonly sourcePort: number;
  readonly destination: string;
  readonly destinationPort: number;
}

interface Lookup {
  readonly client: string;
  readonly server: string;
  readonly name: string;
  readonly type: string;
  readonly first: Packet;
  readonly firstAt: Micros;
  last: Packet;
  lastAt: Micros;
  queries: number;
  readonly evidence: EvidenceKeeper;
  /** Port and id of each query: an answer names them. */
  readonly asked: Set<string>;
}

/** Look-ups that wait for their answer at once. */
const MOST_WAITING = 4096;
/** Resolvers give up and begin anew after this long (glibc: 2 servers, 2 attempts, 5 s each). */
const NEW_LOOKUP_AFTER: Micros = 30_000_000;
/** An answer that is not there after this long is late; the resolvers' own wait is 5 s, or less where they retry. */
const ANSWER_WAIT: Micros = 2_000_000;

const questionKey = (client: string, server: string, name: string, type: string): string =>
  [client, server, name.toLowerCase(), type].join(' ');

const askedKey = (client: string, port: number, server: string, id: number): string =>
  [client, port, server, id].join(' ');

/** A pairer of DNS look-ups over one capture. */
export function pairLookups(emit: EventSink, coverage: Coverage): LookupPairer {
  const waiting = new Map<string, Lookup>();
  const byQuery = new Map<string, string>();
  const close = (key: string, answer: { readonly packet: Packet; readonly message: DnsTold } | null): void => {
    const lookup = waiting.get(key);
    if (lookup === undefined) return;
    waiting.delete(key);
    for (const asked of lookup.asked) byQuery.delete(asked);
    tell(emit, lookup, answer, coverage);
  };
  const query = (packet: Packet, ends: DnsEnds, message: DnsTold): void => {
    const [question] = message.questions;
    if (question === undefined) return;
    const key = questionKey(ends.source, ends.destination, question.name, question.type);
    const at = momentOf(packet);
    const known = waiting.get(key);
    if (known !== undefined && at - known.lastAt > NEW_LOOKUP_AFTER) close(key, null);
    const lookup = waiting.get(key) ?? newLookup(packet, at, ends, question);
    waiting.set(key, lookup);
    lookup.queries += 1;
    lookup.last = packet;
    lookup.lastAt = at;
    lookup.evidence.add(packet);
    const asked = askedKey(ends.source, ends.sourcePort, ends.destination, message.id);
    if (lookup.asked.size < 64) {
      lookup.asked.add(asked);
      byQuery.set(asked, key);
    }
    const oldest = waiting.size > MOST_WAITING ? waiting.keys().next().value : undefined;
    if (oldest !== undefined) close(oldest, null);
  };
  return {
    message(packet, ends, message) {
      if (!message.response) query(packet, ends, message);
      else {
        const key = byQuery.get(askedKey(ends.destination, ends.destinationPort, ends.source, message.id));
        if (key !== undefined) close(key, { packet, message });
      }
    },
    end() {
      for (const key of [...waiting.keys()]) close(key, null);
    },
  };
}

function newLookup(
  packet: Packet,
  at: Micros,
  ends: DnsEnds,
  question: { readonly name: string; readonly type: string },
): Lookup {
  return {
    client: ends.source,
    server: ends.destination,
    name: question.name,
    type: question.type,
    first: packet,
    firstAt: at,
    last: packet,
    lastAt: at,
    queries: 0,
    evidence: keepEvidence(),
    asked: new Set(),
  };
}

function tell(
  emit: EventSink,
  lookup: Lookup,
  answer: { readonly packet: Packet; readonly message: DnsTold } | null,
  coverage: Coverage,
): void {
  const { client, server, name, type, queries, firstAt, first, evidence } = lookup;
  if (answer !== null) evidence.need(answer.packet);
  const list = evidence.list();
  if (list === null) return;
  const proof = answer === null ? coverage.proof(firstAt, ANSWER_WAIT) : null;
  const facts: Facts['dns.lookup'] = {
    'source.ip': client,
    'server.ip': server,
    'dns.question.name': name,
    'dns.question.type': type,
    'dns.queries': queries,
    'dns.answered': answer !== null,
    ...(answer === null ? { 'capture.answer_observable': proof !== null } : answerFacts(answer.message)),
    ...(answer === null ? {} : { 'event.duration': momentOf(answer.packet) - firstAt }),
  };
  const seen = proof === null ? list : joinEvidence(list, proof.evidence());
  emit.event('dns.lookup', facts, {
    evidence: seen,
    stamp: stampOf(first),
    end: stampOf(answer?.packet ?? lookup.last),
  });
}

function answerFacts({ rcode, answers, truncated }: DnsTold): Partial<Facts['dns.lookup']> {
  const addresses = answers.filter(({ type }) => type === 'A' || type === 'AAAA').map(({ data }) => data);
  const names = answers.filter(({ type }) => type === 'CNAME').map(({ data }) => data);
  return {
    'dns.response_code': rcode,
    ...(addresses.length > 0 ? { 'dns.resolved_ip': addresses } : {}),
    ...(names.length > 0 ? { 'dns.cname': names } : {}),
    ...(truncated ? { 'dns.truncated': true } : {}),
  };
}
