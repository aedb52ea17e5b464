import type { Facts } from '../core/model.js';
import type { IcmpHeader, IpHeader, Packet } from '../core/packet.js';
import { keepEvidence, type EvidenceKeeper } from './evidence-keeper.js';
import { stampOf } from './moment.js';
import type { EventSink } from './event-sink.js';

/** Gathers ICMP errors by sender, kind and the flow that they quote. */
export interface ErrorGatherer {
  packet(packet: Packet, ip: IpHeader, icmp: IcmpHeader): void;
  end(): void;
}

interface Gathered {
  readonly facts: Omit<Facts['icmp.error'], 'icmp.count'>;
  readonly first: Packet;
  last: Packet;
  count: number;
  readonly evidence: EvidenceKeeper;
}

/** Different errors that are held at once; a scan can raise one for every port. */
const MOST_ERRORS = 1024;

/** Destination unreachable, source quench, time exceeded, parameter problem (RFC 792); redirects are advice, not errors. */
const ERRORS_4: ReadonlySet<number> = new Set([3, 4, 11, 12]);

/** A gatherer over one capture. */
export function gatherErrors(emit: EventSink): ErrorGatherer {
  const errors = new Map<string, Gathered>();
  const tell = (key: string): void => {
    const error = errors.get(key);
    const evidence = error?.evidence.list();
    errors.delete(key);
    if (error === undefined || evidence == null) return;
    const { facts, first, last, count } = error;
    emit.event(
      'icmp.error',
      { ...facts, 'icmp.count': count },
      { evidence, stamp: stampOf(first), end: stampOf(last) },
    );
  };
  return {
    packet(packet, ip, icmp) {
      // In ICMPv6 the errors are those below 128 (RFC 4443 section 2.1).
      if (ip.version === 6 ? icmp.type >= 128 : !ERRORS_4.has(icmp.type)) return;
      const { quoted } = icmp;
      const key = [
        ip.source,
        icmp.type,
        icmp.code,
        quoted?.source,
        quoted?.destination,
        quoted?.sourcePort,
        quoted?.destinationPort,
      ].join(' ');
      const error = errors.get(key) ?? {
        facts: factsOf(ip, icmp),
        first: packet,
        last: packet,
        count: 0,
        evidence: keepEvidence(),
      };
      errors.set(key, error);
      error.count += 1;
      error.last = packet;
      error.evidence.add(packet);
      const oldest = errors.size > MOST_ERRORS ? errors.keys().next().value : undefined;
      if (oldest !== undefined) tell(oldest);
    },
    end() {
      for (const key of [...errors.keys()]) tell(key);
    },
  };
}

function factsOf(ip: IpHeader, { type, code, mtu, quoted }: IcmpHeader): Omit<Facts['icmp.error'], 'icmp.count'> {
  return {
    'source.ip': ip.source,
    'icmp.type': type,
    'icmp.code': code,
    ...(mtu === null ? {} : { 'icmp.mtu': mtu }),
    ...(quoted === null
      ? {}
      : {
          'quoted.source.ip': quoted.source,
          'quoted.destination.ip': quoted.destination,
          'quoted.protocol': quoted.protocol,
        }),
    ...(quoted?.sourcePort == null ? {} : { 'quoted.source.port': quoted.sourcePort }),
    ...(quoted?.destinationPort == null ? {} : { 'quoted.destination.port': quoted.destinationPort }),
  };
}
