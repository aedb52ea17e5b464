import { plainEvidence, type EvidenceList } from '../core/evidence.js';
import type { IcmpHeader, IpHeader, Packet, TcpHeader, UdpHeader } from '../core/packet.js';
import type { Stamp } from '../core/time.js';
import { follow, walkFrame } from './dissect.js';
import type { Frame } from './frame.js';
import { frameStamp } from './frame-stamp.js';
import { PacketTrace } from './packet-trace.js';
import { icmpHeader, ipHeader, tcpHeader, udpHeader } from './headers.js';
import { LAYER, type Stop, type Walk } from './walk.js';

type Quoted = IcmpHeader['quoted'];

/** A packet of a capture. It holds the places of its headers and reads them on demand. */
export class CapturedPacket implements Packet {
  readonly number: number;
  readonly seconds: number | null;
  readonly nanoseconds: number;
  /** Resolution of the stamp, in nanoseconds. */
  readonly step: number;
  readonly length: number;
  readonly linkType: number | null;
  /** Number of the interface; null in formats without interfaces. */
  readonly interfaceId: number | null;
  readonly captureFilter: string | null;
  /** Offset of the record in the source. */
  readonly byteOffset: number;
  /** Reason if the headers end before their payload. */
  readonly stop: Stop;
  readonly #source: string;
  readonly #view: DataView;
  readonly #start: number;
  readonly #end: number;
  /** Payloads of the datagrams that this frame completed, outermost first. */
  readonly #reassembled: readonly DataView[];
  #ipView: DataView;
  /** Bytes with the transport header and its payload: the frame, or a reassembled datagram. */
  #upper: DataView;
  #ipKind = 0;
  #ipAt = 0;
  #ipEnd = 0;
  #kind = 0;
  #at = 0;
  #dataAt = 0;
  #dataEnd = 0;
  #dataWireEnd = 0;
  #quoted: Quoted = null;
  #ip: IpHeader | null | undefined;
  #tcp: TcpHeader | null | undefined;
  #trace: PacketTrace | null = null;
  #payload: Uint8Array | null = null;

  constructor(source: string, frame: Frame, walk: Walk, reassembled: readonly DataView[]) {
    this.number = frame.number;
    this.seconds = frame.seconds;
    this.nanoseconds = frame.nanoseconds;
    this.step = frame.step;
    this.length = frame.length;
    this.linkType = frame.linkType;
    this.interfaceId = frame.interfaceId;
    this.captureFilter = frame.filter;
    this.byteOffset = frame.byteOffset;
    this.stop = walk.stop;
    this.#source = source;
    this.#view = frame.view;
    this.#start = frame.start;
    this.#end = frame.end;
    this.#reassembled = reassembled;
    this.#ipView = frame.view;
    this.#upper = frame.view;
    this.#place(walk);
  }

  #place(walk: Walk): void {
    const count = Math.min(walk.count, walk.quote);
    for (let index = 0; index < count; index += 1) {
      const kind = walk.kinds[index] ?? 0;
      if (kind === LAYER.ipv4 || kind === LAYER.ipv6) {
        this.#ipKind = kind;
        this.#ipView = walk.views[index] ?? this.#view;
        this.#ipAt = walk.starts[index] ?? 0;
        this.#ipEnd = walk.ends[index] ?? 0;
        this.#kind = 0;
      } else if (kind >= LAYER.tcp && kind <= LAYER.icmpv6) {
        this.#kind = kind;
        this.#upper = walk.views[index] ?? this.#view;
        this.#at = walk.starts[index] ?? 0;
        this.#dataAt = walk.payloads[index] ?? 0;
        this.#dataEnd = walk.ends[index] ?? 0;
        this.#dataWireEnd = walk.wireEnds[index] ?? 0;
      }
    }
    if (walk.quote < walk.count) this.#quoted = quotedFlow(walk);
  }

  get capturedLength(): number {
    return this.#end - this.#start;
  }

  /** The captured bytes of the frame; they share their chunk's memory. */
  get bytes(): Uint8Array {
    return bytesOf(this.#view, this.#start, this.#end);
  }

  /** Walks the frame again, for readers that need every layer. */
  retrace(walk: Walk): void {
    const wireEnd = this.#start + Math.max(this.length, this.capturedLength);
    walkFrame(walk, this.linkType, this.#view, this.#start, this.#end, wireEnd);
    for (const payload of this.#reassembled) {
      const key = walk.resume;
      walk.goOn(payload);
      follow(walk, key);
    }
  }

  get stamp(): Stamp {
    return frameStamp(this.seconds, this.nanoseconds, this.step);
  }

  get ip(): IpHeader | null {
    if (this.#ip === undefined) this.#ip = this.#readIp();
    return this.#ip;
  }

  #readIp(): IpHeader | null {
    return this.#ipKind === 0 ? null : ipHeader(this.#ipView, this.#ipKind, this.#ipAt, this.#ipEnd);
  }

  get tcp(): TcpHeader | null {
    if (this.#tcp === undefined) {
      const isTcp = this.#kind === LAYER.tcp;
      this.#tcp = isTcp ? tcpHeader(this.#upper, this.#at, this.#dataEnd, this.#dataWireEnd) : null;
    }
    return this.#tcp;
  }

  get udp(): UdpHeader | null {
    return this.#kind === LAYER.udp ? udpHeader(this.#upper, this.#at, this.#dataEnd, this.#dataWireEnd) : null;
  }

  get icmp(): IcmpHeader | null {
    const isIcmp = this.#kind === LAYER.icmp || this.#kind === LAYER.icmpv6;
    return isIcmp ? icmpHeader(this.#upper, this.#kind, this.#at, this.#dataEnd, this.#quoted) : null;
  }

  get payload(): Uint8Array {
    if (this.#kind !== LAYER.tcp && this.#kind !== LAYER.udp) return NO_BYTES;
    this.#payload ??= bytesOf(this.#upper, Math.min(this.#dataAt, this.#dataEnd), this.#dataEnd);
    return this.#payload;
  }

  evidence(): EvidenceList {
    return plainEvidence(this.trace().evidence());
  }

  trace(): PacketTrace {
    this.#trace ??= new PacketTrace(this.#source, this);
    return this.#trace;
  }
}

const NO_BYTES = new Uint8Array(0);

function bytesOf(view: DataView, start: number, end: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + start, end - start);
}

/** The first flow that an ICMP error quotes. */
function quotedFlow(walk: Walk): Quoted {
  const { quote } = walk;
  const view = walk.views[quote];
  if (view === undefined) return null;
  const ip = ipHeader(view, walk.kinds[quote] ?? 0, walk.starts[quote] ?? 0, walk.ends[quote] ?? 0);
  if (ip === null) return null;
  const kind = walk.kinds[quote + 1] ?? 0;
  const at = walk.starts[quote + 1] ?? 0;
  const hasPorts = walk.count > quote + 1 && (kind === LAYER.tcp || kind === LAYER.udp);
  return {
    source: ip.source,
    destination: ip.destination,
    protocol: ip.protocol,
    sourcePort: hasPorts ? view.getUint16(at) : null,
    destinationPort: hasPorts ? view.getUint16(at + 2) : null,
  };
}
