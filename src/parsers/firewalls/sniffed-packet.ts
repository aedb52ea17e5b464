import type { IcmpHeader, IpHeader, TcpHeader, UdpHeader } from '../../core/packet.js';
import { readEndpoint } from '../tcpdump/endpoint.js';
import { readIcmpBody } from '../tcpdump/icmp-body.js';

/** One line of FortiGate's sniffer, without its time. */
export interface SniffedPacket {
  /** Printed from verbosity 4 on, with `in` or `out`. */
  readonly interface: string | null;
  /** True on its way out of the device. */
  readonly isOut: boolean;
  readonly ip: IpHeader;
  readonly tcp: TcpHeader | null;
  readonly udp: UdpHeader | null;
  readonly icmp: IcmpHeader | null;
  /** The text after the interface: the same for a packet on its way in and out. */
  readonly shown: string;
  /** The text after the addresses, which translation leaves as it is. */
  readonly body: string;
}

const ENDS = /^(?:(\S+) (in|out|--) )?(\S+) -> (\S+): ?(.*)$/s;
const SEGMENT = /^((?:syn|fin|rst|psh|urg)(?: (?:syn|fin|rst|psh|urg))*)?(?: ?(\d+))?(?: ?\back (\d+))?(?: |$)/;
const UDP = /^udp (\d+)/;
const NUMBERS = { tcp: 6, udp: 17, icmp: 1, icmpv6: 58 } as const;

/** Reads `port1 in 192.0.2.21.57958 -> 198.51.100.40.8443: syn 1221156848`; null for any other text. */
export function sniffedPacket(text: string): SniffedPacket | null {
  const found = ENDS.exec(text);
  if (found === null) return null;
  const [, name, way, from = '', to = '', body = ''] = found;
  const noNames = () => ({ allowed: false, withPort: false });
  const [source, destination] = [readEndpoint(from, noNames), readEndpoint(to, noNames)];
  if (source === null || destination === null) return null;
  const ports = source.port === null || destination.port === null ? null : ([source.port, destination.port] as const);
  const version = source.address.includes(':') ? 6 : 4;
  const icmp = readIcmpBody(body, destination.address);
  const tcp = ports === null ? null : segment(ports, body);
  const udp = ports === null ? null : datagram(ports, body);
  const protocol =
    icmp === null ? (udp === null ? (ports === null ? null : 'tcp') : 'udp') : version === 6 ? 'icmpv6' : 'icmp';
  return {
    interface: name ?? null,
    isOut: way === 'out',
    ip: {
      ...{ version, source: source.address, destination: destination.address, ttl: null, length: null },
      ...{ protocol: protocol === null ? 0 : NUMBERS[protocol], laterFragment: false },
    },
    ...{ tcp, udp, icmp },
    shown: `${from} ${to} ${body}`,
    body,
  };
}

/** The sniffer prints one number, the sequence, and the acknowledged one; neither window nor length. */
function segment([sourcePort, destinationPort]: readonly [number, number], body: string): TcpHeader | null {
  const found = SEGMENT.exec(body);
  const [, words, sequence, acknowledgement] = found ?? [];
  if (words === undefined && acknowledgement === undefined) return null;
  const has = (name: string): boolean => words?.includes(name) === true;
  const syn = has('syn');
  return {
    ...{ sourcePort, destinationPort, relative: false, window: null },
    sequence: sequence === undefined ? null : Number(sequence),
    acknowledgement: acknowledgement === undefined ? null : Number(acknowledgement),
    flags: { fin: has('fin'), syn, rst: has('rst'), psh: has('psh'), ack: acknowledgement !== undefined },
    payloadLength: has('psh') ? null : 0,
  };
}

function datagram([sourcePort, destinationPort]: readonly [number, number], body: string): UdpHeader | null {
  const length = UDP.exec(body)?.[1];
  return length === undefined ? null : { sourcePort, destinationPort, payloadLength: Number(length) };
}
