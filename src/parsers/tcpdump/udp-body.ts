/** What tcpdump prints of a UDP datagram behind the two ends. */
export interface UdpBody {
  readonly payloadLength: number | null;
  /** The printed payload, for the protocols that this program knows. */
  readonly payloadText: string;
}

const CHECKSUM = /^\s*\[(?:udp sum ok|no cksum|bad udp cksum [^\]]*)\]\s*/;
const PLAIN = /^UDP, length (\d+)/;
/** Messages of DNS and a few others end in their length in brackets. */
const CLOSING = / \((\d+)\)$/;

/** Reads the text behind `source > destination:` of a datagram that is known to be UDP. */
export function readUdpBody(text: string, ipLength: number | null, ipHeaderLength: number): UdpBody {
  const payloadText = text.replace(CHECKSUM, '').trim();
  // The UDP header has 8 bytes (RFC 768).
  const byHeader = ipLength === null ? null : Math.max(0, ipLength - ipHeaderLength - 8);
  const plain = PLAIN.exec(payloadText);
  if (plain !== null) return { payloadLength: Number(plain[1]), payloadText };
  const closing = CLOSING.exec(payloadText);
  return { payloadLength: closing === null ? byHeader : Number(closing[1]), payloadText };
}
