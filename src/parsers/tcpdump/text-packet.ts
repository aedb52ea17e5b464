import type { TcpHeader } from '../../core/packet.js';
import type { Stamp } from '../../core/time.js';
import type { PrintedPacket } from '../../dissect/printed-packet.js';
import { readDatagram, type DatagramShown } from './datagram.js';
import { readDatagrams } from './datagrams.js';
import { readDumped } from './dumped-packet.js';
import type { FlowReader } from './flows.js';
import { readHexDump } from './hex-dump.js';
import type { PacketLines } from './packet-lines.js';
import { TextTrace } from './text-trace.js';
import { usualSegment } from './usual-segment.js';

/** Where a printed packet is, and what its stamp means. */
export interface PacketPlace {
  readonly source: string;
  readonly number: number;
  readonly stamp: Stamp;
  /** What its text shows if that is a segment and nothing above it. */
  readonly printed: PrintedPacket['printed'];
}

/** A packet read from its lines, and whether its last line is cut. */
export interface TextPacket {
  readonly packet: PrintedPacket;
  readonly cut: boolean;
}

/** Length on the wire, printed by `-e` before the datagram. */
const FRAME_LENGTH = /, length (\d+): /;

/** Reads the lines of one packet; dumped bytes are read like a capture's. */
export function readTextPacket(lines: PacketLines, place: PacketPlace, flows: FlowReader): TextPacket {
  const usual = lines.more.length === 0 ? usualSegment(lines.rest) : null;
  if (usual !== null) return { packet: packetOf(usual, place, flows, usualTrace(lines, place)), cut: false };
  const shown = readDatagram(readDatagrams([lines.rest, ...lines.more.map((line) => line.text)]));
  const frame = FRAME_LENGTH.exec(lines.rest)?.[1];
  const frameLength = frame === undefined ? null : Number(frame);
  const bytes = readHexDump(lines.more);
  const dumped =
    shown === null || bytes === null ? null : readDumped(bytes, shown.ip, dumpedLength(lines, bytes, frameLength));
  const packet = packetOf(shown, place, flows, traceOf(lines, place, shown), frameLength, bytes?.byteLength);
  return { packet: dumped === null ? packet : { ...packet, ...dumped }, cut: shown?.tcp?.cut === true };
}

function packetOf(
  shown: DatagramShown | null,
  place: PacketPlace,
  flows: FlowReader,
  trace: TextTrace,
  frameLength: number | null = null,
  captured?: number,
): PrintedPacket {
  const { seconds, nanoseconds, printed } = trace;
  const length = frameLength ?? shown?.ip.length ?? 0;
  return {
    number: place.number,
    stamp: place.stamp,
    seconds,
    nanoseconds,
    length,
    capturedLength: captured ?? length,
    linkType: null,
    ip: shown?.ip ?? null,
    tcp: shown === null ? null : tcpHeader(shown, flows),
    udp: shown?.udp ?? null,
    icmp: shown?.icmp ?? null,
    payload: null,
    printed,
    evidence: () => trace.evidence(),
    trace: () => trace,
  };
}

function usualTrace({ first, stamp }: PacketLines, { number, stamp: time, source, printed }: PacketPlace): TextTrace {
  return new TextTrace(
    number,
    time,
    stamp?.seconds ?? null,
    stamp?.nanoseconds ?? 0,
    printed,
    source,
    first,
    undefined,
  );
}

function traceOf({ first, stamp, more }: PacketLines, place: PacketPlace, shown: DatagramShown | null): TextTrace {
  const printed = {
    dns: shown?.dns ?? null,
    http: shown?.http ?? (shown?.tcp == null ? null : httpInDump(more)),
    clock: place.printed.clock,
    filter: place.printed.filter,
  };
  const [seconds, nanoseconds] = [stamp?.seconds ?? null, stamp?.nanoseconds ?? 0];
  const body = more[(shown?.line ?? 0) - 1];
  return new TextTrace(place.number, place.stamp, seconds, nanoseconds, printed, place.source, first, body);
}

/** With `-A`, the first line of a message follows the dumped bytes of its headers. */
const HTTP_LINE =
  /((?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|CONNECT) \S+ HTTP\/1\.[01]|HTTP\/1\.[01] \d{3}(?: [^\r\n]{0,200})?)$/;

function httpInDump(lines: PacketLines['more']): string | null {
  if (lines.length === 0) return null;
  // A byte of the headers may be a line feed.
  const dumped = lines.filter(({ text }) => /^\S/.test(text)).slice(0, 4);
  return dumped.map(({ text }) => HTTP_LINE.exec(text.trimEnd())?.[1]).find((line) => line !== undefined) ?? null;
}

/** The frame's length if its datagram claims more: no more than what was dumped. */
function dumpedLength(lines: PacketLines, bytes: Uint8Array, frameLength: number | null): number | null {
  return frameLength ?? (lines.rest.includes('truncated-ip') ? bytes.byteLength : null);
}

function tcpHeader(shown: DatagramShown, flows: FlowReader): TcpHeader | null {
  if (shown.tcp === null || shown.ports === null) return null;
  const { source, destination, length, version } = shown.ip;
  return flows.segment({ source, destination, ports: shown.ports, ipLength: length, ipVersion: version }, shown.tcp);
}
