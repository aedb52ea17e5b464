import type { IcmpHeader, Packet, TcpFlags, TcpHeader } from '../../core/packet.js';

/** A packet in tcpdump's words (`-nn -S`), without its time. */
export function packetText(packet: Packet): string {
  const { ip, tcp, udp, icmp } = packet;
  if (ip === null) return otherText(packet);
  const name = ip.version === 6 ? 'IP6' : 'IP';
  const flow = (from: number | null, to: number | null): string =>
    `${name} ${ip.source}${port(from)} > ${ip.destination}${port(to)}:`;
  if (tcp !== null) return `${flow(tcp.sourcePort, tcp.destinationPort)} ${tcpText(tcp)}`;
  if (udp !== null) {
    return `${flow(udp.sourcePort, udp.destinationPort)} UDP, length ${String(udp.payloadLength ?? 0)}`;
  }
  if (icmp !== null) return `${flow(null, null)} ${icmpText(icmp, ip.version)}`;
  return `${flow(null, null)} ip-proto-${String(ip.protocol)}`;
}

/** What is neither IP nor a packet at all (a custom block of pcapng, which Wireshark numbers as a frame). */
function otherText({ linkType, length }: Packet): string {
  return linkType === null
    ? `no packet, length ${String(length)}`
    : `link-type ${String(linkType)}, length ${String(length)}`;
}

const port = (number: number | null): string => (number === null ? '' : `.${String(number)}`);

function tcpText(tcp: TcpHeader): string {
  const length = tcp.payloadLength ?? 0;
  const parts = [`Flags [${flagText(tcp.flags)}]`];
  const { syn, fin, rst } = tcp.flags;
  if (tcp.sequence !== null && (length > 0 || syn || fin || rst)) parts.push(sequenceText(tcp.sequence, length));
  if (tcp.flags.ack && tcp.acknowledgement !== null) parts.push(`ack ${String(tcp.acknowledgement)}`);
  if (tcp.window !== null) parts.push(`win ${String(tcp.window)}`);
  parts.push(`length ${String(length)}`);
  return parts.join(', ');
}

function sequenceText(sequence: number, length: number): string {
  return length > 0 ? `seq ${String(sequence)}:${String((sequence + length) % 2 ** 32)}` : `seq ${String(sequence)}`;
}

/** tcpdump's letters, in its order: FSRP and a dot for ACK. */
function flagText(flags: TcpFlags): string {
  const letters = `${flags.fin ? 'F' : ''}${flags.syn ? 'S' : ''}${flags.rst ? 'R' : ''}${flags.psh ? 'P' : ''}`;
  return `${letters}${flags.ack ? '.' : ''}` || 'none';
}

/** Codes of destination unreachable (RFC 792, RFC 1122, RFC 1812) in tcpdump's words; `%` stands for the quoted host. */
const UNREACHABLE: Readonly<Record<number, string>> = {
  0: 'net % unreachable',
  1: 'host % unreachable',
  2: '% protocol unreachable',
  3: '% port unreachable',
  4: '% unreachable - need to frag',
  5: '% unreachable - source route failed',
  6: 'net % unreachable - unknown',
  7: 'host % unreachable - unknown',
  9: 'net % unreachable - admin prohibited',
  10: 'host % unreachable - admin prohibited',
  13: 'host % unreachable - admin prohibited filter',
};

function icmpText(icmp: IcmpHeader, version: 4 | 6): string {
  if (version === 6) return `ICMP6, type ${String(icmp.type)}, code ${String(icmp.code)}`;
  if (icmp.type === 8 || icmp.type === 0) return `ICMP echo ${icmp.type === 8 ? 'request' : 'reply'}`;
  if (icmp.type === 11) return 'ICMP time exceeded in-transit';
  const words = icmp.type === 3 ? UNREACHABLE[icmp.code] : undefined;
  if (words === undefined) return `ICMP type ${String(icmp.type)}, code ${String(icmp.code)}`;
  const mtu = icmp.mtu === null ? '' : ` (mtu ${String(icmp.mtu)})`;
  return `ICMP ${words.replace('%', icmp.quoted?.destination ?? '?')}${mtu}`;
}
