import type { Reading } from '../../core/source.js';
import type { ByteReader, Emit } from '../../core/parser.js';
import { DissectedPackets } from './dissected-packet.js';
import { FrameEmitter } from './frame-emitter.js';
import { JsonPackets } from './json-packets.js';
import { JsonTokens } from '../../text/json-tokens.js';
import { TextChunks } from '../../text/text-chunks.js';

/** Reads an export in JSON, packet by packet. Memory: one packet. */
export class JsonExport implements ByteReader {
  readonly #emit: Emit;
  readonly #emitter: FrameEmitter;
  readonly #tokens: JsonTokens;
  readonly #packets: JsonPackets;
  readonly #chunks: TextChunks;
  #last = 0;

  constructor(path: string, emit: Emit) {
    this.#emit = emit;
    this.#emitter = new FrameEmitter(path, emit);
    const packets = new DissectedPackets(this.#emitter);
    this.#packets = new JsonPackets((dissection, byteOffset) => {
      this.#last = byteOffset;
      packets.packet(dissection, { byteOffset });
    });
    this.#tokens = new JsonTokens(this.#packets);
    this.#chunks = new TextChunks((text) => {
      this.#tokens.push(text);
    }, emit.notice.bind(emit));
  }

  bytes(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
  }

  end(): Reading {
    this.#chunks.end();
    const { strangeAt } = this.#packets;
    if (strangeAt !== null)
      this.#emit.notice('capture-damaged', `is no JSON at byte ${String(strangeAt)}; what is readable was read`);
    const reading = this.#emitter.end();
    if (this.#tokens.depth > 0)
      this.#emit.notice('capture-cut', `ends inside a packet, after the one at byte ${String(this.#last)}`);
    return reading;
  }
}
