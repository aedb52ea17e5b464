import type { Emit } from '../core/parser.js';
import type { SegmentTaker } from '../core/plain-segment.js';
import type { Reading } from '../core/source.js';
import { CapturedPacket } from './captured-packet.js';
import { frameStamp } from './frame-stamp.js';
import { follow, knowsLinkType, walkFrame } from './dissect.js';
import { Fragments } from './fragments.js';
import { Frame } from './frame.js';
import type { PacketTrace } from './packet-trace.js';
import { SegmentReader } from './plain-segment.js';
import { Walk } from './walk.js';

const NOTHING: readonly DataView[] = [];

/** A file's statements about how it was captured. */
export interface CaptureSettings {
  /** Packets lost; null if the file does not state it. */
  readonly drops: number | null;
  /** In libpcap's words, each once. */
  readonly filters: readonly string[];
  readonly interfaces: readonly string[];
  /** Bytes kept of each packet; null if the file does not state it. */
  readonly snapLength: number | null;
}

/** Turns the frames of one source into packets, whatever the file's format. */
export class FrameSink {
  /** Filled by the file's reader before each `deliver`. */
  readonly frame = new Frame();
  readonly #walk = new Walk();
  readonly #fragments = new Fragments();
  readonly #path: string;
  readonly #emit: Emit;
  /** Null if the receiver wants packets only. */
  readonly #taker: SegmentTaker | null;
  readonly #segment: SegmentReader;
  readonly #strange = new Set<number>();
  #understood = 0;
  #snapped = 0;
  #longestSnapped = 0;
  #first: PacketTrace | null = null;
  /** Time of the last frame that has one. */
  readonly #last = { seconds: 0, nanoseconds: 0, step: 1000 };

  constructor(path: string, emit: Emit) {
    this.#path = path;
    this.#emit = emit;
    this.#taker = takesSegments(emit) ? emit : null;
    this.#segment = new SegmentReader(path);
  }

  deliver(): void {
    const { frame } = this;
    frame.number += 1;
    if (this.#first !== null && this.#taker !== null && this.#segment.read(frame)) {
      if (this.#taker.segment(this.#segment)) {
        this.#understood += 1;
        this.#noteTime(frame, frame.seconds);
        return;
      }
    }
    this.#deliverPacket(frame);
  }

  #deliverPacket(frame: Frame): void {
    const walk = this.#walk;
    const wireEnd = frame.start + Math.max(frame.length, frame.end - frame.start);
    walkFrame(walk, frame.linkType, frame.view, frame.start, frame.end, wireEnd);
    const reassembled = walk.stop === 'fragment' ? this.#reassemble() : NOTHING;
    const packet = new CapturedPacket(this.#path, frame, walk, reassembled);
    if (walk.count > 0) this.#understood += 1;
    else this.#mention(frame);
    const captured = frame.end - frame.start;
    if (captured < frame.length) {
      this.#snapped += 1;
      this.#longestSnapped = Math.max(this.#longestSnapped, captured);
    }
    if (frame.seconds !== null) this.#first ??= packet.trace();
    this.#noteTime(frame, frame.seconds);
    this.#emit.packet(packet);
  }

  #noteTime({ nanoseconds, step }: Frame, seconds: number | null): void {
    if (seconds === null) return;
    const last = this.#last;
    last.seconds = seconds;
    last.nanoseconds = nanoseconds;
    last.step = step;
  }

  /** Goes on if a fragment completes its datagram; a datagram may hold a tunnel with fragments of its own. */
  #reassemble(): readonly DataView[] {
    const walk = this.#walk;
    const payloads: DataView[] = [];
    while (walk.stop === 'fragment') {
      const payload = this.#fragments.offer(walk);
      if (payload === null) break;
      payloads.push(payload);
      const key = walk.resume;
      walk.goOn(payload);
      follow(walk, key);
    }
    return payloads;
  }

  /** Gives one notice per link type whose frames are counted but not dissected. */
  #mention({ linkType, number }: Frame): void {
    if (linkType === null || knowsLinkType(linkType) || this.#strange.has(linkType)) return;
    this.#strange.add(linkType);
    this.#emit.notice('not-read', `frames of link type ${linkType} are counted, not dissected`, number);
  }

  /** Gives a notice if the capture could not see everything, and sums up. */
  close(about: CaptureSettings): Reading {
    this.#say(about);
    const { seconds, nanoseconds, step } = this.#last;
    return {
      records: this.frame.number,
      understood: this.#understood,
      first: this.#first?.stamp ?? null,
      last: this.#first === null ? null : frameStamp(seconds, nanoseconds, step),
      host: null,
      drops: about.drops,
    };
  }

  #say({ drops, filters, interfaces, snapLength }: CaptureSettings): void {
    const witness = this.#first;
    const isCut = this.#snapped > 0;
    if (witness === null || (filters.length === 0 && !isCut && (drops ?? 0) === 0)) return;
    const facts = {
      ...(filters.length === 0 ? {} : { 'capture.filter': filters.join(' | ') }),
      ...(interfaces.length === 0 ? {} : { 'capture.interface': interfaces.join(', ') }),
      ...(isCut ? { 'capture.snap_length': snapLength ?? this.#longestSnapped } : {}),
      ...(drops === null ? {} : { 'capture.dropped': drops }),
    };
    this.#emit.event('capture.settings', facts, { evidence: witness.evidence(), stamp: null });
  }
}

/** Whether a receiver takes segments as numbers; those of parsers and of the packet tables do not. */
const takesSegments = (emit: Emit): emit is Emit & SegmentTaker => 'segment' in emit;
