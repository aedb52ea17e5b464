import type { TcpHeader } from '../../core/packet.js';
import { segmentInfo, type SegmentInfo } from './info-tcp.js';
import { ListFlows, type ListFlow } from './list-flow.js';
import type { Row } from './row.js';

/** A segment of the list with its header, and the connection's state before it. */
export interface ListSegment {
  readonly tcp: TcpHeader;
  /** True if the connection has shown messages above TCP; then a segment without one carries part of one. */
  readonly speaks: boolean;
}

const IPV4_AND_TCP = 40;
const IPV6_AND_TCP = 60;
/** The option and two no-operations in every segment after the handshake (RFC 7323 appendix A). */
const TIMESTAMP_OPTION = 12;
const ETHERNET = 14;
/** Largest plausible link header: Ethernet with tags, Linux cooked. */
const MAX_LINK = 40;

const MISPLACED = /\[TCP (?:Previous segment|Out-Of-Order|(?:Fast |Spurious )?Retransmission)/i;
/** The list names a protocol but not its message. */
const UNNAMED = /^\[Packet size limited during capture\]$/;

/** Added to the list's numbers for each further connection on the same ports, so that their SYNs differ. */
const GENERATION = 1_000_003;

/** Rebuilds the segments of a list: rows with ports and numbers, and messages that only name hosts. */
export class ListSegments {
  readonly #flows = new ListFlows();
  /** Bytes before the IP header, by the shortest SYN of the list. */
  #link: number | null = null;
  #absolute = false;

  /** A row that states a segment. */
  segment(row: Row, info: SegmentInfo): ListSegment {
    const [flow, side] = this.#flows.ofSegment(row.source, row.destination, info);
    this.#noteLengths(row, info, flow, side);
    if (info.flags.syn && (info.sequence ?? 0) > 0) this.#absolute = true;
    const shown = withoutUnshown(row, info, flow, side);
    noteState(flow, side, shown);
    return { tcp: this.#header(flow, info.ports, shown), speaks: flow.speaks };
  }

  /**
   * A row that only names a message; null if its hosts have no known connection. `isFirst`: it begins a conversation;
   * `endsAt`: the number after its last byte, if another row stated it.
   */
  message(row: Row, isFirst: boolean, endsAt: number | null): ListSegment | null {
    const found =
      row.ports === null ? this.#flows.ofMessage(row.source, row.destination, isFirst) : this.#withPorts(row);
    if (found === null) return null;
    const [flow, side] = found;
    const speaks = flow.speaks || !UNNAMED.test(row.info);
    flow.speaks = speaks;
    const own = flow.sides[side];
    const other = flow.sides[side === 0 ? 1 : 0];
    const payloadLength = row.length === null ? null : Math.max(1, row.length - this.#overhead(row, flow, side));
    const sequence = placeOf(row, own, payloadLength, endsAt);
    if (sequence !== null && payloadLength !== null) own.next = sequence + payloadLength;
    const flags = { fin: false, syn: false, rst: false, psh: true, ack: true };
    const header = { flags, sequence, acknowledgement: null, window: null, payloadLength, options: {} };
    return { tcp: this.#header(flow, [own.port, other.port], header), speaks };
  }

  #withPorts(row: Row): readonly [ListFlow, 0 | 1] | null {
    const [from, to] = row.ports ?? [0, 0];
    const info = segmentInfo(`${String(from)} → ${String(to)} [PSH, ACK]`);
    return info === null ? null : this.#flows.ofSegment(row.source, row.destination, info);
  }

  #header(
    { generation }: ListFlow,
    [sourcePort, destinationPort]: readonly [number, number],
    info: Pick<SegmentInfo, 'flags' | 'sequence' | 'acknowledgement' | 'window' | 'payloadLength' | 'options'>,
  ): TcpHeader {
    const { flags, sequence, acknowledgement, window, payloadLength, options } = info;
    const moved = (number: number | null): number | null =>
      number === null ? null : (number + generation * GENERATION) >>> 0;
    return {
      sourcePort,
      destinationPort,
      sequence: this.#absolute ? sequence : moved(sequence),
      acknowledgement: this.#absolute ? acknowledgement : moved(flags.ack ? acknowledgement : null),
      relative: !this.#absolute && generation === 0,
      flags,
      window,
      payloadLength,
      ...(Object.keys(options).length === 0 ? {} : { options }),
    };
  }

  #noteLengths({ length, source }: Row, info: SegmentInfo, flow: ListFlow, side: 0 | 1): void {
    const { flags, payloadLength, options, optionBytes } = info;
    // An option offered in a SYN counts once the other side accepted it.
    if (options.timestamp !== undefined && (!flags.syn || flags.ack)) flow.timestamps = true;
    if (length === null || payloadLength === null) return;
    if (payloadLength > 0 && !flags.syn) flow.sides[side].overhead = length - payloadLength;
    if (!flags.syn) return;
    const link = length - payloadLength - headers(source) - optionBytes;
    // Network cards pad short frames to 60 bytes; the shortest header is the true one.
    if (link >= 0 && link <= MAX_LINK) this.#link = Math.min(this.#link ?? MAX_LINK, link);
  }

  #overhead({ source }: Row, flow: ListFlow, side: 0 | 1): number {
    const byHeaders = (this.#link ?? ETHERNET) + headers(source) + (flow.timestamps ? TIMESTAMP_OPTION : 0);
    return flow.sides[side].overhead ?? byHeaders;
  }
}

/** A segment out of order is where another row states; without any number the first byte seen is the first. */
function placeOf(
  { info }: Row,
  { next, ahead }: ListFlow['sides'][0],
  length: number | null,
  endsAt: number | null,
): number | null {
  if (endsAt !== null && length !== null) return Math.max(0, endsAt - ahead - length);
  return MISPLACED.test(info) ? null : (next ?? 1);
}

const headers = (address: string): number => (address.includes(':') ? IPV6_AND_TCP : IPV4_AND_TCP);

/** Wireshark marks a number out of order: then a hole is real. */
const OUT_OF_PLACE =
  /\[TCP (?:Previous segment|Out-Of-Order|(?:Fast |Spurious )?Retransmission|Keep-Alive|ZeroWindowProbe|Port)/i;
const UNSEEN_ACK = /\[TCP ACKed unseen segment\]/i;

/**
 * Numbers as if only this connection's rows had been sent. If Wireshark saw no hole, one before a segment comes from
 * rows without ports or a wrong length: it is closed, not reported as a loss.
 */
function withoutUnshown({ info: text }: Row, info: SegmentInfo, flow: ListFlow, side: 0 | 1): SegmentInfo {
  const own = flow.sides[side];
  const other = flow.sides[side === 0 ? 1 : 0];
  const { flags } = info;
  if (flags.syn) return info;
  let { sequence, acknowledgement, window } = info;
  if (sequence !== null) {
    const beyond = own.next === null ? 0 : sequence - own.ahead - own.next;
    if (!flags.rst && !OUT_OF_PLACE.test(text) && beyond > 0) own.ahead += beyond;
    sequence -= own.ahead;
  }
  if (flags.ack && acknowledgement !== null) {
    const beyond = other.next === null ? 0 : acknowledgement - other.ahead - other.next;
    if (!flags.rst && !UNSEEN_ACK.test(text) && beyond > 0) {
      other.ahead += beyond;
      // It acknowledges something new, though its number is now the previous one's; without a window it is no repeat.
      window = null;
    }
    acknowledgement -= other.ahead;
  }
  return { ...info, sequence, acknowledgement, window };
}

function noteState(
  flow: ListFlow,
  side: 0 | 1,
  { flags, sequence, acknowledgement, payloadLength, isPart }: SegmentInfo,
): void {
  const own = flow.sides[side];
  const other = flow.sides[side === 0 ? 1 : 0];
  const taken = (payloadLength ?? 0) + Number(flags.syn || flags.fin);
  if (sequence !== null) own.next = Math.max(own.next ?? 0, sequence + taken);
  if (flags.ack && acknowledgement !== null && !flags.rst) other.next = Math.max(other.next ?? 0, acknowledgement);
  flow.established ||= flags.syn ? flags.ack : flags.ack && !flags.rst;
  own.closed ||= flags.fin;
  flow.reset ||= flags.rst;
  flow.speaks ||= isPart;
}
