import type { IcmpHeader, IpHeader } from '../core/packet.js';

type Quoted = NonNullable<IcmpHeader['quoted']>;

/** Codes of destination unreachable (RFC 792, RFC 1122, RFC 1812) as tcpdump prints them; `%` is the quoted host. */
const UNREACHABLE: Readonly<Record<number, string>> = {
  0: 'net % unreachable',
  1: 'host % unreachable',
  4: '% unreachable - need to frag',
  5: '% unreachable - source route failed',
  6: 'net % unreachable - unknown',
  7: 'host % unreachable - unknown',
  8: '% unreachable - source host isolated',
  9: 'net % unreachable - admin prohibited',
  10: 'host % unreachable - admin prohibited',
  11: 'net % unreachable - tos prohibited',
  12: 'host % unreachable - tos prohibited',
  13: 'host % unreachable - admin prohibited filter',
  14: 'host % unreachable - host precedence violation',
  15: 'host % unreachable - precedence cutoff',
};

/** Codes of ICMPv6 destination unreachable (RFC 4443 section 3.1). */
const UNREACHABLE6: Readonly<Record<number, string>> = {
  0: 'unreachable route %',
  1: 'unreachable prohibited %',
  2: 'beyond scope %',
  3: 'unreachable address %',
  5: 'unreachable source address failed policy %',
  6: 'unreachable reject route %',
};

const TYPES6: Readonly<Record<number, string>> = {
  128: 'echo request',
  129: 'echo reply',
  133: 'router solicitation',
  134: 'router advertisement',
  135: 'neighbor solicitation',
  136: 'neighbor advertisement',
  137: 'redirect',
};

/** An ICMP or ICMPv6 message as tcpdump prints it. */
export function icmpText(icmp: IcmpHeader, ip: IpHeader): string {
  const length = ip.length === null ? '' : `, length ${String(Math.max(0, ip.length - (ip.version === 6 ? 40 : 20)))}`;
  return `${ip.version === 6 ? `ICMP6, ${words6(icmp)}` : `ICMP ${words4(icmp)}`}${length}`;
}

function words4({ type, code, mtu, quoted }: IcmpHeader): string {
  if (type === 0) return 'echo reply';
  if (type === 8) return 'echo request';
  if (type === 11) return code === 1 ? 'ip reassembly time exceeded' : 'time exceeded in-transit';
  if (type === 3 && quoted !== null && (code === 2 || code === 3)) return unreachablePort(code, quoted);
  const words = type === 3 ? UNREACHABLE[code] : undefined;
  if (words === undefined) return `type-#${String(type)}, code ${String(code)}`;
  return `${words.replace('%', quoted?.destination ?? '?')}${mtu === null ? '' : ` (mtu ${String(mtu)})`}`;
}

function unreachablePort(code: number, { destination, protocol, destinationPort }: Quoted): string {
  if (code === 2) return `${destination} protocol ${String(protocol)} unreachable`;
  const name = protocol === 6 ? 'tcp' : protocol === 17 ? 'udp' : `protocol ${String(protocol)}`;
  return `${destination} ${name} port ${String(destinationPort ?? '?')} unreachable`;
}

function words6({ type, code, mtu, quoted }: IcmpHeader): string {
  const host = quoted?.destination ?? '?';
  if (type === 1 && code === 4 && quoted !== null) return `destination unreachable, ${unreachablePort(3, quoted)}`;
  if (type === 1)
    return `destination unreachable, ${(UNREACHABLE6[code] ?? `unreachable code-#${String(code)} %`).replace('%', host)}`;
  if (type === 2) return `packet too big, mtu ${String(mtu ?? '?')}`;
  if (type === 3) return `time exceeded in-transit for ${host}`;
  return TYPES6[type] ?? `type-#${String(type)}, code ${String(code)}`;
}
