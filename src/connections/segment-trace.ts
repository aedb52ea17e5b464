import type { Evidence, EvidenceList } from '../core/evidence.js';
import type { IpHeader, TcpHeader, TcpOptions, Trace } from '../core/packet.js';
import type { PlainSegment } from '../core/plain-segment.js';
import type { Stamp } from '../core/time.js';
import { clockText, frameStamp } from '../dissect/frame-stamp.js';
import { flagsOf } from '../dissect/headers.js';
import { packetText, type ShownPacket } from '../dissect/packet-text.js';
import { shownHttp } from '../dissect/tcp-text.js';
import type { End, Side } from './connection.js';

/** Both ends of a connection. */
export type Ends = Readonly<Record<Side, End>>;

/** A segment that came as numbers, without its bytes. Its text is only made for an event, because most are in none. */
export class SegmentTrace implements Trace, Evidence, ShownPacket {
  number = 0;
  seconds = 0;
  nanoseconds = 0;
  byteOffset = 0;
  length = 0;
  source = '';
  /** The start line of HTTP, if it has one. */
  payload: Uint8Array | null = null;
  protected readonly ends: Ends;
  protected isFromClient = true;
  protected step = 1000;
  /** Numbers of 32 bits with their sign: such a field needs no object of its own. */
  protected sequence = 0;
  protected acknowledgement = 0;
  protected flags = 0;
  protected window = 0;
  protected payloadLength = 0;
  protected timestampValue = 0;
  protected timestampEcho = 0;
  /** Options other than a timestamp alone. */
  protected options: TcpOptions | null = null;
  protected hasTimestamp = false;

  /** A copy of another one if it is given. */
  constructor(ends: Ends, from?: SegmentTrace) {
    this.ends = ends;
    if (from !== undefined) this.#copy(from);
  }

  get unit(): 'frame' {
    return 'frame';
  }

  get linkType(): null {
    return null;
  }

  get udp(): null {
    return null;
  }

  get icmp(): null {
    return null;
  }

  get stamp(): Stamp {
    return frameStamp(this.seconds, this.nanoseconds, this.step);
  }

  get text(): string {
    return `${clockText(this.seconds, this.nanoseconds, this.step)} ${packetText(this)}`;
  }

  get ip(): IpHeader {
    const { source, destination } = this.#direction();
    const version = source.ip.includes(':') ? 6 : 4;
    return {
      version,
      source: source.ip,
      destination: destination.ip,
      ttl: null,
      protocol: 6,
      length: null,
      laterFragment: false,
    };
  }

  get tcp(): TcpHeader {
    const { source, destination } = this.#direction();
    const timestamp = { value: this.timestampValue >>> 0, echo: this.timestampEcho >>> 0 };
    const options = this.hasTimestamp ? { timestamp } : this.options;
    return {
      sourcePort: source.port,
      destinationPort: destination.port,
      sequence: this.sequence >>> 0,
      acknowledgement: this.acknowledgement >>> 0,
      relative: false,
      flags: flagsOf(this.flags),
      window: this.window,
      payloadLength: this.payloadLength,
      ...(options === null ? {} : { options }),
    };
  }

  evidence(): EvidenceList {
    return [this];
  }

  /** Field by field: a copy by their names costs ten times as much. */
  #copy(from: SegmentTrace): void {
    this.number = from.number;
    this.seconds = from.seconds;
    this.nanoseconds = from.nanoseconds;
    this.step = from.step;
    this.byteOffset = from.byteOffset;
    this.length = from.length;
    this.source = from.source;
    this.payload = from.payload;
    this.isFromClient = from.isFromClient;
    this.sequence = from.sequence;
    this.acknowledgement = from.acknowledgement;
    this.flags = from.flags;
    this.window = from.window;
    this.payloadLength = from.payloadLength;
    this.hasTimestamp = from.hasTimestamp;
    this.timestampValue = from.timestampValue;
    this.timestampEcho = from.timestampEcho;
    this.options = from.options;
  }

  #direction(): { readonly source: End; readonly destination: End } {
    const { client, server } = this.ends;
    return this.isFromClient ? { source: client, destination: server } : { source: server, destination: client };
  }
}

/** The last segment of a connection: the trace of each in turn, so that only what is cited becomes an object of its own. */
export class RecentSegment extends SegmentTrace {
  #kept: SegmentTrace | null = null;

  set(segment: PlainSegment, from: Side): void {
    this.#kept = null;
    this.number = segment.number;
    this.seconds = segment.seconds;
    this.nanoseconds = segment.nanoseconds;
    this.step = segment.step;
    this.byteOffset = segment.byteOffset;
    this.length = segment.frameLength;
    this.source = segment.source;
    this.isFromClient = from === 'client';
    this.sequence = segment.sequence | 0;
    this.acknowledgement = segment.acknowledgement | 0;
    this.flags = segment.flags;
    this.window = segment.window;
    this.payloadLength = segment.length;
    this.hasTimestamp = segment.hasTimestamp;
    this.timestampValue = segment.timestampValue | 0;
    this.timestampEcho = segment.timestampEcho | 0;
    this.options = segment.isOrdinary || segment.hasTimestamp ? null : segment.options;
    this.payload = segment.length === 0 ? null : shownOf(segment);
  }

  /** The same in an object of its own, one for all who ask for this segment. */
  kept(): SegmentTrace {
    if (this.#kept !== null) return this.#kept;
    this.#kept = new SegmentTrace(this.ends, this);
    return this.#kept;
  }

  override evidence(): EvidenceList {
    return [this.kept()];
  }
}

/** Payloads that begin with no capital letter are no HTTP, and need no view of their own. */
function shownOf({ bytes, start, length }: PlainSegment): Uint8Array | null {
  const first = bytes[start] ?? 0;
  return first < 0x41 || first > 0x5a ? null : shownHttp(bytes.subarray(start, start + length));
}
