import type { TcpFlags, TcpOptions } from '../../core/packet.js';
import { portOfService } from '../tcpdump/services.js';
import { ARROW } from './arrow.js';

/** A TCP segment in the Info column. */
export interface SegmentInfo {
  readonly ports: readonly [source: number, destination: number];
  readonly flags: TcpFlags;
  readonly sequence: number | null;
  readonly acknowledgement: number | null;
  readonly window: number | null;
  readonly payloadLength: number | null;
  readonly options: TcpOptions;
  /** Bytes of the TCP options by their names, padded to a multiple of four. */
  readonly optionBytes: number;
  /** True for a part of a message that is shown at its last segment. */
  readonly isPart: boolean;
}

/** A port's number, or its service's name with or without the number in brackets. */
const PORT = String.raw`(\d{1,5}|[A-Za-z](?:[\w.+-]*\w)?)(?:\((\d{1,5})\))?`;
/** `40000 → 8443 [SYN] Seq=0 Win=64240`; 1.12 to 2.2 print no blanks around the arrow, 1.10 prints `>`. */
const SEGMENT = new RegExp(
  String.raw`(?:^|[\s\]])${PORT}${ARROW}${PORT} \[((?:FIN|SYN|RST|PSH|ACK|URG|ECN|ECE|CWR|AE|NS|Reserved|<None>|, )*)\](.*)$`,
);
const UDP = new RegExp(String.raw`(?:^|[\s\]])${PORT}${ARROW}${PORT} +Len=(\d+)`);

/** Reads the Info column of a TCP segment; null for any other. */
export function segmentInfo(info: string): SegmentInfo | null {
  const match = SEGMENT.exec(info);
  if (match === null) return null;
  const [, from, fromNumber, to, toNumber, flags = '', rest = ''] = match;
  const ports = portsOf(from, fromNumber, to, toNumber);
  if (ports === null) return null;
  const options = optionsIn(rest);
  return {
    ports,
    flags: flagsIn(flags),
    sequence: valueOf(rest, 'Seq'),
    acknowledgement: valueOf(rest, 'Ack'),
    window: valueOf(rest, 'Win'),
    payloadLength: valueOf(rest, 'Len'),
    options,
    optionBytes: bytesOf(options),
    isPart: /\[TCP (?:segment of a reassembled PDU|PDU reassembled in \d+)\]/.test(info),
  };
}

/** Ports and payload length of a datagram shown as plain UDP. */
export function datagramInfo(info: string): readonly [source: number, destination: number, length: number] | null {
  const match = UDP.exec(info);
  const ports = match === null ? null : portsOf(match[1], match[2], match[3], match[4]);
  return ports === null ? null : [...ports, Number(match?.[5])];
}

function portsOf(from = '', fromNumber?: string, to = '', toNumber?: string): readonly [number, number] | null {
  const [source, destination] = [portOf(fromNumber ?? from), portOf(toNumber ?? to)];
  return source === null || destination === null ? null : [source, destination];
}

function portOf(text: string): number | null {
  if (!/^\d+$/.test(text)) return portOfService(text);
  return Number(text) <= 65_535 ? Number(text) : null;
}

function valueOf(text: string, name: string): number | null {
  const digits = new RegExp(` ${name}=(\\d+)`).exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}

function flagsIn(text: string): TcpFlags {
  const has = (name: string): boolean => text.includes(name);
  return {
    ...{ fin: has('FIN'), syn: has('SYN'), rst: has('RST'), psh: has('PSH'), ack: has('ACK') },
    ...{ urg: has('URG'), ece: has('ECN') || has('ECE'), cwr: has('CWR') },
  };
}

function optionsIn(text: string): TcpOptions {
  const mss = valueOf(text, 'MSS');
  // WS is the factor; the option holds its power of two.
  const factor = valueOf(text, 'WS');
  const value = valueOf(text, 'TSval');
  return {
    ...(mss === null ? {} : { mss }),
    ...(factor === null || factor === 0 ? {} : { windowScale: Math.round(Math.log2(factor)) }),
    ...(/ SACK_PERM/.test(text) ? { sackPermitted: true } : {}),
    ...(value === null ? {} : { timestamp: { value, echo: valueOf(text, 'TSecr') ?? 0 } }),
  };
}

function bytesOf({ mss, windowScale, sackPermitted, timestamp }: TcpOptions): number {
  const bytes =
    (mss === undefined ? 0 : 4) +
    (windowScale === undefined ? 0 : 3) +
    (sackPermitted === true ? 2 : 0) +
    (timestamp === undefined ? 0 : 10);
  return Math.ceil(bytes / 4) * 4;
}
