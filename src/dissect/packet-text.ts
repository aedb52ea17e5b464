import type { Packet, UdpHeader } from '../core/packet.js';
import { dnsText } from './dns-text.js';
import { icmpText } from './icmp-text.js';
import { shownHttp, tcpText } from './tcp-text.js';

/** Ports of DNS, multicast DNS and LLMNR. */
const DNS_PORTS: ReadonlySet<number> = new Set([53, 5353, 5355]);

/** The parts of a packet that its text shows. */
export type ShownPacket = Pick<Packet, 'ip' | 'tcp' | 'udp' | 'icmp' | 'payload' | 'linkType' | 'length'>;

/** A packet as tcpdump prints it (`-nn -S`), without its time: always one line. */
export function packetText(packet: ShownPacket): string {
  const { ip, tcp, udp, icmp } = packet;
  if (ip === null) return otherText(packet);
  const name = ip.version === 6 ? 'IP6' : 'IP';
  const flow = (from: number | null, to: number | null): string =>
    `${name} ${ip.source}${port(from)} > ${ip.destination}${port(to)}:`;
  if (tcp !== null) return `${flow(tcp.sourcePort, tcp.destinationPort)} ${tcpText(tcp, packet.payload)}`;
  if (udp !== null) return `${flow(udp.sourcePort, udp.destinationPort)} ${udpText(udp, packet.payload)}`;
  if (icmp !== null) return `${flow(null, null)} ${icmpText(icmp, ip)}`;
  return `${flow(null, null)} ip-proto-${String(ip.protocol)}`;
}

/**
 * Text for a frame that is not IP, or no packet at all (a custom block of pcapng, which Wireshark numbers as a frame).
 */
function otherText({ linkType, length }: ShownPacket): string {
  return linkType === null
    ? `no packet, length ${String(length)}`
    : `link-type ${String(linkType)}, length ${String(length)}`;
}

const port = (number: number | null): string => (number === null ? '' : `.${String(number)}`);

function udpText(udp: UdpHeader, payload: Uint8Array | null): string {
  const length = udp.payloadLength ?? 0;
  const dns = isDns(udp) && payload !== null ? dnsText(payload) : null;
  return dns === null ? `UDP, length ${String(length)}` : `${dns} (${String(length)})`;
}

const isDns = (udp: UdpHeader): boolean => DNS_PORTS.has(udp.sourcePort) || DNS_PORTS.has(udp.destinationPort);

/** A copy of the payload's bytes that the text of the packet shows. */
export function shownBytes({ tcp, udp, payload }: Pick<Packet, 'tcp' | 'udp' | 'payload'>): Uint8Array | null {
  if (payload === null || payload.byteLength === 0) return null;
  if (tcp !== null) return shownHttp(payload);
  return udp !== null && isDns(udp) ? payload.slice() : null;
}
