import type { Evidence, EvidenceList } from '../core/evidence.js';
import type { Packet, Trace } from '../core/packet.js';
import type { Stamp } from '../core/time.js';
import { clockText, frameStamp } from './frame-stamp.js';
import { packetText, shownBytes } from './packet-text.js';

/** What a trace is made of. */
export interface TracedPacket extends Pick<
  Packet,
  'number' | 'seconds' | 'nanoseconds' | 'linkType' | 'length' | 'ip' | 'tcp' | 'udp' | 'icmp' | 'payload'
> {
  /** Offset of the record in the source. */
  readonly byteOffset: number;
  /** Resolution of the stamp, in nanoseconds. */
  readonly step: number;
}

/** A packet of a capture without its bytes. Its text is only made for an event, because most packets are in none. */
export class PacketTrace implements Trace, Evidence {
  readonly number: number;
  readonly seconds: number | null;
  readonly nanoseconds: number;
  readonly linkType: number | null;
  readonly length: number;
  readonly ip: Packet['ip'];
  readonly tcp: Packet['tcp'];
  readonly udp: Packet['udp'];
  readonly icmp: Packet['icmp'];
  /** A copy of the bytes that the text shows. */
  readonly payload: Uint8Array | null;
  readonly source: string;
  readonly byteOffset: number;
  readonly #step: number;

  constructor(source: string, packet: TracedPacket) {
    this.number = packet.number;
    this.seconds = packet.seconds;
    this.nanoseconds = packet.nanoseconds;
    this.linkType = packet.linkType;
    this.length = packet.length;
    this.ip = packet.ip;
    this.tcp = packet.tcp;
    this.udp = this.tcp === null ? packet.udp : null;
    this.icmp = this.tcp === null ? packet.icmp : null;
    this.payload = shownBytes(packet);
    this.source = source;
    this.byteOffset = packet.byteOffset;
    this.#step = packet.step;
  }

  get stamp(): Stamp {
    return frameStamp(this.seconds, this.nanoseconds, this.#step);
  }

  get unit(): 'frame' {
    return 'frame';
  }

  get text(): string {
    return `${clockText(this.seconds, this.nanoseconds, this.#step)} ${packetText(this)}`;
  }

  evidence(): EvidenceList {
    return [this];
  }
}
