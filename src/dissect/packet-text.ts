import type { Packet, UdpHeader } from '../core/packet.js';
import { dnsText } from './dns-text.js';
import { icmpText } from './icmp-text.js';
import { tcpText } from './tcp-text.js';

/** Ports of DNS, multicast DNS and LLMNR. */
const DNS_PORTS: ReadonlySet<number> = new Set([53, 5353, 5355]);

/** A packet as tcpdump prints it (`-nn -S`), without its time: always one line. */
export function packetText(packet: Packet): string {
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
function otherText({ linkType, length }: Packet): string {
  return linkType === null
    ? `no packet, length ${String(length)}`
    : `link-type ${String(linkType)}, length ${String(length)}`;
}

const port = (number: number | null): string => (number === null ? '' : `.${String(number)}`);

function udpText(udp: UdpHeader, payload: Uint8Array | null): string {
  const length = udp.payloadLength ?? 0;
  const isDns = DNS_PORTS.has(udp.sourcePort) || DNS_PORTS.has(udp.destinationPort);
  const dns = isDns && payload !== null ? dnsText(payload) : null;
  return dns === null ? `UDP, length ${String(length)}` : `${dns} (${String(length)})`;
}
