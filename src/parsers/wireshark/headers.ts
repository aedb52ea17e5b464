import type { IcmpHeader, IpHeader, TcpFlags, TcpHeader, TcpOptions, UdpHeader } from '../../core/packet.js';
import { numberIn } from './fields.js';
import type { Cells, HeaderCells } from './header-cells.js';

/** The headers of a packet, as far as its fields state them. */
export interface Headers {
  readonly ip: IpHeader | null;
  readonly tcp: TcpHeader | null;
  readonly udp: UdpHeader | null;
  readonly icmp: IcmpHeader | null;
}

const NO_HEADERS: Headers = { ip: null, tcp: null, udp: null, icmp: null };

/** Numbers of IANA's registry of protocols. */
const PROTOCOLS = { tcp: 6, udp: 17, icmp: 1, icmpv6: 58 } as const;

/** Builds headers from their fields. `absolute`: `tcp.seq` is the number on the wire, by Wireshark's preference. */
export function headersOf({ ip: cells, transport, quoted }: HeaderCells, absolute: boolean): Headers {
  const ip = cells === null ? null : ipHeader(cells, transport === null ? null : PROTOCOLS[transport.kind]);
  if (ip === null) return NO_HEADERS;
  const found = { ...NO_HEADERS, ip };
  if (transport === null) return found;
  switch (transport.kind) {
    case 'tcp':
      return { ...found, tcp: tcpHeader(transport.cells, ip, absolute) };
    case 'udp':
      return { ...found, udp: udpHeader(transport.cells) };
    default:
      return { ...found, icmp: icmpHeader(transport.cells, quoted) };
  }
}

const one = (cells: Cells, ...names: readonly string[]): string | null => {
  for (const name of names) {
    const value = cells.get(name)?.find((text) => text !== '');
    if (value !== undefined) return value;
  }
  return null;
};
const number = (cells: Cells, ...names: readonly string[]): number | null => numberIn(one(cells, ...names));

function ipHeader(cells: Cells, upper: number | null): IpHeader | null {
  const [source, destination] = [one(cells, 'ip_src', 'ipv6_src'), one(cells, 'ip_dst', 'ipv6_dst')];
  if (source === null || destination === null) return null;
  const version = cells.has('ipv6_src') ? 6 : 4;
  const payload = number(cells, 'ipv6_plen');
  return {
    version,
    source,
    destination,
    ttl: number(cells, 'ip_ttl', 'ipv6_hlim'),
    protocol: upper ?? number(cells, 'ip_proto', 'ipv6_nxt') ?? 0,
    length: version === 4 ? number(cells, 'ip_len') : payload === null ? null : payload + 40,
    laterFragment: upper === null && (number(cells, 'ip_frag_offset') ?? 0) > 0,
  };
}

function tcpHeader(cells: Cells, ip: IpHeader, absolute: boolean): TcpHeader | null {
  const [sourcePort, destinationPort] = [number(cells, 'tcp_srcport'), number(cells, 'tcp_dstport')];
  if (sourcePort === null || destinationPort === null) return null;
  const raw = number(cells, 'tcp_seq_raw');
  const options = tcpOptions(cells);
  const flags = flagsOf(cells);
  return {
    sourcePort,
    destinationPort,
    sequence: raw ?? number(cells, 'tcp_seq'),
    // Wireshark shows an unused field as 0.
    acknowledgement: number(cells, 'tcp_ack_raw') ?? (flags.ack ? number(cells, 'tcp_ack') : null),
    relative: raw === null && !absolute,
    flags,
    window: number(cells, 'tcp_window_size_value', 'tcp_window_size'),
    payloadLength: number(cells, 'tcp_len') ?? lengthByHeaders(cells, ip),
    ...(options === null ? {} : { options }),
  };
}

function lengthByHeaders(cells: Cells, ip: IpHeader): number | null {
  const header = number(cells, 'tcp_hdr_len');
  if (header === null || ip.length === null) return null;
  // IPv4 options practically never occur.
  return Math.max(0, ip.length - (ip.version === 4 ? 20 : 40) - header);
}

const FLAG_BITS: readonly (readonly [keyof TcpFlags, number, string])[] = [
  ['fin', 1, 'tcp_flags_fin'],
  ['syn', 2, 'tcp_flags_syn'],
  ['rst', 4, 'tcp_flags_reset'],
  ['psh', 8, 'tcp_flags_push'],
  ['ack', 16, 'tcp_flags_ack'],
  ['urg', 32, 'tcp_flags_urg'],
  ['ece', 64, 'tcp_flags_ece'],
  ['cwr', 128, 'tcp_flags_cwr'],
];

function flagsOf(cells: Cells): TcpFlags {
  const bits = number(cells, 'tcp_flags');
  const isOn = (bit: number, name: string): boolean =>
    bits === null ? /^(?:1|true|set)/i.test(one(cells, name) ?? '') : (bits & bit) !== 0;
  const on = new Map(FLAG_BITS.map(([flag, bit, name]) => [flag, isOn(bit, name)]));
  const has = (flag: keyof TcpFlags): boolean => on.get(flag) === true;
  return {
    ...{ fin: has('fin'), syn: has('syn'), rst: has('rst'), psh: has('psh'), ack: has('ack') },
    ...{ urg: has('urg'), ece: has('ece'), cwr: has('cwr') },
  };
}

function tcpOptions(cells: Cells): TcpOptions | null {
  const [mss, scale] = [number(cells, 'tcp_options_mss_val'), number(cells, 'tcp_options_wscale_shift')];
  const value = number(cells, 'tcp_options_timestamp_tsval');
  const options: TcpOptions = {
    ...(mss === null ? {} : { mss }),
    ...(scale === null ? {} : { windowScale: scale }),
    ...(cells.has('tcp_options_sack_perm') ? { sackPermitted: true } : {}),
    ...(value === null ? {} : { timestamp: { value, echo: number(cells, 'tcp_options_timestamp_tsecr') ?? 0 } }),
  };
  return Object.keys(options).length === 0 ? null : options;
}

function udpHeader(cells: Cells): UdpHeader | null {
  const [sourcePort, destinationPort] = [number(cells, 'udp_srcport'), number(cells, 'udp_dstport')];
  if (sourcePort === null || destinationPort === null) return null;
  const length = number(cells, 'udp_length');
  return { sourcePort, destinationPort, payloadLength: length === null ? null : Math.max(0, length - 8) };
}

function icmpHeader(cells: Cells, quoted: HeaderCells['quoted']): IcmpHeader | null {
  const type = number(cells, 'icmp_type', 'icmpv6_type');
  if (type === null) return null;
  return {
    type,
    code: number(cells, 'icmp_code', 'icmpv6_code') ?? 0,
    mtu: number(cells, 'icmp_mtu', 'icmpv6_mtu'),
    quoted: quoted === null ? null : quotedFlow(quoted),
  };
}

function quotedFlow({ ip: cells, transport }: NonNullable<HeaderCells['quoted']>): IcmpHeader['quoted'] {
  const ip = ipHeader(cells, null);
  if (ip === null) return null;
  return {
    source: ip.source,
    destination: ip.destination,
    protocol: ip.protocol,
    sourcePort: transport === null ? null : number(transport, 'tcp_srcport', 'udp_srcport'),
    destinationPort: transport === null ? null : number(transport, 'tcp_dstport', 'udp_dstport'),
  };
}
