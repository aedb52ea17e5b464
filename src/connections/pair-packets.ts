import type { IpHeader, Packet, UdpHeader } from '../core/packet.js';
import type { SegmentTaker } from '../core/plain-segment.js';
import type { Platform } from '../core/platform.js';
import { byteBudget } from './byte-budget.js';
import { CertificateChains } from './certificate-chains.js';
import { Conversation } from './conversation.js';
import { captureCoverage, type Lost } from './coverage.js';
import { DnsConversation } from './dns-conversation.js';
import { LookupPairer } from './dns-lookups.js';
import { dnsOf } from './dns-message.js';
import { DNS_PORT } from './dns-over-tcp.js';
import { ErrorGatherer } from './icmp-errors.js';
import { traceOf } from './moment.js';
import { pairConnections } from './tcp-connections.js';
import type { EventSink } from './event-sink.js';

/** Pairs the packets of one capture, in file order. */
export interface PacketPairer extends SegmentTaker {
  packet(packet: Packet): void;
  /** Emits what is still open; `lost` is what the source states that it lacks. */
  end(lost?: Lost): void;
}

/**
 * Pairs the packets of one capture into connections, look-ups, handshakes, HTTP exchanges and ICMP errors, and emits
 * them. Memory is bounded: 4,096 connections, 4,096 open look-ups, 1,024 different errors, 32 MiB of bytes that wait
 * for others, and 12 entries of evidence for each; beyond that, what has been silent longest is emitted first.
 */
export function pairPackets(emit: EventSink, platform: Pick<Platform, 'certificate'>): PacketPairer {
  const coverage = captureCoverage();
  const budget = byteBudget();
  const chains = new CertificateChains(platform);
  const lookups = new LookupPairer(emit, coverage);
  const connections = pairConnections(emit, coverage, (connection, begun) =>
    connection.server.port === DNS_PORT
      ? new DnsConversation(lookups, budget, connection, begun)
      : new Conversation({ emit, budget, chains }, connection, begun),
  );
  const errors = new ErrorGatherer(emit);
  return {
    packet(packet) {
      coverage.note(packet);
      const { ip, tcp, udp, icmp } = packet;
      if (ip === null) return;
      if (tcp !== null) connections.packet(packet);
      if (icmp !== null) errors.packet(packet, ip, icmp);
      if (udp !== null) {
        const message = dnsOf(packet);
        if (message !== null) lookups.message(traceOf(packet), endsOf(ip, udp), message);
      }
    },
    segment(segment) {
      connections.segment(segment);
      return true;
    },
    end(lost) {
      coverage.close(lost ?? {});
      connections.end();
      lookups.end();
      errors.end();
    },
  };
}

const endsOf = ({ source, destination }: IpHeader, { sourcePort, destinationPort }: UdpHeader) =>
  ({ source, sourcePort, destination, destinationPort, transport: 'udp' }) as const;
