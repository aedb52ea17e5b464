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
  readonly clock: PrintedPacket['printed']['clock'];
  readonly filter: string | null;
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
  const shown = readShown(lines);
  const frame = FRAME_LENGTH.exec(lines.rest)?.[1];
  const frameLength = frame === undefined ? null : Number(frame);
  const bytes = readHexDump(lines.more);
  const dumped =
    shown === null || bytes === null ? null : readDumped(bytes, shown.ip, dumpedLength(lines, bytes, frameLength));
  const trace = traceOf(lines, place, shown);
  const { seconds, nanoseconds, printed } = trace;
  const length = frameLength ?? shown?.ip.length ?? 0;
  const packet: PrintedPacket = {
    number: place.number,
    stamp: place.stamp,
    seconds,
    nanoseconds,
    length,
    capturedLength: bytes?.byteLength ?? length,
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
  return { packet: dumped === null ? packet : { ...packet, ...dumped }, cut: shown?.tcp?.cut === true };
}

function traceOf({ first, stamp, more }: PacketLines, place: PacketPlace, shown: DatagramShown | null): TextTrace {
  const printed = {
    dns: shown?.dns ?? null,
    http: shown?.http ?? (shown?.tcp == null ? null : httpInDump(more)),
    clock: place.clock,
    filter: place.filter,
  };
  const [seconds, nanoseconds] = [stamp?.seconds ?? null, stamp?.nanoseconds ?? 0];
  const body = more[(shown?.line ?? 0) - 1];
  return new TextTrace(place.number, place.stamp, seconds, nanoseconds, printed, place.source, first, body);
}

function readShown({ rest, more }: PacketLines): DatagramShown | null {
  const usual = more.length === 0 ? usualSegment(rest) : null;
  return usual ?? readDatagram(readDatagrams([rest, ...more.map((line) => line.text)]));
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
