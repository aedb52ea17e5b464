import type { EvidenceList } from '../core/evidence.js';
import type { IpHeader, TcpHeader, Trace } from '../core/packet.js';
import type { PlainSegment } from '../core/plain-segment.js';
import type { Stamp } from '../core/time.js';
import { frameStamp } from '../dissect/frame-stamp.js';
import { flagsOf } from '../dissect/headers.js';
import { PacketTrace, type TracedPacket } from '../dissect/packet-trace.js';
import type { End, Side } from './connection.js';

/**
 * The last segment of a connection that came as numbers. It stands for that segment as its trace until the next one,
 * so that only what is cited becomes an object of its own.
 */
export class RecentSegment implements Trace, TracedPacket {
  number = 0;
  seconds = 0;
  nanoseconds = 0;
  step = 1000;
  byteOffset = 0;
  length = 0;
  readonly linkType = null;
  readonly udp = null;
  readonly icmp = null;
  /** A segment whose text would show its payload comes as a packet. */
  readonly payload = null;
  readonly #ends: Readonly<Record<Side, End>>;
  #from: Side = 'client';
  #source = '';
  #sequence = 0;
  #acknowledgement = 0;
  #flags = 0;
  #window = 0;
  #payloadLength = 0;
  #hasTimestamp = false;
  #timestampValue = 0;
  #timestampEcho = 0;

  constructor(ends: Readonly<Record<Side, End>>) {
    this.#ends = ends;
  }

  set(segment: PlainSegment, from: Side): void {
    this.number = segment.number;
    this.seconds = segment.seconds;
    this.nanoseconds = segment.nanoseconds;
    this.step = segment.step;
    this.byteOffset = segment.byteOffset;
    this.length = segment.frameLength;
    this.#from = from;
    this.#source = segment.source;
    this.#sequence = segment.sequence;
    this.#acknowledgement = segment.acknowledgement;
    this.#flags = segment.flags;
    this.#window = segment.window;
    this.#payloadLength = segment.length;
    this.#hasTimestamp = segment.hasTimestamp;
    this.#timestampValue = segment.timestampValue;
    this.#timestampEcho = segment.timestampEcho;
  }

  get stamp(): Stamp {
    return frameStamp(this.seconds, this.nanoseconds, this.step);
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
    const timestamp = { value: this.#timestampValue, echo: this.#timestampEcho };
    return {
      sourcePort: source.port,
      destinationPort: destination.port,
      sequence: this.#sequence,
      acknowledgement: this.#acknowledgement,
      relative: false,
      flags: flagsOf(this.#flags),
      window: this.#window,
      payloadLength: this.#payloadLength,
      ...(this.#hasTimestamp ? { options: { timestamp } } : {}),
    };
  }

  evidence(): EvidenceList {
    return new PacketTrace(this.#source, this).evidence();
  }

  #direction(): { readonly source: End; readonly destination: End } {
    const { client, server } = this.#ends;
    return this.#from === 'client' ? { source: client, destination: server } : { source: server, destination: client };
  }
}
