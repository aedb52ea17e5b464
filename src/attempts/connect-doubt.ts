import type { ConnectDoubt } from '../core/analysis.js';
import type { Dated, Event } from '../core/event.js';
import type { Exchanges, ServerRequest } from '../core/exchange.js';
import { MICROS_PER_SECOND, type Micros } from '../core/time.js';
import type { DraftAttempt } from './draft-attempt.js';
import { isNear, isUnnamed, type IcmpError } from './icmp-joins.js';

type Connection = Dated<Event<'tcp.connection'>>;

interface Witnesses {
  readonly exchanges: Exchanges;
}

/** Untied clocks count too, for a doubt only lowers: a server that serves a client at one moment is there a second later too. */
const SAME_MOMENT: Micros = MICROS_PER_SECOND;

/** What speaks against what connections that failed seem to show, though it rules no cause out; null if nothing does. */
export function connectDoubt(draft: DraftAttempt, witnesses: Witnesses): ConnectDoubt | null {
  const connections = draft.flows.filter(isConnection);
  const refused = connections.filter(
    ({ facts }) => facts['tcp.reset.not_forwarded'] === true && facts['tcp.handshake'] === 'refused',
  );
  if (refused.length > 0) return { says: NOT_FORWARDED, limit: 'likely', events: refused };
  const unanswered = connections.filter(({ facts }) => facts['tcp.handshake'] === 'unanswered');
  if (unanswered.some((syn) => isServed(syn, witnesses))) return { says: SERVED, limit: 'likely', events: unanswered };
  return unnamedError(unanswered, witnesses);
}

const NOT_FORWARDED =
  'Against it: the firewall that captured shows the RST on its way out only, never coming in, so it may have sent the RST itself; ' +
  'its policy log, or a capture on the server, decides.';
const SERVED =
  'Against it: by the times in the files the server served the same client within a second of this connection request, so server and path were there; ' +
  'only this one connection was lost, for example to a limit of connections or sessions.';

/** An ICMP error to the client, while it waited, that may be the answer to its connection request. */
function unnamedError(unanswered: readonly Connection[], { exchanges }: Witnesses): ConnectDoubt | null {
  const errors = exchanges.flows.filter((flow): flow is IcmpError => flow.kind === 'icmp.error' && isUnnamed(flow));
  for (const error of errors) {
    const { facts, source, evidence } = error;
    const asked = unanswered.filter(
      (syn) => syn.source === source && syn.facts['source.ip'] === facts['quoted.source.ip'] && isNear(error, syn),
    );
    if (asked.length === 0) continue;
    const says =
      `Against it: meanwhile ${facts['source.ip']} sent ICMP type ${String(facts['icmp.type'])} code ${String(facts['icmp.code'])} to the client ` +
      `(${evidence[0].source}, ${evidence[0].unit} ${String(evidence[0].number)}). The text does not name the packet that it is about; ` +
      'if that is the connection request, it was answered by this router: `tcpdump -v`, or the capture itself, decides.';
    return { says, limit: 'likely', events: asked };
  }
  return null;
}

function isConnection(event: Dated): event is Connection {
  return event.kind === 'tcp.connection' && event.by === 'product';
}

function isServed(syn: Connection, { exchanges }: Witnesses): boolean {
  const beside = (from: Micros | null, to: Micros | null): boolean =>
    syn.at !== null &&
    from !== null &&
    from <= (syn.endAt ?? syn.at) + SAME_MOMENT &&
    (to ?? from) >= syn.at - SAME_MOMENT;
  return (
    exchanges.flows.some((flow) => isConnection(flow) && isAnswered(flow, syn) && beside(flow.at, flow.endAt)) ||
    exchanges.requests.some((request) => isOf(request, syn) && beside(request.from, request.to))
  );
}

/** Of one capture, so of one clock. */
function isAnswered({ source, facts }: Connection, syn: Connection): boolean {
  return (
    source === syn.source &&
    facts['tcp.handshake'] === 'completed' &&
    facts['source.ip'] === syn.facts['source.ip'] &&
    facts['destination.ip'] === syn.facts['destination.ip'] &&
    facts['destination.port'] === syn.facts['destination.port']
  );
}

const isOf = ({ facts }: ServerRequest, syn: Connection): boolean => facts['source.address'] === syn.facts['source.ip'];
