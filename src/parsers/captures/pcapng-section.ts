import { setFrameTime } from './capture-time.js';
import type { CaptureSettings, FrameSink } from '../../dissect/frame-sink.js';
import {
  BLOCK,
  readDropCount,
  readDrops,
  readInterface,
  type BlockBody,
  type CaptureInterface,
} from './pcapng-blocks.js';

/** Largest valid packet, as in classic pcap. */
export const MAX_PACKET = 262_144;

/** Interfaces per section; pcapng allows more, but no machine has them. */
const MAX_INTERFACES = 65_536;

/** Bytes of an Enhanced or old Packet Block before its data. */
const PACKET_HEADER = 20;

const NO_HEADER = 'holds no whole packet header';

/** Filters and interface names kept. */
const MAX_NAMES = 16;

interface FoundSettings {
  readonly filters: Set<string>;
  readonly names: Set<string>;
  snapLength: number | null;
}

/** Reads the blocks of one section at a time: interfaces, packets and statistics. */
export class PcapngSection {
  readonly #sink: FrameSink;
  #number = 0;
  #interfaces: CaptureInterface[] = [];
  /** Statistics are totals: the last one of an interface holds. */
  readonly #statedDrops = new Map<string, number>();
  #countedDrops: number | null = null;
  readonly #found: FoundSettings = { filters: new Set(), names: new Set(), snapLength: null };

  constructor(sink: FrameSink) {
    this.#sink = sink;
  }

  /** Packets lost, from statistics or else from packet blocks; null if neither states it. */
  get drops(): number | null {
    if (this.#statedDrops.size === 0) return this.#countedDrops;
    return [...this.#statedDrops.values()].reduce((sum, drops) => sum + drops, 0);
  }

  /** Settings of all interfaces so far, each filter and name once. */
  get settings(): CaptureSettings {
    const { filters, names, snapLength } = this.#found;
    return { drops: this.drops, filters: [...filters], interfaces: [...names], snapLength };
  }

  /** Reads a section header; interfaces are counted from 0 again. Returns what is wrong with it, or null. */
  begin({ view, start, littleEndian }: BlockBody): string | null {
    const major = view.getUint16(start + 4, littleEndian);
    const minor = view.getUint16(start + 6, littleEndian);
    this.#number += 1;
    this.#interfaces = [];
    // Some tools wrote 1.2 by mistake; it is read like 1.0 (draft-ietf-opsawg-pcapng section 4.1).
    return major === 1 && (minor === 0 || minor === 2) ? null : `is of version ${major}.${minor}, only 1.0 is read`;
  }

  /** Reads any other block; unknown kinds are skipped. Returns what is wrong with it, or null. */
  read(type: number, body: BlockBody): string | null {
    switch (type) {
      case BLOCK.interface:
        return this.#addInterface(body);
      case BLOCK.enhancedPacket:
      case BLOCK.oldPacket:
        return this.#packet(body, type === BLOCK.oldPacket);
      case BLOCK.simplePacket:
        return this.#simplePacket(body);
      case BLOCK.statistics:
        this.#addStatistics(body);
        return null;
      case BLOCK.custom:
      case BLOCK.customNotCopied:
        // After the number of the enterprise.
        this.#countRecord(body, 4);
        return null;
      case BLOCK.journal:
        this.#countRecord(body, 0);
        return null;
      default:
        return null;
    }
  }

  #addInterface(body: BlockBody): string | null {
    const added = readInterface(body);
    if (added === null || this.#interfaces.length >= MAX_INTERFACES) return 'describes no interface';
    this.#interfaces.push(added);
    const found = this.#found;
    if (added.filter !== null && found.filters.size < MAX_NAMES) found.filters.add(added.filter);
    if (added.name !== null && found.names.size < MAX_NAMES) found.names.add(added.name);
    if (added.snapLength > 0) found.snapLength = Math.max(found.snapLength ?? 0, added.snapLength);
    return null;
  }

  #addStatistics(body: BlockBody): void {
    const stated = readDrops(body);
    if (stated === null || stated.interfaceId >= this.#interfaces.length) return;
    this.#statedDrops.set(`${this.#number}/${stated.interfaceId}`, stated.drops);
  }

  #packet(body: BlockBody, isOld: boolean): string | null {
    const { view, start, end, littleEndian } = body;
    if (end - start < PACKET_HEADER) return NO_HEADER;
    const interfaceId = isOld ? view.getUint16(start, littleEndian) : view.getUint32(start, littleEndian);
    const captured = view.getUint32(start + 12, littleEndian);
    const wrong = this.#setFrame(body, interfaceId, start + PACKET_HEADER, captured);
    if (wrong !== null) return wrong;
    const { frame } = this.#sink;
    const from = this.#interfaces[interfaceId];
    const high = view.getUint32(start + 4, littleEndian);
    if (from !== undefined) setFrameTime(frame, high, view.getUint32(start + 8, littleEndian), from);
    frame.length = view.getUint32(start + 16, littleEndian);
    // 0xffff means that the count is unknown.
    const lost = isOld ? view.getUint16(start + 2, littleEndian) : readDropCount(body, frame.end + (-captured & 3));
    if (lost > 0 && !(isOld && lost === 0xffff)) this.#countedDrops = (this.#countedDrops ?? 0) + lost;
    this.#sink.deliver();
    return null;
  }

  /** A Simple Packet Block has neither time nor interface: it belongs to the first one, whose snap length cuts it. */
  #simplePacket(body: BlockBody): string | null {
    const { view, start, end, littleEndian } = body;
    if (end - start < 4) return NO_HEADER;
    const length = view.getUint32(start, littleEndian);
    const snapLength = this.#interfaces[0]?.snapLength ?? 0;
    const captured = Math.min(length, end - start - 4, snapLength === 0 ? length : snapLength);
    const wrong = this.#setFrame(body, 0, start + 4, captured);
    if (wrong !== null) return wrong;
    this.#withoutTime(length);
    return null;
  }

  /** Wireshark numbers these records like packets, and frame numbers must be the same as there. */
  #countRecord(body: BlockBody, dataAt: number): void {
    const { frame } = this.#sink;
    frame.linkType = null;
    frame.interfaceId = null;
    frame.view = body.view;
    frame.start = Math.min(body.start + dataAt, body.end);
    frame.end = body.end;
    this.#withoutTime(frame.end - frame.start);
  }

  #withoutTime(length: number): void {
    const { frame } = this.#sink;
    frame.seconds = null;
    frame.nanoseconds = 0;
    frame.length = length;
    this.#sink.deliver();
  }

  #setFrame(body: BlockBody, interfaceId: number, dataAt: number, captured: number): string | null {
    const { frame } = this.#sink;
    const from = this.#interfaces[interfaceId];
    if (from === undefined) return `names interface ${interfaceId}, which is not described`;
    if (captured > MAX_PACKET || dataAt + captured > body.end) return `claims a packet of ${captured} bytes`;
    frame.linkType = from.linkType;
    frame.interfaceId = interfaceId;
    frame.filter = from.filter;
    frame.view = body.view;
    frame.start = dataAt;
    frame.end = dataAt + captured;
    return null;
  }
}
