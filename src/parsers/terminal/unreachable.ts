/** An ICMP error in ping's output: type and code of RFC 792 and RFC 1812, and the next hop's MTU. */
export interface Unreachable {
  readonly type: number;
  readonly code: number;
  readonly mtu?: number;
}

/** Words of iputils, inetutils, BSD and Windows; the more specific ones come first. */
const WORDS: readonly (readonly [RegExp, number, number])[] = [
  [/frag(?:mentation)? needed|needs to be fragmented/i, 3, 4],
  [/packet filtered|prohibited by filter|administratively prohibited/i, 3, 13],
  [/net(?:work)? prohibited/i, 3, 9],
  [/host prohibited/i, 3, 10],
  [/precedence violation/i, 3, 14],
  [/protocol unreachable/i, 3, 2],
  [/port unreachable/i, 3, 3],
  [/source route failed/i, 3, 5],
  [/host unreachable/i, 3, 1],
  [/net(?:work)? unreachable/i, 3, 0],
  [/time to live exceeded|ttl expired in transit/i, 11, 0],
];

/** The ICMP error that a line of ping names; null for other words. */
export function unreachable(words: string): Unreachable | null {
  const found = WORDS.find(([pattern]) => pattern.test(words));
  if (found === undefined) return null;
  const mtu = /mtu ?=? ?(\d+)/i.exec(words)?.[1];
  return { type: found[1], code: found[2], ...(mtu === undefined ? {} : { mtu: Number(mtu) }) };
}

/** What traceroute prints after a time: `!H`, `!N`, `!X`, `!F-1400` (traceroute(8)). */
const MARKS: Readonly<Record<string, number>> = {
  H: 1,
  N: 0,
  P: 2,
  S: 5,
  X: 13,
  V: 14,
  C: 15,
  A: 9,
  Z: 10,
  U: 0,
  F: 4,
};

/** The ICMP error of a traceroute mark; null if the line has none. */
export function markedUnreachable(line: string): Unreachable | null {
  const [, letter, mtu, number] = /\s!(?:([HNPSXVCAZUF])(?:-(\d+))?|<?(\d{1,2})>?)(?=\s|$)/.exec(line) ?? [];
  const code = letter === undefined ? number : MARKS[letter];
  if (code === undefined) return null;
  return { type: 3, code: Number(code), ...(mtu === undefined ? {} : { mtu: Number(mtu) }) };
}
