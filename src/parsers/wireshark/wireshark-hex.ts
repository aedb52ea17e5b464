import type { Reading } from '../../core/source.js';
import { lineText } from '../../text/lines.js';
import { defineParser, type Emit, type Head, type LineReader } from '../../core/parser.js';
import { frameContents, LINK_GUESSES } from './frame-bytes.js';
import { FrameTeller } from './frame-teller.js';
import { HexFrames } from './hex-frames.js';
import { NO_TIME } from './times.js';

/** Dumps of which one must hold a datagram before a file of dumps is taken for one of frames. */
const LOOKED_AT = 20;

/** The link type (LINKTYPE_*) by which the bytes are a datagram; null where they are none by any. */
function linkTypeOf(bytes: Uint8Array): number | null {
  const fits = (linkType: number): boolean => {
    const found = frameContents({ bytes, linkType, length: bytes.byteLength });
    const length = found?.ip?.length ?? 0;
    return (
      found !== null && length > 0 && length <= bytes.byteLength && (found.tcp ?? found.udp ?? found.icmp) !== null
    );
  };
  return LINK_GUESSES.find(fits) ?? null;
}

class HexReader implements LineReader {
  readonly #emit: Emit;
  readonly #teller: FrameTeller;
  readonly #frames: HexFrames;
  #linkType: number | null = null;
  #number = 0;
  #strange: { readonly number: number; count: number } | null = null;

  constructor(path: string, emit: Emit) {
    this.#emit = emit;
    this.#teller = new FrameTeller(path, emit);
    this.#frames = new HexFrames((bytes, _line, byteOffset) => {
      this.#frame(bytes, byteOffset);
    });
  }

  line(block: Buffer, start: number, end: number, number: number, byteOffset: number): void {
    if (this.#frames.line(lineText(block, start, end), number, byteOffset)) return;
    this.#strange ??= { number, count: 0 };
    this.#strange.count += 1;
  }

  end(): Reading {
    this.#frames.end();
    if (this.#strange !== null) {
      const { number, count } = this.#strange;
      this.#emit.notice('not-read', `${String(count)} lines are none of a dump`, number);
    }
    return this.#teller.end();
  }

  /** Frames have no number of their own: they are counted. All of a file have one link type. */
  #frame(bytes: Uint8Array, byteOffset: number): void {
    this.#number += 1;
    this.#linkType ??= linkTypeOf(bytes);
    const frame = { bytes, linkType: this.#linkType ?? 1, length: bytes.byteLength };
    this.#teller.raw(frame, NO_TIME, { number: this.#number, byteOffset });
  }
}

function recognise({ lines }: Head): number {
  const dumps: Uint8Array[] = [];
  const frames = new HexFrames((bytes) => {
    if (dumps.length < LOOKED_AT) dumps.push(bytes);
  });
  const shown = lines.slice(0, 200);
  if (shown.length === 0) return 0;
  const known = shown.filter((line, at) => frames.line(line, at + 1, 0)).length;
  frames.end();
  if (known < shown.length) return 0;
  // Dumps of something else are dumps still: what they hold is for no other parser either.
  return dumps.some((bytes) => linkTypeOf(bytes) !== null) ? 0.95 : 0.2;
}

/** Frames as hexadecimal dumps and nothing else (`tshark -x`, `od -Ax -tx1`, what text2pcap takes). */
export default defineParser({
  id: 'wireshark-hex',
  title: 'Frames in hexadecimal (tshark -x)',
  role: 'capture',
  reads: 'lines',
  discriminator: { field: 'offset', values: ['0000'] },
  recognise,
  open: (path: string, emit: Emit): LineReader => new HexReader(path, emit),
});
