import type { Assumption } from '../core/analysis.js';
import type { Dated, Event } from '../core/event.js';
import type { Exchanges, ServerRequest } from '../core/exchange.js';
import { MICROS_PER_SECOND, type Micros } from '../core/time.js';
import type { DraftAttempt } from './draft-attempt.js';

type Connection = Dated<Event<'tcp.connection'>>;

interface Witnesses {
  readonly exchanges: Exchanges;
}

/** Untied clocks count too, for a doubt only lowers: a server that serves a client at one moment is there a second later too. */
const SAME_MOMENT: Micros = MICROS_PER_SECOND;

/** What speaks against a cause at stage connect, though it rules none out; null if nothing does. */
export function connectDoubt(draft: DraftAttempt, witnesses: Witnesses): Assumption | null {
  const connections = draft.flows.filter(isConnection);
  if (
    connections.some(({ facts }) => facts['tcp.reset.not_forwarded'] === true && facts['tcp.handshake'] === 'refused')
  )
    return { says: NOT_FORWARDED, limit: 'likely' };
  const unanswered = connections.filter(({ facts }) => facts['tcp.handshake'] === 'unanswered');
  return unanswered.some((syn) => isServed(syn, witnesses)) ? { says: SERVED, limit: 'likely' } : null;
}

const NOT_FORWARDED =
  'Against it: the firewall that captured shows the RST on its way out only, never coming in, so it may have sent the RST itself; ' +
  'its policy log, or a capture on the server, decides.';
const SERVED =
  'Against it: by the times in the files the server served the same client within a second of this connection request, so server and path were there; ' +
  'only this one connection was lost, for example to a limit of connections or sessions.';

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
