import { captureStamp, type HostClock } from '../clock.js';
import type { Scenario } from '../scenario.js';
import { frameOf, tcpChecksums } from './bytes.js';
import { MSS, WINDOW_SCALE, type Packet, type TcpPacket } from './packet.js';

/** Output of `tcpdump -nn` or `tcpdump -nn -vv`, one list per packet: one line, or a header and an indented body. */
export function textOf(clock: HostClock, packet: Packet, form: 'nn' | 'nn-vv', snaplen: number): readonly string[] {
  const stamp = captureStamp(clock, packet.at);
  const ends = `${packet.from.address}.${String(packet.from.port)} > ${packet.to.address}.${String(packet.to.port)}`;
  const body =
    packet.protocol === 'tcp' ? tcpText(packet, form, snaplen) : `UDP, length ${String(packet.payload.length)}`;
  if (form === 'nn') return [`${stamp} IP ${ends}: ${body}`];
  const length = frameOf(packet).length - 14;
  const protocol = packet.protocol === 'tcp' ? 'TCP (6)' : 'UDP (17)';
  const header = `tos 0x0, ttl ${String(packet.ttl)}, id ${String(packet.id)}, offset 0, flags [DF], proto ${protocol}, length ${String(length)}`;
  return [`${stamp} IP (${header})`, `    ${ends}: ${body}`];
}

function tcpText(packet: TcpPacket, form: 'nn' | 'nn-vv', snaplen: number): string {
  const parts = [
    `Flags [${packet.flags}]`,
    ...(form === 'nn-vv' ? checksumText(packet, snaplen) : []),
    ...sequenceText(packet, form),
    ...(packet.flags === 'S' ? [] : [`ack ${String(acknowledgement(packet))}`]),
    `win ${String(packet.window)}`,
    `options [${optionsText(packet)}]`,
    `length ${String(packet.payload.length)}`,
  ];
  return parts.join(', ');
}

/** tcpdump only checks a wholly captured segment; an outgoing packet has no valid checksum yet. */
function checksumText(packet: TcpPacket, snaplen: number): readonly string[] {
  if (frameOf(packet).length > snaplen) return [];
  const { wire, offloaded } = tcpChecksums(packet);
  const hex = (value: number): string => `0x${value.toString(16).padStart(4, '0')}`;
  return [packet.outgoing ? `cksum ${hex(offloaded)} (incorrect -> ${hex(wire)})` : `cksum ${hex(wire)} (correct)`];
}

/** Absolute on a SYN, then relative, a range with data; on a plain ACK only with `-v`. */
function sequenceText(packet: TcpPacket, form: 'nn' | 'nn-vv'): readonly string[] {
  if (packet.flags.startsWith('S')) return [`seq ${String(packet.sequence)}`];
  const start = packet.sequence - packet.base.sequence;
  if (packet.payload.length > 0) return [`seq ${String(start)}:${String(start + packet.payload.length)}`];
  return packet.flags === '.' && form === 'nn' ? [] : [`seq ${String(start)}`];
}

const acknowledgement = (packet: TcpPacket): number =>
  packet.flags === 'S.' ? packet.acknowledgement : packet.acknowledgement - packet.base.acknowledgement;

function optionsText(packet: TcpPacket): string {
  const times = `TS val ${String(packet.timestamp)} ecr ${String(packet.echo)}`;
  if (!packet.flags.startsWith('S')) return `nop,nop,${times}`;
  return `mss ${String(MSS)},sackOK,${times},nop,wscale ${String(WINDOW_SCALE)}`;
}

/** The file as saved from the manager's terminal: prompt, the wrapper's echo, packets, final counts. */
export function textFile(
  scenario: Scenario,
  packets: readonly Packet[],
  form: 'nn' | 'nn-vv',
  snaplen: 128 | 262144,
): string {
  const options = form === 'nn' ? '-nn' : '-nn -vv';
  const { manager, ssm } = scenario;
  const lines = [
    `${manager.host}# tcpdump vpn 0 interface eth0 options "host ${ssm.address} ${options}"`,
    `tcpdump -p -i eth0 -s ${String(snaplen)} host ${ssm.address} ${options} in VPN 0`,
    `tcpdump: listening on eth0, link-type EN10MB (Ethernet), capture size ${String(snaplen)} bytes`,
    ...packets.flatMap((packet) => textOf(manager.clock, packet, form, snaplen)),
    `${String(packets.length)} packets captured`,
    `${String(packets.length)} packets received by filter`,
    '0 packets dropped by kernel',
  ];
  return lines.map((line) => `${line}\n`).join('');
}
