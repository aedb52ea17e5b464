import type { TcpHeader } from '../../core/packet.js';
import type { TcpBody } from './tcp-body.js';

/** A TCP segment's ends and, with `-v`, the length of its datagram. */
export interface SegmentPlace {
  readonly source: string;
  readonly destination: string;
  readonly ports: readonly [source: number, destination: number];
  readonly ipLength: number | null;
  readonly ipVersion: 4 | 6;
}

interface Flow {
  /** The side (0 or 1 by order of the ends) that sent the SYN. */
  synFrom: 0 | 1 | null;
  synAckSeen: boolean;
  /** What tcpdump subtracts from each side's numbers; null if unknown. */
  readonly base: [number | null, number | null];
  begun: boolean;
}

/** Restores the numbers and flags of segments. */
export interface FlowReader {
  segment(place: SegmentPlace, body: TcpBody): TcpHeader | null;
  /** How many `[S.]` were read as `[.]`. */
  repaired(): number;
}

/** tcpdump itself keeps 2^16 conversations or more. */
const MAX_FLOWS = 65_536;
/** Printed numbers below this count as relative. */
const SMALL = 2 ** 24;

/**
 * Undoes tcpdump's relative numbering if the begin of a flow was seen, and `[S.]` that was `[.]`. tcpdump (print-tcp.c)
 * notes a flow at its first segment with ACK, prints that one and every SYN with absolute numbers, and from then on
 * prints differences; a segment without ACK is always absolute.
 */
export function flowReader(options: { readonly absolute: boolean }): FlowReader {
  const flows = new Map<string, Flow>();
  let last: Placed | null = null;
  let repairs = 0;
  let absolute: boolean | null = options.absolute ? true : null;
  return {
    segment(place, body) {
      if (body.flags === null) return header(place, body, null);
      // Most segments follow one of their own connection, and a key takes longer to make than to compare the ends.
      last = goesOn(last, place) ?? turned(last, place) ?? placed(flows, place);
      const { flow, side } = last;
      const isFalse = body.flags.syn && body.flags.ack && isFalseSynAck(flow, side, place, body);
      if (isFalse) repairs += 1;
      const read = isFalse ? { ...body, flags: { ...body.flags, syn: false } } : body;
      if (body.flags.syn && !isFalse) return begin(flow, side, place, read);
      absolute ??= numbering(flow, side, read);
      return goOn(flow, side, place, read, absolute === true);
    },
    repaired: () => repairs,
  };
}

/** The flow of a segment, and which side sent it. */
interface Placed {
  readonly place: SegmentPlace;
  readonly flow: Flow;
  readonly side: 0 | 1;
}

/** From the same end to the same as the last one. */
function goesOn(last: Placed | null, { source, destination, ports }: SegmentPlace): Placed | null {
  if (last === null || last.place.ports[0] !== ports[0] || last.place.ports[1] !== ports[1]) return null;
  return last.place.source === source && last.place.destination === destination ? last : null;
}

/** The other way between the same ends. */
function turned(last: Placed | null, place: SegmentPlace): Placed | null {
  if (last === null || last.place.ports[0] !== place.ports[1] || last.place.ports[1] !== place.ports[0]) return null;
  if (last.place.source !== place.destination || last.place.destination !== place.source) return null;
  return { place, flow: last.flow, side: last.side === 0 ? 1 : 0 };
}

function placed(flows: Map<string, Flow>, place: SegmentPlace): Placed {
  const from = `${place.source}.${place.ports[0]}`;
  const to = `${place.destination}.${place.ports[1]}`;
  const side = from < to ? 0 : 1;
  const key = side === 0 ? `${from} ${to}` : `${to} ${from}`;
  let flow = flows.get(key);
  if (flow === undefined) {
    flow = { synFrom: null, synAckSeen: false, base: [null, null], begun: false };
    flows.set(key, flow);
    const oldest = flows.size > MAX_FLOWS ? flows.keys().next().value : undefined;
    if (oldest !== undefined) flows.delete(oldest);
  }
  return { place, flow, side };
}

