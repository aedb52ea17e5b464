import { LicAnalyzeError } from '../core/errors.js';
import type { Notice } from '../core/notice.js';
import type { ByteReader, Emit } from '../core/parser.js';
import type { Platform } from '../core/platform.js';
import { CapturedPacket } from '../dissect/captured-packet.js';
import { concatBytes } from '../text/bytes.js';
import pcap from '../parsers/captures/pcap.js';
import pcapng from '../parsers/captures/pcapng.js';

/** Bytes of a capture file, whole or in chunks. */
export type PacketSource = Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** How `readPackets` reads. */
export interface ReadPacketsOptions {
  /** Name in evidence and notices; default `capture`. */
  readonly path?: string;
  /** Called for each damage or doubt; reading continues as far as possible. */
  readonly onNotice?: (notice: Notice) => void;
}

/** What `readPackets` of the entry does, on any platform. */
export async function* readPackets(
  source: PacketSource,
  options: ReadPacketsOptions,
  platform: Pick<Platform, 'inflate'>,
): AsyncGenerator<CapturedPacket, void, void> {
  const path = options.path ?? 'capture';
  const found: CapturedPacket[] = [];
  const notice: Emit['notice'] = (code, message, number) =>
    options.onNotice?.({ code, source: path, message, ...(number === undefined ? {} : { number }) });
  const emit: Emit = {
    event: () => undefined,
    clock: () => undefined,
    message: () => false,
    notice,
    packet: (packet) => packet instanceof CapturedPacket && found.push(packet),
  };
  let reader: ByteReader | null = null;
  for await (const chunk of withHead(decompressed(withHead(chunksOf(source)), platform, notice))) {
    reader ??= readerFor(path, chunk, emit);
    reader.bytes(chunk);
    yield* found;
    found.length = 0;
  }
  if (reader === null) throw new LicAnalyzeError('nothing-to-read', `${path} is empty.`);
  reader.end();
}

function readerFor(path: string, bytes: Uint8Array, emit: Emit): ByteReader {
  const parser = [pcap, pcapng].find((one) => one.recognise({ path, bytes, lines: [] }) > 0);
  if (parser === undefined) throw new LicAnalyzeError('nothing-to-read', `${path} is neither pcap nor pcapng.`);
  return parser.open(path, emit);
}

async function* chunksOf(source: PacketSource): AsyncGenerator<Uint8Array, void, void> {
  if (source instanceof Uint8Array) yield source;
  else yield* source;
}

/** Bytes needed to recognise the format. */
const HEAD = 4;

/** The same chunks, the first one long enough to be recognised. */
async function* withHead(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
  let head: Uint8Array | null = new Uint8Array(0);
  for await (const chunk of chunks) {
    if (head === null) {
      yield chunk;
      continue;
    }
    head = head.byteLength === 0 ? chunk : concatBytes([head, chunk]);
    if (head.byteLength < HEAD) continue;
    yield head;
    head = null;
  }
  if (head !== null && head.byteLength > 0) yield head;
}

/** The chunks, unpacked if gzip'd; of a cut file the readable part. */
async function* decompressed(
  chunks: AsyncGenerator<Uint8Array, void, void>,
  platform: Pick<Platform, 'inflate'>,
  notice: Emit['notice'],
): AsyncGenerator<Uint8Array, void, void> {
  const first = await chunks.next();
  if (first.done === true) return;
  const head = first.value;
  const whole = prepend(head, chunks);
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* whole;
    return;
  }
  const unpacked = platform.inflate(whole, 'gzip');
  let next = await unpacked.next();
  try {
    for (; next.done !== true; next = await unpacked.next()) yield next.value;
  } finally {
    await unpacked.return('whole');
  }
  const end = next.value;
  if (end === 'whole') return;
  const why = end === 'cut' ? 'it is cut short' : 'it is damaged';
  notice('compressed-cut', `the gzip data cannot be read to its end: ${why}`);
}

async function* prepend(
  head: Uint8Array,
  rest: AsyncGenerator<Uint8Array, void, void>,
): AsyncGenerator<Uint8Array, void, void> {
  try {
    yield head;
    yield* rest;
  } finally {
    // A caller that stops at the head has not begun the rest, but its source is open.
    await rest.return();
  }
}
