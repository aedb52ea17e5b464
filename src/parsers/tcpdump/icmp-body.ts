import type { IcmpHeader } from '../../core/packet.js';

type Quoted = NonNullable<IcmpHeader['quoted']>;

/** Texts of print-icmp.c and print-icmp6.c with their type and code; the first match wins. */
const V4: readonly (readonly [RegExp, number, number])[] = [
  [/^ICMP echo reply/, 0, 0],
  [/^ICMP net \S+ unreachable - admin prohibited/, 3, 9],
  [/^ICMP host \S+ unreachable - admin prohibited filter/, 3, 13],
  [/^ICMP host \S+ unreachable - admin prohibited/, 3, 10],
  [/^ICMP net \S+ unreachable - unknown/, 3, 6],
  [/^ICMP host \S+ unreachable - unknown/, 3, 7],
  [/^ICMP host \S+ unreachable - tos prohibited|^ICMP \S+ unreachable - tos prohibited/, 3, 12],
  [/^ICMP host \S+ unreachable - host precedence violation/, 3, 14],
  [/^ICMP host \S+ unreachable - precedence cutoff/, 3, 15],
  [/^ICMP \S+ unreachable - source host isolated/, 3, 8],
  [/^ICMP \S+ unreachable - need to frag/, 3, 4],
  [/^ICMP \S+ unreachable - source route failed/, 3, 5],
  [/^ICMP net \S+ unreachable/, 3, 0],
  [/^ICMP host \S+ unreachable/, 3, 1],
  [/^ICMP \S+ protocol \d+ unreachable/, 3, 2],
  [/^ICMP \S+ (?:tcp|udp) port \S+ unreachable|^ICMP \S+ protocol \d+ port \S+ unreachable/, 3, 3],
  [/^ICMP source quench/, 4, 0],
  [/^ICMP redirect \S+ to net/, 5, 0],
  [/^ICMP redirect/, 5, 1],
  [/^ICMP echo request/, 8, 0],
  [/^ICMP router advertisement/, 9, 0],
  [/^ICMP router solicitation/, 10, 0],
  [/^ICMP time exceeded in-transit/, 11, 0],
  [/^ICMP ip reassembly time exceeded/, 11, 1],
  [/^ICMP parameter problem/, 12, 0],
  [/^ICMP time stamp query/, 13, 0],
  [/^ICMP time stamp reply/, 14, 0],
  [/^ICMP address mask request/, 17, 0],
  [/^ICMP address mask is/, 18, 0],
];

const V6: readonly (readonly [RegExp, number, number])[] = [
  [/destination unreachable, unreachable route/, 1, 0],
  [/destination unreachable, unreachable prohibited/, 1, 1],
  [/destination unreachable, beyond scope/, 1, 2],
  [/destination unreachable, unreachable address/, 1, 3],
  [/destination unreachable, unreachable port/, 1, 4],
  [/packet too big/, 2, 0],
  [/time exceeded in-transit/, 3, 0],
  [/ip reassembly time exceeded/, 3, 1],
  [/parameter problem/, 4, 0],
  [/echo request/, 128, 0],
  [/echo reply/, 129, 0],
  [/multicast listener query/, 130, 0],
  [/multicast listener report v2/, 143, 0],
  [/multicast listener report/, 131, 0],
  [/multicast listener done/, 132, 0],
  [/router solicitation/, 133, 0],
  [/router advertisement/, 134, 0],
  [/neighbor solicitation/, 135, 0],
  [/neighbor advertisement/, 136, 0],
  [/redirect/, 137, 0],
];

const QUOTED_PORT =
  /^ICMP6?,? (?:destination unreachable, unreachable port, )?(\S+) (tcp|udp) port (\S+?)(?: unreachable|,|$)/;
const QUOTED_HOST =
  /^ICMP (?:net |host )?(\S+) (?:unreachable|protocol)|^ICMP6, destination unreachable, (?:unreachable (?:route|prohibited|address)|beyond scope) ([^\s,]+)/;

/** Whether a message quotes the datagram that caused it (RFC 792; RFC 4443 section 2.1). */
export function isIcmpError(type: number, version: 4 | 6): boolean {
  return version === 6 ? type < 128 : [3, 4, 5, 11, 12].includes(type);
}

/** `icmp: `, `icmp 64: ` and `icmp6: ` of tcpdump 3 and of a Cisco ASA, before the same words. */
const OLD = /^\s*icmp(6)?(?: \d+)?: /;

/** Reads the text after `source > destination:` of ICMP or ICMPv6; null if it is neither. */
export function readIcmpBody(printed: string, destination: string): IcmpHeader | null {
  const text = printed.replace(OLD, (_, six?: string) => (six === undefined ? 'ICMP ' : 'ICMP6, '));
  // IPv6 extension headers and the checksum precede ICMPv6.
  const six = /(?:^|[\s\])])ICMP6, /.exec(text);
  const body = six === null ? text.trimStart() : text.slice(six.index).replace(/^[\s\])]+/, '');
  const table = six !== null ? V6 : body.startsWith('ICMP ') ? V4 : null;
  const found = table?.find(([pattern]) => pattern.test(body));
  if (found === undefined) return null;
  const mtu = /(?:\(mtu|, mtu) (\d+)/.exec(body)?.[1];
  const isError = isIcmpError(found[1], table === V6 ? 6 : 4);
  return {
    type: found[1],
    code: found[2],
    mtu: mtu === undefined ? null : Number(mtu),
    quoted: isError ? quotedByText(body, destination) : null,
  };
}

/** An error goes to the sender of the quoted packet, so its destination is the quoted source. */
function quotedByText(body: string, source: string): Quoted | null {
  const port = QUOTED_PORT.exec(body);
  if (port !== null) {
    const [, destination = '', protocol = '', number = ''] = port;
    const destinationPort = /^\d+$/.test(number) ? Number(number) : null;
    return { source, destination, protocol: protocol === 'tcp' ? 6 : 17, sourcePort: null, destinationPort };
  }
  const found = QUOTED_HOST.exec(body);
  const host = found?.[1] ?? found?.[2];
  return host === undefined
    ? null
    : { source, destination: host, protocol: 0, sourcePort: null, destinationPort: null };
}
