import type { Packet } from '../../src/core/packet.js';
import { momentOf } from '../../src/connections/moment.js';
import { judgeSegment, newStream, type TcpJudgement, type TcpStream } from '../../src/connections/tcp-analysis.js';

/** Streams remembered at once; the one that has been silent longest is forgotten first. */
const MAX_STREAMS = 16_384;

/**
 * Judges the packets of one capture in file order; null for what is not TCP.
 * A SYN with another sequence number begins a new stream on the same ports.
 */
export function analyseTcp(): (packet: Packet) => TcpJudgement | null {
  const streams = new Map<string, { readonly stream: TcpStream; syn: number | null }>();
  return (packet) => {
    const { ip, tcp } = packet;
    if (tcp === null || ip === null) return null;
    const found = directed(`${ip.source} ${tcp.sourcePort}`, `${ip.destination} ${tcp.destinationPort}`);
    let entry = streams.get(found.key);
    const opens = tcp.flags.syn && !tcp.flags.ack;
    if (entry === undefined || (opens && entry.syn !== null && entry.syn !== tcp.sequence)) {
      entry = { stream: newStream(), syn: null };
    }
    if (opens) entry.syn = tcp.sequence;
    streams.delete(found.key);
    streams.set(found.key, entry);
    const oldest = streams.size > MAX_STREAMS ? streams.keys().next().value : undefined;
    if (oldest !== undefined) streams.delete(oldest);
    return judgeSegment(entry.stream, found.side, tcp, momentOf(packet));
  };
}

/** A name for both directions, and which of them it is. */
const directed = (from: string, to: string): { readonly key: string; readonly side: 0 | 1 } =>
  from < to ? { key: `${from} ${to}`, side: 0 } : { key: `${to} ${from}`, side: 1 };
