/** Texts of packet-icmp.c and packet-icmpv6.c with their type and code; the first match wins. */
const V4: readonly (readonly [RegExp, number, number])[] = [
  [/^Destination unreachable \(Network unreachable\)/, 3, 0],
  [/^Destination unreachable \(Host unreachable\)/, 3, 1],
  [/^Destination unreachable \(Protocol unreachable\)/, 3, 2],
  [/^Destination unreachable \(Port unreachable\)/, 3, 3],
  [/^Destination unreachable \(Fragmentation needed\)/, 3, 4],
  [/^Destination unreachable \(Source route failed\)/, 3, 5],
  [/^Destination unreachable \(Destination network unknown\)/, 3, 6],
  [/^Destination unreachable \(Destination host unknown\)/, 3, 7],
  [/^Destination unreachable \(Source host isolated\)/, 3, 8],
  [/^Destination unreachable \(Network administratively prohibited\)/, 3, 9],
  [/^Destination unreachable \(Host administratively prohibited\)/, 3, 10],
  [/^Destination unreachable \(Network unreachable for TOS\)/, 3, 11],
  [/^Destination unreachable \(Host unreachable for TOS\)/, 3, 12],
  [/^Destination unreachable \(Communication administratively filtered\)/, 3, 13],
  [/^Destination unreachable \(Host precedence violation\)/, 3, 14],
  [/^Destination unreachable \(Precedence cutoff in effect\)/, 3, 15],
  [/^Time-to-live exceeded \(Fragment reassembly/, 11, 1],
  [/^Time-to-live exceeded/, 11, 0],
  [/^Source quench/, 4, 0],
  [/^Parameter problem/, 12, 0],
  [/^Echo \(ping\) request/, 8, 0],
  [/^Echo \(ping\) reply/, 0, 0],
];

const V6: readonly (readonly [RegExp, number, number])[] = [
  [/^Destination Unreachable \(no route to destination\)/i, 1, 0],
  [/^Destination Unreachable \(Administratively prohibited\)/i, 1, 1],
  [/^Destination Unreachable \(Beyond scope of source address\)/i, 1, 2],
  [/^Destination Unreachable \(Address unreachable\)/i, 1, 3],
  [/^Destination Unreachable \(Port unreachable\)/i, 1, 4],
  [/^Destination Unreachable \(Source address failed ingress\/egress policy\)/i, 1, 5],
  [/^Destination Unreachable \(Reject route to destination\)/i, 1, 6],
  [/^Packet Too Big/i, 2, 0],
  [/^Time Exceeded \(fragment reassembly/i, 3, 1],
  [/^Time Exceeded/i, 3, 0],
  [/^Parameter Problem/i, 4, 0],
  [/^Echo \(ping\) request/, 128, 0],
  [/^Echo \(ping\) reply/, 129, 0],
];

/** Type and code from the Info column of ICMP or ICMPv6; null for unknown texts. */
export function icmpInfo(info: string, version: 4 | 6): readonly [type: number, code: number] | null {
  const found = (version === 6 ? V6 : V4).find(([pattern]) => pattern.test(info));
  return found === undefined ? null : [found[1], found[2]];
}
