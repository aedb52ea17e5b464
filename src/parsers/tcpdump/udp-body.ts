/** A UDP datagram in tcpdump's text after the two ends. */
export interface UdpBody {
  readonly payloadLength: number | null;
  /** The printed payload, for the protocols that this program knows. */
  readonly payloadText: string;
}

const CHECKSUM = /^\s*\[(?:udp sum ok|no cksum|bad udp cksum [^\]]*)\]\s*/;
/** tcpdump 3 prints `udp 45`. */
const PLAIN = /^(?:UDP, length|udp) (\d+)/;
/** DNS and a few others end with their length in brackets. */
const CLOSING = / \((\d+)\)$/;

/** Reads the text after `source > destination:` of a UDP datagram. */
export function readUdpBody(text: string, ipLength: number | null, ipHeaderLength: number): UdpBody {
  const payloadText = text.replace(CHECKSUM, '').trim();
  // The UDP header has 8 bytes (RFC 768).
  const byHeader = ipLength === null ? null : Math.max(0, ipLength - ipHeaderLength - 8);
  const plain = PLAIN.exec(payloadText);
  if (plain !== null) return { payloadLength: Number(plain[1]), payloadText };
  const closing = CLOSING.exec(payloadText);
  return { payloadLength: closing === null ? byHeader : Number(closing[1]), payloadText };
}
