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

/** Of which file frames are, and how fine their stamps: the same for all frames of an interface. */
interface FrameOrigin {
  readonly source: string;
  readonly step: number;
}

const NOWHERE: FrameOrigin = { source: '', step: 1000 };

/** What few segments have. */
interface Extras {
  readonly options: TcpOptions | null;
  /** The start line of HTTP. */
  readonly payload: Uint8Array | null;
}

/** The sender's bit in the number that also holds flags and window. */
const FROM_CLIENT = 1 << 8;
const WINDOW_SHIFT = 9;

/**
 * A segment that came as numbers, without its bytes: eleven fields, because each open connection holds some. Its text is
 * only made for an event that is kept, because most are not.
 */
export class SegmentTrace implements Trace, Evidence, ShownPacket {
  number = 0;
  seconds = 0;
  nanoseconds = 0;
  byteOffset = 0;
  length = 0;
  protected readonly ends: Ends;
  protected frames: FrameOrigin = NOWHERE;
  /** Numbers of 32 bits with their sign: such a field needs no object of its own. */
  protected sequence = 0;
  protected acknowledgement = 0;
  protected payloadLength = 0;
  /** Flags, sender and window. */
  protected packed = 0;
  protected extras: Extras | null = null;

  /** A copy of another one if it is given. */
  constructor(ends: Ends, from?: SegmentTrace) {
    this.ends = ends;
    if (from !== undefined) this.#copy(from);
  }

  get source(): string {
    return this.frames.source;
  }

  get payload(): Uint8Array | null {
    return this.extras?.payload ?? null;
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
    return frameStamp(this.seconds, this.nanoseconds, this.frames.step);
  }

  get text(): string {
    return `${clockText(this.seconds, this.nanoseconds, this.frames.step)} ${packetText(this)}`;
  }

  get ip(): IpHeader {
    const { source, destination } = this.#direction();
    return {
      version: source.ip.includes(':') ? 6 : 4,
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
    const options = this.extras?.options ?? null;
    return {
      sourcePort: source.port,
      destinationPort: destination.port,
      sequence: this.sequence >>> 0,
      acknowledgement: this.acknowledgement >>> 0,
      relative: false,
      flags: flagsOf(this.packed & 0xff),
      window: this.packed >>> WINDOW_SHIFT,
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
    this.byteOffset = from.byteOffset;
    this.length = from.length;
    this.frames = from.frames;
    this.sequence = from.sequence;
    this.acknowledgement = from.acknowledgement;
    this.payloadLength = from.payloadLength;
    this.packed = from.packed;
    this.extras = from.extras;
  }

  #direction(): { readonly source: End; readonly destination: End } {
    const { client, server } = this.ends;
    return (this.packed & FROM_CLIENT) === 0
      ? { source: server, destination: client }
      : { source: client, destination: server };
  }
}

/** The last segment of a connection: the trace of each in turn, so that only what is cited becomes an object of its own. */
export class RecentSegment extends SegmentTrace {
  #kept: SegmentTrace | null = null;
  #timestampValue = 0;
  #timestampEcho = 0;
  #hasTimestamp = false;

  set(segment: PlainSegment, from: Side): void {
    this.#kept = null;
    this.number = segment.number;
    this.seconds = segment.seconds;
    this.nanoseconds = segment.nanoseconds;
    this.byteOffset = segment.byteOffset;
    this.length = segment.frameLength;
    if (this.frames.source !== segment.source || this.frames.step !== segment.step) this.frames = originOf(segment);
    this.sequence = segment.sequence | 0;
    this.acknowledgement = segment.acknowledgement | 0;
    this.payloadLength = segment.length;
    this.packed = segment.flags | (from === 'client' ? FROM_CLIENT : 0) | (segment.window << WINDOW_SHIFT);
    this.#timestampValue = segment.timestampValue;
    this.#timestampEcho = segment.timestampEcho;
    this.#hasTimestamp = segment.hasTimestamp;
    const options = segment.isOrdinary || segment.hasTimestamp ? null : segment.options;
    const payload = segment.length === 0 ? null : shownOf(segment);
    this.extras = options === null && payload === null ? null : { options, payload };
  }

  /** The same in an object of its own, one for all who ask for this segment. */
  kept(): SegmentTrace {
    if (this.#kept !== null) return this.#kept;
    if (this.#hasTimestamp) {
      const timestamp = { value: this.#timestampValue, echo: this.#timestampEcho };
      this.extras = { options: { timestamp }, payload: this.payload };
    }
    this.#kept = new SegmentTrace(this.ends, this);
    return this.#kept;
  }

  override evidence(): EvidenceList {
    return [this.kept()];
  }
}

let origin: FrameOrigin = NOWHERE;

function originOf({ source, step }: PlainSegment): FrameOrigin {
  if (origin.source !== source || origin.step !== step) origin = { source, step };
  return origin;
}

/** Payloads that begin with no capital letter are no HTTP, and need no view of their own. */
function shownOf({ bytes, start, length }: PlainSegment): Uint8Array | null {
  const first = bytes[start] ?? 0;
  return first < 0x41 || first > 0x5a ? null : shownHttp(bytes.subarray(start, start + length));
}
