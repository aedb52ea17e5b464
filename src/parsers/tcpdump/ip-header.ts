/** An IP header as `-v` prints it in brackets. */
export interface IpHeaderText {
  readonly version: 4 | 6;
  readonly ttl: number | null;
  readonly id: number | null;
  /** In bytes. */
  readonly fragmentOffset: number;
  readonly moreFragments: boolean;
  readonly protocol: number | null;
  /** Of the whole datagram in bytes; null if the line is cut. */
  readonly length: number | null;
  /** The text after the closing bracket: IPv6 continues there, IPv4 on the next line. */
  readonly rest: string;
}

const V4 =
  /\(tos 0x[0-9a-f]+(?:,ECT\([01]\)|,CE)?(?:, ttl +(\d+))?, id (\d+), offset (\d+), flags \[([^\]]{0,40})\](?:, proto:? (?:[^(),]{0,80}\()?(\d+)\)?)?(?:, length:? (\d+)(?=[,)]|$))?/;
const V6 =
  /\((?:class 0x[0-9a-f]+, )?(?:flowlabel 0x[0-9a-f]+, )?hlim (\d+), next-header (?:[^(]*)\((\d+)\)(?: payload length: (\d+)(?=\)|$))?/;

/** The last header in brackets on a line (a tunnel's inner one); null if there is none. */
export function readIpHeader(line: string): IpHeaderText | null {
  if (!line.includes('(')) return null;
  const v4At = line.lastIndexOf('(tos 0x');
  const v6At = Math.max(line.lastIndexOf('(hlim '), line.lastIndexOf('(class 0x'), line.lastIndexOf('(flowlabel 0x'));
  if (v4At < 0 && v6At < 0) return null;
  return v4At > v6At ? v4(line.slice(v4At)) : v6(line.slice(v6At));
}

function v4(text: string): IpHeaderText | null {
  const match = V4.exec(text);
  if (match === null) return null;
  const [whole, ttl, id, offset, flags = '', protocol, length] = match;
  const closed = closingBracket(text, whole.length);
  return {
    version: 4,
    ttl: number(ttl),
    id: number(id),
    fragmentOffset: Number(offset),
    moreFragments: flags.includes('+'),
    protocol: number(protocol),
    length: closed < 0 ? null : number(length),
    rest: closed < 0 ? '' : text.slice(closed + 1).trimStart(),
  };
}

function v6(text: string): IpHeaderText | null {
  const match = V6.exec(text);
  if (match === null) return null;
  const [whole, hops, next, payload] = match;
  const closed = closingBracket(text, whole.length);
  return {
    version: 6,
    ttl: number(hops),
    id: null,
    fragmentOffset: 0,
    moreFragments: false,
    protocol: number(next),
    length: closed < 0 || payload === undefined ? null : Number(payload) + 40,
    rest: closed < 0 ? '' : text.slice(closed + 1).trimStart(),
  };
}

/** Options and checksums may have brackets of their own inside. */
function closingBracket(text: string, from: number): number {
  let open = 1;
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '(') open += 1;
    if (character === ')') open -= 1;
    if (open === 0) return at;
  }
  return -1;
}

function number(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}
