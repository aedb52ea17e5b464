import type { IcmpHeader, IpHeader, UdpHeader } from '../../core/packet.js';
import type { PrintedDns } from '../../dissect/printed-packet.js';
import type { DatagramText } from './datagrams.js';
import { readDnsBody } from './dns-body.js';
import { isV6 } from './endpoint.js';
import { isIcmpError, readIcmpBody } from './icmp-body.js';
import { readTcpBody, type TcpBody } from './tcp-body.js';
import { readUdpBody } from './udp-body.js';

/** One packet's IP datagram, as far as its text shows it. */
export interface DatagramShown {
  readonly ip: IpHeader;
  readonly ports: readonly [source: number, destination: number] | null;
  readonly tcp: TcpBody | null;
  readonly udp: UdpHeader | null;
  readonly icmp: IcmpHeader | null;
  readonly dns: PrintedDns | null;
  readonly http: string | null;
  readonly line: number;
}

const ICMP = 1;
const TCP = 6;
const UDP = 17;
const ICMPV6 = 58;
const DNS_PORTS = [53, 5353, 5355];

/** The datagram that holds the transport: a tunnel's inner one, an ICMP error's outer one. */
export function readDatagram(datagrams: readonly DatagramText[]): DatagramShown | null {
  for (const [at, datagram] of datagrams.entries()) {
    const shown = read(datagram, datagrams[at + 1]);
    const isLast = at === datagrams.length - 1;
    if (isLast || shown.tcp !== null || shown.icmp !== null || shown.dns !== null) return shown;
  }
  return null;
}

function read(datagram: DatagramText, quoted: DatagramText | undefined): DatagramShown {
  const { header, source, destination, body, line } = datagram;
  const tcp = withoutMissing(readTcpBody(body), datagram.missing);
  const icmp = tcp === null ? readIcmpBody(body, destination.address) : null;
  const ports = source.port === null || destination.port === null ? null : ([source.port, destination.port] as const);
  const protocol = header?.protocol ?? protocolOf(body, tcp, icmp, ports);
  const ip: IpHeader = {
    version: isV6(source.address) ? 6 : 4,
    source: source.address,
    destination: destination.address,
    ttl: header?.ttl ?? null,
    protocol,
    length: header?.length ?? null,
    laterFragment: (header?.fragmentOffset ?? 0) > 0 || /^\s*ip-proto-\d+$/.test(body),
  };
  const udpBody = protocol === UDP && ports !== null ? readUdpBody(body, ip.length, ip.version === 6 ? 40 : 20) : null;
  const isDns = ports !== null && DNS_PORTS.some((port) => ports.includes(port));
  const payloadText = tcp?.payloadText ?? udpBody?.payloadText ?? '';
  return {
    ip,
    ports,
    tcp: ip.laterFragment ? null : tcp,
    udp: udpBody === null || ports === null ? null : udpHeader(ports, udpBody.payloadLength),
    icmp: icmp === null ? null : withQuoted(icmp, ip.version, quoted),
    dns: isDns ? readDnsBody(payloadText) : null,
    http: payloadText.startsWith('HTTP: ') ? payloadText.slice('HTTP: '.length) : null,
    line,
  };
}

/** Reduces the payload by the bytes that the IP header counts but the frame lacked. */
function withoutMissing(tcp: TcpBody | null, missing: number): TcpBody | null {
  if (tcp === null || missing === 0 || tcp.payloadLength === null) return tcp;
  return { ...tcp, payloadLength: Math.max(0, tcp.payloadLength - missing) };
}

function udpHeader(ports: readonly [number, number], payloadLength: number | null): UdpHeader {
  return { sourcePort: ports[0], destinationPort: ports[1], payloadLength };
}

/** Nothing after the two ends, or the begin of a TCP segment's flags. */
const CUT_FLAGS = /^\s*(?:F|Fl|Fla|Flag|Flags.*)?$/;

/** Without `-v` the text shows the protocol: TCP always has flags, anything else with ports is UDP. */
function protocolOf(body: string, tcp: TcpBody | null, icmp: IcmpHeader | null, ports: object | null): number {
  if (tcp !== null) return TCP;
  if (icmp !== null) return /ICMP6,|icmp6:/.test(body) ? ICMPV6 : ICMP;
  if (CUT_FLAGS.test(body)) return TCP;
  const named = /^\s*ip-proto-(\d+)/.exec(body)?.[1];
  if (named !== undefined) return Number(named);
  const known = /^\s*(?:GREv\d|ESP|AH|igmp|OSPFv\d|EIGRP|VRRP|sctp|PIMv\d)/.exec(body)?.[0].trim();
  if (known !== undefined) return NAMED[known.replace(/v\d$/, '')] ?? 0;
  return ports === null ? 0 : UDP;
}

const NAMED: Readonly<Record<string, number>> = {
  igmp: 2,
  GRE: 47,
  ESP: 50,
  AH: 51,
  EIGRP: 88,
  OSPF: 89,
  PIM: 103,
  VRRP: 112,
  sctp: 132,
};

/** `-v` prints the quoted packet in full below the error. */
function withQuoted(icmp: IcmpHeader, version: 4 | 6, quoted: DatagramText | undefined): IcmpHeader {
  if (quoted === undefined || !isIcmpError(icmp.type, version)) return icmp;
  return {
    ...icmp,
    quoted: {
      source: quoted.source.address,
      destination: quoted.destination.address,
      protocol: quoted.header?.protocol ?? icmp.quoted?.protocol ?? 0,
      sourcePort: quoted.source.port,
      destinationPort: quoted.destination.port,
    },
  };
}
