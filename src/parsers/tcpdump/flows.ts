import type { TcpHeader } from '../../core/packet.js';
import type { TcpBody } from './tcp-body.js';

/** A TCP segment's place: its ends and, where `-v` shows it, the length of its datagram. */
export interface SegmentPlace {
  readonly source: string;
  readonly destination: string;
  readonly ports: readonly [source: number, destination: number];
  readonly ipLength: number | null;
  readonly ipVersion: 4 | 6;
}

interface Flow {
  /** Side (0 or 1 by order of the ends) that sent the SYN, and whether its true SYN-ACK was seen. */
  synFrom: 0 | 1 | null;
  synAckSeen: boolean;
  /** What tcpdump subtracts from each side's numbers; null where it cannot be known. */
  readonly base: [number | null, number | null];
  begun: boolean;
}

/** What was done to the numbers and flags of a segment. */
export interface FlowReader {
  segment(place: SegmentPlace, body: TcpBody): TcpHeader | null;
  /** How many `[S.]` were read as `[.]`. */
  repaired(): number;
}

/** tcpdump keeps 2^16 conversations or more; a text with more open at once is not read by eye either. */
const MAX_FLOWS = 65_536;
/** A printed number below this is taken for a relative one. */
const SMALL = 2 ** 24;

/**
 * Undoes tcpdump's relative numbering where the begin of a flow was seen, and `[S.]` printed where `[.]` stood.
 * tcpdump (print-tcp.c) notes a flow at its first segment with ACK, prints that one and every SYN with absolute numbers,
 * and from then on prints differences; a segment without ACK is always absolute.
 */
export function flowReader(options: { readonly absolute: boolean }): FlowReader {
  const flows = new Map<string, Flow>();
  let repairs = 0;
  let absolute: boolean | null = options.absolute ? true : null;
  return {
    segment(place, body) {
      if (body.flags === null) return header(place, body, null);
      const [flow, side] = flowOf(flows, place);
      const isFalse = body.flags.syn && body.flags.ack && isFalseSynAck(flow, side, place, body);
      const flags = isFalse ? { ...body.flags, syn: false } : body.flags;
      if (isFalse) repairs += 1;
      const read = { ...body, flags };
      if (flags.syn) return begin(flow, side, place, read);
      absolute ??= numbering(flow, side, read);
      return goOn(flow, side, place, read, absolute === true);
    },
    repaired: () => repairs,
  };
}

function flowOf(flows: Map<string, Flow>, place: SegmentPlace): [Flow, 0 | 1] {
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
  return [flow, side];
}

/** Once SYN and SYN-ACK were seen, a `[S.]` that no SYN-ACK can be was a `[.]` that a web page altered. */
function isFalseSynAck(flow: Flow, side: 0 | 1, place: SegmentPlace, body: TcpBody): boolean {
  if (flow.synFrom === null || !flow.synAckSeen) return false;
  if (side === flow.synFrom) return true;
  if ((body.payloadLength ?? 0) > 0 || body.sequenceEnd !== null) return true;
  // Sent again, it has its own number.
  if (body.sequence !== null && body.sequence === flow.base[side]) return false;
  // A SYN-ACK carries at least a maximum segment size: 44 bytes and more.
  if (place.ipVersion === 4 && place.ipLength === 40) return true;
  if (body.sequence === null) return body.acknowledgement !== null && !body.cut;
  return body.sequence < SMALL;
}

function begin(flow: Flow, side: 0 | 1, place: SegmentPlace, body: TcpBody & { flags: TcpHeader['flags'] }): TcpHeader {
  const other = side === 0 ? 1 : 0;
  if (!body.flags.ack) {
    if (flow.base[side] !== body.sequence) flow.base[other] = null;
    flow.synFrom = side;
    flow.synAckSeen = false;
  } else {
    flow.synAckSeen = true;
    flow.synFrom ??= other;
    flow.base[other] = body.acknowledgement === null ? flow.base[other] : (body.acknowledgement - 1) >>> 0;
  }
  flow.base[side] = body.sequence;
  flow.begun = body.flags.ack;
  return header(place, body, false);
}

/** Whether numbers are absolute (`-S`); null while this segment does not tell. */
function numbering(flow: Flow, side: 0 | 1, body: TcpBody): boolean | null {
  const base = flow.base[side === 0 ? 1 : 0];
  if (!flow.begun || base === null || body.acknowledgement === null) return null;
  // The ACK that ends the handshake is printed as 1 or as the number behind the SYN's.
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
    // Small numbers at the begin of a text: its head was cut off, and tcpdump had noted the flow before.
    if ((body.sequence ?? 0) < SMALL && (body.acknowledgement ?? 0) < SMALL) return header(place, body, true);
    flow.base[side] = body.sequence;
    flow.base[other] = body.acknowledgement === null ? null : (body.acknowledgement - 1) >>> 0;
    return header(place, body, false);
  }
  const [sequenceBase, acknowledgementBase] = [flow.base[side], flow.base[other]];
  if (sequenceBase === null || acknowledgementBase === null) return header(place, body, true);
  return {
    ...header(place, body, false),
    sequence: body.sequence === null ? null : (body.sequence + sequenceBase) >>> 0,
    acknowledgement: body.acknowledgement === null ? null : (body.acknowledgement + acknowledgementBase) >>> 0,
  };
}

const UNKNOWN_FLAGS = { fin: false, syn: false, rst: false, psh: false, ack: false } as const;

function header(place: SegmentPlace, body: TcpBody, relative: boolean | null): TcpHeader {
  return {
    sourcePort: place.ports[0],
    destinationPort: place.ports[1],
    sequence: body.sequence,
    acknowledgement: body.acknowledgement,
    relative: relative ?? false,
    flags: body.flags ?? UNKNOWN_FLAGS,
    window: body.window,
    payloadLength: body.payloadLength ?? lengthByHeaders(place, body),
    ...(body.mss === null ? {} : { options: { mss: body.mss } }),
  };
}

/** A datagram of two bare headers carries nothing (IPv4 20, IPv6 40, TCP 20 bytes without options). */
function lengthByHeaders(place: SegmentPlace, body: TcpBody): number | null {
  if (body.flags?.syn === true) return 0;
  return place.ipLength === (place.ipVersion === 4 ? 40 : 60) ? 0 : null;
}
