import type { AnyEvent, Event, Facts, Kind } from '../../src/core/event.js';
import type { IcmpHeader, Packet, TcpFlags, TcpHeader, UdpHeader } from '../../src/core/packet.js';
import { pairPackets } from '../../src/connections/pair-packets.js';
import { nodePlatform } from '../../src/platform/node.js';

const CLIENT = { ip: '192.0.2.10', port: 50_000 };
const SERVER = { ip: '198.51.100.8', port: 8443 };
/** Initial sequence numbers; the client's wraps soon. */
export const ISN = { client: 0xffff_ff00, server: 1000 } as const;

/** One segment in the terms of a test: who, flags in tcpdump's letters, numbers relative to the SYN. */
export interface SegmentForm {
  readonly from: 'client' | 'server';
  readonly flags: string;
  readonly at?: number;
  readonly seq?: number;
  readonly ack?: number;
  readonly window?: number;
  readonly ttl?: number;
  readonly mss?: number;
  /** Payload, or its length where the bytes do not matter. */
  readonly data?: Uint8Array | string | number;
  /** Bytes of the payload that were captured. */
  readonly captured?: number;
  readonly clientPort?: number;
  readonly serverPort?: number;
}

/** Makes packets with numbers of their own, one frame after another, ten milliseconds apart where no time is given. */
export function packetMaker(): {
  readonly segment: (form: SegmentForm) => Packet;
  readonly datagram: (form: DatagramForm) => Packet;
  readonly icmp: (source: string, destination: string, icmp: IcmpHeader, at?: number) => Packet;
} {
  let number = 0;
  let clock = 0;
  const place = (at: number | undefined): { number: number; micros: number } => {
    number += 1;
    clock = at === undefined ? clock + 10_000 : Math.round(at * 1_000_000);
    return { number, micros: clock };
  };
  return {
    segment: (form) => packetOf(place(form.at), segmentParts(form)),
    datagram: (form) => packetOf(place(form.at), datagramParts(form)),
    icmp: (source, destination, icmp, at) =>
      packetOf(place(at), { source, destination, protocol: 1, ttl: 60, tcp: null, udp: null, icmp, payload: null }),
  };
}

interface Parts {
  readonly source: string;
  readonly destination: string;
  readonly protocol: number;
  readonly ttl: number;
  readonly tcp: TcpHeader | null;
  readonly udp: UdpHeader | null;
  readonly icmp: IcmpHeader | null;
  readonly payload: Uint8Array | null;
}

function packetOf({ number, micros }: { number: number; micros: number }, parts: Parts): Packet {
  const seconds = 1_700_000_000 + Math.floor(micros / 1_000_000);
  const stamp = {
    text: `t+${String(micros)}`,
    date: { year: 2023, month: 11, day: 14 },
    timeOfDay: 80_000_000_000 + micros,
    step: 1,
    zone: { offset: 0 },
    lap: 0,
  };
  return {
    number,
    stamp,
    seconds,
    nanoseconds: (micros % 1_000_000) * 1000,
    length: 100,
    capturedLength: 100,
    linkType: 1,
    ip: {
      version: 4,
      source: parts.source,
      destination: parts.destination,
      ttl: parts.ttl,
      protocol: parts.protocol,
      length: null,
      laterFragment: false,
    },
    tcp: parts.tcp,
    udp: parts.udp,
    icmp: parts.icmp,
    payload: parts.payload,
    evidence: () => [
      { source: 'test.pcap', unit: 'frame', number, byteOffset: number * 100, stamp, text: `frame ${String(number)}` },
    ],
  };
}

function readFlags(letters: string): TcpFlags {
  const has = (letter: string): boolean => letters.includes(letter);
  return { fin: has('F'), syn: has('S'), rst: has('R'), psh: has('P'), ack: has('.') };
}

function segmentParts(form: SegmentForm): Parts {
  const isClient = form.from === 'client';
  const client = { ...CLIENT, port: form.clientPort ?? CLIENT.port };
  const server = { ...SERVER, port: form.serverPort ?? SERVER.port };
  const [source, destination] = isClient ? [client, server] : [server, client];
  const [own, other] = isClient ? [ISN.client, ISN.server] : [ISN.server, ISN.client];
  const { data = 0 } = form;
  const bytes = typeof data === 'number' ? new Uint8Array(data) : typeof data === 'string' ? Buffer.from(data) : data;
  const flags = readFlags(form.flags);
  return {
    source: source.ip,
    destination: destination.ip,
    protocol: 6,
    ttl: form.ttl ?? (isClient ? 64 : 51),
    tcp: {
      sourcePort: source.port,
      destinationPort: destination.port,
      sequence: (own + (form.seq ?? (flags.syn ? 0 : 1))) >>> 0,
      acknowledgement: flags.ack ? (other + (form.ack ?? 1)) >>> 0 : 0,
      relative: false,
      flags,
      window: form.window ?? 500,
      payloadLength: bytes.byteLength,
      ...(form.mss === undefined ? {} : { options: { mss: form.mss } }),
    },
    udp: null,
    icmp: null,
    payload: bytes.subarray(0, form.captured ?? bytes.byteLength),
  };
}

/** One datagram over UDP. */
export interface DatagramForm {
  readonly source: readonly [ip: string, port: number];
  readonly destination: readonly [ip: string, port: number];
  readonly data: Uint8Array;
  readonly at?: number;
}

function datagramParts({ source, destination, data }: DatagramForm): Parts {
  return {
    source: source[0],
    destination: destination[0],
    protocol: 17,
    ttl: 64,
    tcp: null,
    udp: { sourcePort: source[1], destinationPort: destination[1], payloadLength: data.byteLength },
    icmp: null,
    payload: data,
  };
}

/** One event as a test looks at it. */
export interface PairedEvent<K extends Kind> {
  readonly facts: Facts[K];
  readonly frames: readonly number[];
}

/** All events of one kind that the packets lead to. */
export function pair<K extends Kind>(
  kind: K,
  packets: readonly Packet[],
  drops: number | null = null,
): readonly PairedEvent<K>[] {
  const events: PairedEvent<K>[] = [];
  const pairer = pairPackets(
    {
      event: (named, facts, { evidence }) => {
        const event = { kind: named, facts };
        if (isKind(event, kind)) events.push({ facts: event.facts, frames: evidence.map(({ number }) => number) });
      },
    },
    nodePlatform,
  );
  for (const packet of packets) pairer.packet(packet);
  pairer.end({ drops });
  return events;
}

function isKind<K extends Kind>(
  event: { readonly kind: Kind; readonly facts: AnyEvent['facts'] },
  kind: K,
): event is Pick<Event<K>, 'kind' | 'facts'> {
  return event.kind === kind;
}

/** SYN, SYN-ACK, ACK. */
export const HANDSHAKE: readonly SegmentForm[] = [
  { from: 'client', flags: 'S', at: 0, mss: 1460 },
  { from: 'server', flags: 'S.', at: 0.05, mss: 1380 },
  { from: 'client', flags: '.', at: 0.0501 },
];

/** Packets of segments, in order. */
export function segments(...forms: readonly SegmentForm[]): readonly Packet[] {
  const { segment } = packetMaker();
  return forms.map(segment);
}
