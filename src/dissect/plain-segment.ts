import type { TcpOptions } from '../core/packet.js';
import type { PlainSegment } from '../core/plain-segment.js';
import type { Frame } from './frame.js';
import { tcpOptions } from './tcp-options.js';

const ETHERNET = 1;
const SLL = 113;
const RAW: ReadonlySet<number> = new Set([12, 14, 101]);

/** First four bytes of the two addresses of Cisco's ISL, which is another header than Ethernet's. */
const ISL: ReadonlySet<number> = new Set([0x01000c00, 0x03000c00]);

const IPV4 = 0x0800;
const IPV6 = 0x86dd;
const VLAN = 0x8100;
const TCP = 6;

/** Of an ordinary segment ACK is set, SYN, FIN, RST and URG are not; PSH and the two of congestion change nothing. */
const DECIDING_FLAGS = 0x37;
const ACK = 0x10;

/** Two NOPs and a timestamp of ten bytes, as every common stack writes it (RFC 7323 appendix A). */
const TIMESTAMP = 0x0101080a;

const NO_VIEW = new DataView(new ArrayBuffer(0));

/**
 * Reads the headers of the most common frames without a walk: Ethernet with VLAN tags, Linux cooked or raw IP, then
 * IPv4 without options or IPv6 without extensions, then TCP. Whatever is unusual is no plain segment.
 */
export class SegmentReader implements PlainSegment {
  readonly source: string;
  number = 0;
  byteOffset = 0;
  seconds = 0;
  nanoseconds = 0;
  step = 1000;
  frameLength = 0;
  captureFilter: string | null = null;
  version: 4 | 6 = 4;
  readonly sourceWords = new Int32Array(4);
  readonly destinationWords = new Int32Array(4);
  ttl = 0;
  sourcePort = 0;
  destinationPort = 0;
  sequence = 0;
  acknowledgement = 0;
  flags = 0;
  window = 0;
  isOrdinary = false;
  hasTimestamp = false;
  timestampValue = 0;
  timestampEcho = 0;
  bytes: Uint8Array = new Uint8Array(0);
  start = 0;
  length = 0;
  #view: DataView = NO_VIEW;
  #optionsAt = 0;

  constructor(source: string) {
    this.source = source;
  }

  /** Reads a frame; false if it holds no plain segment. */
  read(frame: Frame): boolean {
    const { seconds, view } = frame;
    if (seconds === null || frame.end - frame.start < frame.length) return false;
    const at = ipAt(frame);
    if (at < 0 || !this.#ip(view, at, frame.end)) return false;
    this.number = frame.number;
    this.byteOffset = frame.byteOffset;
    this.seconds = seconds;
    this.nanoseconds = frame.nanoseconds;
    this.step = frame.step;
    this.frameLength = frame.length;
    this.captureFilter = frame.filter;
    if (view !== this.#view) {
      this.#view = view;
      this.bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    }
    return true;
  }

  #ip(view: DataView, at: number, end: number): boolean {
    if (at + 40 > end) return false;
    const first = view.getUint8(at);
    if (first === 0x45) return this.#ipv4(view, at, end);
    return first >> 4 === 6 && this.#ipv6(view, at, end);
  }

  #ipv4(view: DataView, at: number, end: number): boolean {
    const dataEnd = at + view.getUint16(at + 2);
    // More fragments, or an offset: the transport header may stand elsewhere.
    if ((view.getUint16(at + 6) & 0x3fff) !== 0 || view.getUint8(at + 9) !== TCP || dataEnd > end) return false;
    this.version = 4;
    this.ttl = view.getUint8(at + 8);
    this.sourceWords.fill(0, 0, 3);
    this.destinationWords.fill(0, 0, 3);
    this.sourceWords[3] = view.getInt32(at + 12);
    this.destinationWords[3] = view.getInt32(at + 16);
    return this.#tcp(view, at + 20, dataEnd);
  }

  #ipv6(view: DataView, at: number, end: number): boolean {
    const dataEnd = at + 40 + view.getUint16(at + 4);
    if (view.getUint8(at + 6) !== TCP || dataEnd > end) return false;
    this.version = 6;
    this.ttl = view.getUint8(at + 7);
    for (let word = 0; word < 4; word += 1) {
      this.sourceWords[word] = view.getInt32(at + 8 + word * 4);
      this.destinationWords[word] = view.getInt32(at + 24 + word * 4);
    }
    return this.#tcp(view, at + 40, dataEnd);
  }

  get options(): TcpOptions | null {
    return this.#optionsAt === this.start ? null : tcpOptions(this.#view, this.#optionsAt, this.start);
  }

  #tcp(view: DataView, at: number, end: number): boolean {
    if (at + 20 > end) return false;
    const flags = view.getUint8(at + 13);
    const start = at + (view.getUint8(at + 12) >> 4) * 4;
    if (start < at + 20 || start > end) return false;
    const optionsAt = at + 20;
    this.#optionsAt = optionsAt;
    this.hasTimestamp = start - optionsAt === 12 && view.getUint32(optionsAt) === TIMESTAMP;
    if (this.hasTimestamp) {
      this.timestampValue = view.getUint32(optionsAt + 4);
      this.timestampEcho = view.getUint32(optionsAt + 8);
    }
    this.sourcePort = view.getUint16(at);
    this.destinationPort = view.getUint16(at + 2);
    this.sequence = view.getUint32(at + 4);
    this.acknowledgement = view.getUint32(at + 8);
    this.flags = flags;
    this.window = view.getUint16(at + 14);
    this.isOrdinary = (flags & DECIDING_FLAGS) === ACK && (this.hasTimestamp || start === optionsAt);
    this.start = start;
    this.length = end - start;
    return true;
  }
}

/** Where the IP header begins; -1 if another header has to be read first. */
function ipAt({ linkType, view, start, end }: Frame): number {
  if (linkType === ETHERNET) {
    return end - start < 14 || ISL.has(view.getUint32(start)) ? -1 : afterTags(view, start + 12, end);
  }
  if (linkType === SLL) return afterTags(view, start + 14, end);
  return linkType !== null && RAW.has(linkType) ? start : -1;
}

/** After the type at `at`, and after up to two tags of IEEE 802.1Q. */
function afterTags(view: DataView, at: number, end: number): number {
  for (let typeAt = at; typeAt <= at + 8 && typeAt + 2 <= end; typeAt += 4) {
    const type = view.getUint16(typeAt);
    if (type !== VLAN) return isOfVersion(view, typeAt + 2, end, type) ? typeAt + 2 : -1;
  }
  return -1;
}

/** Whether an IP header of the version that the type names begins at `at`. */
function isOfVersion(view: DataView, at: number, end: number, type: number): boolean {
  if (at >= end) return false;
  const version = view.getUint8(at) >> 4;
  return (type === IPV4 && version === 4) || (type === IPV6 && version === 6);
}
