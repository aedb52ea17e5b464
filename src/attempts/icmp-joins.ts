import type { Dated, Event } from '../core/event.js';
import { groupBy } from '../core/group-by.js';
import { MICROS_PER_SECOND, type Micros } from '../core/time.js';
import { writtenSpan } from './written-times.js';

type Connection = Dated<Event<'tcp.connection'>>;
export type IcmpError = Dated<Event<'icmp.error'>>;

/** A router answers a SYN at once, or after its address resolution failed (3 s on Linux). */
const ANSWER_WAIT: Micros = 10 * MICROS_PER_SECOND;
const TCP = 6;

/**
 * The ICMP errors about a connection: by the ports of the quoted packet, or, where none are quoted (tcpdump without
 * `-v`), by its addresses and the time.
 */
export function icmpErrorsOf(flows: Iterable<Dated>): (connection: Connection) => readonly Dated[] {
  const errors = [...flows].filter((flow): flow is IcmpError => flow.kind === 'icmp.error');
  const byEnds = groupBy(errors, ({ source, facts }) =>
    [source, facts['quoted.source.ip'], facts['quoted.destination.ip']].join(' '),
  );
  return (connection) => {
    const { 'source.ip': client, 'destination.ip': server } = connection.facts;
    const ways = [
      [client, server],
      [server, client],
    ];
    return ways
      .flatMap((ends) => byEnds.get([connection.source, ...ends].join(' ')) ?? [])
      .filter((error) => isAbout(error, connection));
  };
}

function isAbout(error: IcmpError, connection: Connection): boolean {
  const { facts } = error;
  const isOfClient = facts['quoted.source.ip'] === connection.facts['source.ip'];
  const ports = [connection.facts['source.port'], connection.facts['destination.port']];
  const [from, to] = isOfClient ? ports : ports.toReversed();
  const [quotedFrom, quotedTo] = [facts['quoted.source.port'], facts['quoted.destination.port']];
  if ((facts['quoted.protocol'] ?? TCP) !== TCP) return false;
  if ((quotedFrom ?? from) !== from || (quotedTo ?? to) !== to) return false;
  if (quotedFrom !== undefined && quotedTo !== undefined) return true;
  return isNear(error, connection) && (isTooBig(error) || connection.facts['tcp.handshake'] === 'unanswered');
}

/** An error whose text names neither the packet nor where it went (Wireshark's list, tcpdump's "time exceeded"). */
export function isUnnamed({ facts }: IcmpError): boolean {
  return facts['quoted.destination.ip'] === undefined && facts['quoted.source.ip'] !== undefined;
}

/** "Need to frag" is about a packet of a connection; any other error without ports answers an unanswered SYN. */
function isTooBig({ facts }: IcmpError): boolean {
  return facts['error.kind'] === 'too-big';
}

/** Whether an error came while a connection was tried. */
export function isNear(error: IcmpError, connection: Connection): boolean {
  const [own, other] = [writtenSpan(connection), writtenSpan(error)];
  if (own === null || other === null) return true;
  return other.from <= own.to + ANSWER_WAIT && other.to >= own.from;
}
