import type { Emit } from '../core/parser.js';
import type { Reading } from '../core/source.js';
import { CapturedPacket } from './captured-packet.js';
import { follow, knowsLinkType, walkFrame } from './dissect.js';
import { Fragments } from './fragments.js';
import { Frame } from './frame.js';
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
  readonly #strange = new Set<number>();
  #understood = 0;
  #snapped = 0;
  #longestSnapped = 0;
  #first: CapturedPacket | null = null;
  #last: CapturedPacket | null = null;

  constructor(path: string, emit: Emit) {
    this.#path = path;
    this.#emit = emit;
  }

  deliver(): void {
    const { frame } = this;
    const walk = this.#walk;
    frame.number += 1;
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
    if (frame.seconds !== null) {
      this.#first ??= packet;
      this.#last = packet;
    }
    this.#emit.packet(packet);
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
    return {
      records: this.frame.number,
      understood: this.#understood,
      first: this.#first?.stamp ?? null,
      last: this.#last?.stamp ?? null,
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
