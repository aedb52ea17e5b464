import type { Evidence, EvidenceList } from '../../core/evidence.js';
import type { Reading } from '../../core/source.js';
import type { Packet } from '../../core/packet.js';
import type { Emit } from '../../core/parser.js';
import type { Stamp } from '../../core/time.js';
import { FrameSink } from '../../dissect/frame-sink.js';
import { PortlessPackets } from '../../dissect/portless.js';
import { packetText } from '../../dissect/packet-text.js';
import type { PrintedPacket } from '../../dissect/printed-packet.js';
import { LeftOut } from './left-out.js';
import type { FrameTime } from './times.js';

/** Where a packet is in its export. */
export interface FramePlace {
  /** As stated; null if the format has no number. */
  readonly number: number | null;
  readonly byteOffset: number;
  /** Line of the export, if it has lines. */
  readonly line?: number;
  /** The packet's line in the export, if it has lines. */
  readonly text?: string;
}

/** A packet without its place in the export. */
export type PacketBody = Omit<
  PrintedPacket,
  'number' | 'stamp' | 'seconds' | 'nanoseconds' | 'evidence' | 'printed' | 'linkType'
> & { readonly dns: PrintedPacket['printed']['dns'] };

/** Whole bytes of a frame, as `-x` and `-T jsonraw` export them. */
export interface RawFrame {
  readonly bytes: Uint8Array;
  /** LINKTYPE_*. */
  readonly linkType: number;
  /** Bytes on the wire. */
  readonly length: number;
}

/** Emits the packets of one export in order: from their bytes if complete, else from the printed fields. */
export class FrameEmitter {
  readonly #path: string;
  readonly #emit: Emit;
  readonly #sink: FrameSink;
  readonly #leftOut = new LeftOut();
  readonly #portless = new PortlessPackets();
  #records = 0;
  #understood = 0;
  #first: Stamp | null = null;
  #last: Stamp | null = null;
  #number = 0;
  #timeless = false;

  constructor(path: string, emit: Emit) {
    this.#path = path;
    this.#emit = emit;
    this.#sink = new FrameSink(path, {
      ...{ event: emit.event.bind(emit), clock: emit.clock.bind(emit), message: emit.message.bind(emit) },
      notice: emit.notice.bind(emit),
      packet: (packet) => {
        this.#hand(this.#timeless ? timeless(packet) : packet);
      },
    });
  }

  /** A frame with all its bytes, dissected like a capture's. */
  raw(frame: RawFrame, time: FrameTime, place: FramePlace): void {
    const { frame: target } = this.#sink;
    const { bytes } = frame;
    // The sink counts up before it delivers.
    target.number = this.#numberOf(place) - 1;
    target.seconds = time.seconds;
    target.nanoseconds = time.nanoseconds;
    target.step = time.nanoseconds % 1000 === 0 ? 1000 : 1;
    target.length = Math.max(frame.length, bytes.byteLength);
    target.linkType = frame.linkType;
    target.byteOffset = place.byteOffset;
    target.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    target.start = 0;
    target.end = bytes.byteLength;
    this.#timeless = time.clock === 'none';
    this.#noteTime(time);
    this.#sink.deliver();
  }

  /** A packet from the fields in its export. */
  parsed({ dns, ...body }: PacketBody, time: FrameTime, place: FramePlace): void {
    const number = this.#numberOf(place);
    const packet: PrintedPacket = {
      number,
      stamp: time.stamp,
      seconds: time.seconds,
      nanoseconds: time.nanoseconds,
      linkType: null,
      ...body,
      printed: { dns, http: null, clock: time.clock, filter: null },
      evidence: (): EvidenceList => [this.#evidence(packet, time, place)],
    };
    this.#noteTime(time);
    this.#hand(packet);
  }

  end(): Reading {
    const { drops } = this.#sink.close({ drops: null, filters: [], interfaces: [], snapLength: null });
    this.#portless.report(this.#emit);
    const counts = { records: this.#records, understood: this.#understood };
    const framesLeftOut = this.#leftOut.oneSided;
    return { ...counts, first: this.#first, last: this.#last, host: null, drops: drops ?? null, framesLeftOut };
  }

  #numberOf({ number, line }: FramePlace): number {
    this.#number = number ?? (line === undefined ? this.#number + 1 : line);
    return this.#number;
  }

  #noteTime({ clock, stamp }: FrameTime): void {
    if (clock !== 'day') return;
    this.#first ??= stamp;
    this.#last = stamp;
  }

  #hand(packet: Packet): void {
    this.#records += 1;
    this.#understood += Number(this.#portless.understood(packet));
    this.#leftOut.note(packet);
    this.#emit.packet(packet);
  }

  #evidence(packet: PrintedPacket, { stamp, clock }: FrameTime, place: FramePlace): Evidence {
    const unit = place.number === null && place.line !== undefined ? 'line' : 'frame';
    const time = clock === 'none' ? '' : `${stamp.text.split(' ').at(-1) ?? ''} `;
    return {
      source: this.#path,
      unit,
      number: packet.number,
      byteOffset: place.byteOffset,
      stamp: clock === 'day' ? stamp : null,
      text: place.text ?? `${time}${packetText(packet)}`,
    };
  }
}

/** The packet without a time, so that a missing time does not read as midnight in 1970. */
function timeless(packet: Packet): PrintedPacket {
  const { number, stamp, length, capturedLength, linkType, ip, tcp, udp, icmp, payload } = packet;
  return {
    ...{ number, stamp, seconds: null, nanoseconds: 0, length, capturedLength, linkType, ip, tcp, udp, icmp, payload },
    printed: { dns: null, http: null, clock: 'none', filter: null },
    evidence: () => packet.evidence(),
  };
}
