import type { Abort } from '../core/abort.js';
import { LicAnalyzeError } from '../core/errors.js';
import type { Notice } from '../core/notice.js';
import type { Emit } from '../core/parser.js';
import { CapturedPacket } from '../dissect/captured-packet.js';
import { FrameSink } from '../dissect/frame-sink.js';

/** The used part of a parser of the package pcap-parser (0.2): its events, and the stream that it reads. */
export interface PcapParser {
  readonly on: (event: string, listener: (value: unknown) => void) => unknown;
  readonly stream?: unknown;
  readonly buffer?: unknown;
}

/** How `fromPcapParser` reads. */
export interface FromPcapParserOptions {
  /** Name in evidence and notices; default `capture`. */
  readonly path?: string;
  readonly onNotice?: (notice: Notice) => void;
  /** Ends the reading; the package itself may never end if its file cannot be opened. */
  readonly signal?: Abort;
}

/** With so many waiting packets the stream is paused, because the package has no back-pressure. */
const MAX_WAITING_PACKETS = 1024;

/** Classic pcap: a file header, then sixteen bytes before each packet. */
const FILE_HEADER = 24;
const RECORD_HEADER = 16;

interface Pausable {
  pause(): unknown;
  resume(): unknown;
}

/**
 * Packets of the package pcap-parser (an optional peer), as `readPackets` gives them: the same times (to the
 * microsecond), lengths, numbers and offsets. Its error ends the iteration; a file that ends within a record gives
 * a notice, which the package does not.
 *
 * @throws LicAnalyzeError `path-unreadable` with the package's own words; `interrupted` where the signal aborts.
 *
 * @example
 * import { parse } from 'pcap-parser';
 * for await (const packet of fromPcapParser(parse('eth0.pcap'))) console.log(packet.number, packet.ip?.source);
 */
export async function* fromPcapParser(
  parser: PcapParser,
  options: FromPcapParserOptions = {},
): AsyncGenerator<CapturedPacket, void, void> {
  const queue = new PacketQueue(parser, options);
  try {
    for (;;) {
      const packet = await queue.next();
      if (packet === null) return;
      yield packet;
    }
  } finally {
    queue.stop();
  }
}

/** Queues the package's events as packets. */
class PacketQueue {
  readonly #waiting: CapturedPacket[] = [];
  readonly #sink: FrameSink;
  readonly #parser: PcapParser;
  readonly #stream: Pausable | null;
  #offset = FILE_HEADER;
  /** True if the package announced a record without its bytes yet. */
  #pending = true;
  #ended = false;
  #error: Error | null = null;
  #wake: () => void = () => undefined;

  constructor(parser: PcapParser, options: FromPcapParserOptions) {
    const path = options.path ?? 'capture';
    const emit: Emit = {
      event: () => undefined,
      clock: () => undefined,
      message: () => false,
      notice: (code, message, number) =>
        options.onNotice?.({ code, source: path, message, ...(number === undefined ? {} : { number }) }),
      packet: (packet) => packet instanceof CapturedPacket && this.#waiting.push(packet),
    };
    this.#sink = new FrameSink(path, emit);
    this.#parser = parser;
    this.#stream = isPausable(parser.stream) ? parser.stream : null;
    this.#listen(emit, options.signal);
  }

  #listen(emit: Emit, signal: Abort | undefined): void {
    const fail = (code: 'path-unreadable' | 'interrupted', message: string): void => {
      this.#error ??= new LicAnalyzeError(code, message);
      this.#wake();
    };
    this.#parser.on('globalHeader', (header) => {
      this.#sink.frame.linkType = numberOf(header, 'linkLayerType') & 0x03ffffff;
      this.#pending = false;
    });
    this.#parser.on('packetHeader', () => (this.#pending = true));
    this.#parser.on('packet', (packet) => this.#take(packet));
    this.#parser.on('error', (error) =>
      fail('path-unreadable', error instanceof Error ? error.message : 'pcap-parser failed'),
    );
    this.#parser.on('end', () => {
      if (this.#pending || lengthOf(this.#parser.buffer) > 0) {
        emit.notice('capture-cut', `ends within the record at byte ${this.#offset}`, this.#sink.frame.number + 1);
      }
      this.#ended = true;
      this.#wake();
    });
    const abort = (): void => fail('interrupted', 'The reading was interrupted.');
    if (signal?.aborted === true) abort();
    signal?.addEventListener('abort', abort, { once: true });
  }

  #take(packet: unknown): void {
    if (!isRecord(packet) || !(packet['data'] instanceof Uint8Array)) return;
    const { header, data } = packet;
    const { frame } = this.#sink;
    const micros = numberOf(header, 'timestampMicroseconds');
    frame.seconds = numberOf(header, 'timestampSeconds') + Math.floor(micros / 1e6);
    frame.nanoseconds = (micros % 1e6) * 1000;
    frame.length = numberOf(header, 'originalLength');
    frame.byteOffset = this.#offset;
    frame.view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    frame.start = 0;
    frame.end = data.byteLength;
    this.#offset += RECORD_HEADER + data.byteLength;
    this.#pending = false;
    this.#sink.deliver();
    if (this.#waiting.length >= MAX_WAITING_PACKETS) this.#stream?.pause();
    this.#wake();
  }

  /** The next packet, or null at the end. */
  async next(): Promise<CapturedPacket | null> {
    for (;;) {
      const packet = this.#waiting.shift();
      if (packet !== undefined) return packet;
      if (this.#error !== null) throw this.#error;
      if (this.#ended) return null;
      this.#stream?.resume();
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  stop(): void {
    this.#stream?.pause();
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isPausable = (value: unknown): value is Pausable =>
  isRecord(value) && typeof value['pause'] === 'function' && typeof value['resume'] === 'function';

function numberOf(record: unknown, name: string): number {
  const value = isRecord(record) ? record[name] : undefined;
  return typeof value === 'number' ? value : 0;
}

const lengthOf = (value: unknown): number => (value instanceof Uint8Array ? value.byteLength : 0);