/** After SYN and SYN-ACK, a `[S.]` that cannot be a SYN-ACK was a `[.]` altered by a web page. */
function isFalseSynAck(flow: Flow, side: 0 | 1, place: SegmentPlace, body: TcpBody): boolean {
  if (flow.synFrom === null || !flow.synAckSeen) return false;
  if (side === flow.synFrom) return true;
  if ((body.payloadLength ?? 0) > 0 || body.sequenceEnd !== null) return true;
  // A retransmitted SYN-ACK repeats its number.
  if (body.sequence !== null && body.sequence === flow.base[side]) return false;
  // A SYN-ACK has at least the MSS option, so 44 bytes or more.
  if (place.ipVersion === 4 && place.ipLength === 40) return true;
  if (body.sequence === null) return body.acknowledgement !== null && !body.cut;
  return body.sequence < SMALL;
}

function begin(flow: Flow, side: 0 | 1, place: SegmentPlace, body: TcpBody): TcpHeader {
  const other = side === 0 ? 1 : 0;
  const hasAck = body.flags?.ack === true;
  if (!hasAck) {
    if (flow.base[side] !== body.sequence) flow.base[other] = null;
    flow.synFrom = side;
    flow.synAckSeen = false;
  } else {
    flow.synAckSeen = true;
    flow.synFrom ??= other;
    flow.base[other] = body.acknowledgement === null ? flow.base[other] : (body.acknowledgement - 1) >>> 0;
  }
  flow.base[side] = body.sequence;
  flow.begun = hasAck;
  return header(place, body, false);
}

/** Whether numbers are absolute (`-S`); null if this segment does not show it. */
function numbering(flow: Flow, side: 0 | 1, body: TcpBody): boolean | null {
  const base = flow.base[side === 0 ? 1 : 0];
  if (!flow.begun || base === null || body.acknowledgement === null) return null;
  // The handshake's last ACK is printed as 1, or as the SYN's number plus 1.
  if (body.acknowledgement !== 1 && body.acknowledgement === (base + 1) >>> 0) return true;
  if (base < 2 * SMALL) return null;
  if (body.acknowledgement < SMALL) return false;
  return (body.acknowledgement - base) >>> 0 < SMALL ? true : null;
}

function goOn(flow: Flow, side: 0 | 1, place: SegmentPlace, body: TcpBody, absolute: boolean): TcpHeader {
  const other = side === 0 ? 1 : 0;
  if (absolute || body.flags?.ack !== true) return header(place, body, false);
  if (!flow.begun) {
    flow.begun = true;
    // Small numbers at the begin of a text: its head was cut off, and tcpdump knew the flow already.
    if ((body.sequence ?? 0) < SMALL && (body.acknowledgement ?? 0) < SMALL) return header(place, body, true);
    flow.base[side] = body.sequence;
    flow.base[other] = body.acknowledgement === null ? null : (body.acknowledgement - 1) >>> 0;
    return header(place, body, false);
  }
  const [sequenceBase, acknowledgementBase] = [flow.base[side], flow.base[other]];
  if (sequenceBase === null || acknowledgementBase === null) return header(place, body, true);
  const sequence = body.sequence === null ? null : (body.sequence + sequenceBase) >>> 0;
  const acknowledgement = body.acknowledgement === null ? null : (body.acknowledgement + acknowledgementBase) >>> 0;
  return header(place, body, false, { sequence, acknowledgement });
}

type Numbers = Pick<TcpHeader, 'sequence' | 'acknowledgement'>;

const UNKNOWN_FLAGS = { fin: false, syn: false, rst: false, psh: false, ack: false } as const;

function header(place: SegmentPlace, body: TcpBody, relative: boolean | null, numbers: Numbers = body): TcpHeader {
  const read = {
    sourcePort: place.ports[0],
    destinationPort: place.ports[1],
    sequence: numbers.sequence,
    acknowledgement: numbers.acknowledgement,
    relative: relative ?? false,
    flags: body.flags ?? UNKNOWN_FLAGS,
    window: body.window,
    payloadLength: body.payloadLength ?? lengthByHeaders(place, body),
  };
  return body.mss === null ? read : { ...read, options: { mss: body.mss } };
}

/** A datagram of two bare headers has no payload (IPv4 20, IPv6 40, TCP 20 bytes without options). */
function lengthByHeaders(place: SegmentPlace, body: TcpBody): number | null {
  if (body.flags?.syn === true) return 0;
  return place.ipLength === (place.ipVersion === 4 ? 40 : 60) ? 0 : null;
}
