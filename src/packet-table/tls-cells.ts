import { ByteBuffer } from './byte-buffer.js';
import { Cursor } from '../dissect/cursor.js';
import { readClientHello, readServerHello } from '../dissect/tls-hello.js';
import { CONTENT_TYPE, HANDSHAKE_TYPE, readAlert, readCertificateList } from '../dissect/tls.js';
import { MAX_HANDSHAKE } from '../dissect/tls-reader.js';
import { hexadecimal, type Cells } from './columns.js';
import type { Need, StreamPart } from './desegment.js';
import type { HeldBytes, Holder } from './held-bytes.js';

/** Takes a frame's certificates in addition to its cells. */
export interface RowSink {
  readonly cells: Cells;
  /** DER bytes. */
  certificate(der: Uint8Array): void;
}

/** Handshake types in an unencrypted record (RFC 8446, RFC 5246 and the registry of IANA). */
const KNOWN_TYPES: ReadonlySet<number> = new Set([
  0, 1, 2, 3, 4, 5, 6, 8, 11, 12, 13, 14, 15, 16, 20, 21, 22, 23, 24, 25, 67, 203,
]);

/** Shorter fragments cannot be encrypted: a MAC or tag alone has 16 bytes. */
const MIN_ENCRYPTED_BYTES = 16;

/** Extension early_data (RFC 8446 section 4.2.10). */
const EARLY_DATA = 42;

/** State of one direction. */
interface Direction {
  changedCipher: boolean;
  /** True if the client announced early data. */
  early: boolean;
  /** Begin of a handshake message that continues in the next record. */
  readonly pending: ByteBuffer;
}

const newDirection = (): Direction => ({ changedCipher: false, early: false, pending: new ByteBuffer() });

/** Records of one TLS connection as cells. Memory: one handshake message per direction, at most 256 KiB. */
export class TlsCells implements Holder {
  readonly #directions: readonly [Direction, Direction] = [newDirection(), newDirection()];
  readonly #held: HeldBytes;
  #version: number | null = null;

  constructor(held: HeldBytes) {
    this.#held = held;
  }

  /** Drops unfinished messages. */
  giveUp(): void {
    for (const { pending } of this.#directions) pending.clear();
    this.#held.set(this, 0);
  }

  /** Whether the bytes can begin a TLS connection: TShark's test for streams on any port. */
  static looksLike(bytes: Uint8Array): boolean {
    const cursor = new Cursor(bytes);
    const type = cursor.u8();
    const version = cursor.u16();
    const length = cursor.u16();
    const first = type === CONTENT_TYPE.handshake || type === CONTENT_TYPE.applicationData;
    return (first && isVersion(version) && length > 0 && length < 18_432 && !cursor.short) || isOldHello(bytes);
  }

  /** Whether the bytes begin with a ClientHello, required if the stream carried something else before. */
  static beginsWithHello(bytes: Uint8Array): boolean {
    return bytes[0] === CONTENT_TYPE.handshake && bytes[5] === HANDSHAKE_TYPE.clientHello && TlsCells.looksLike(bytes);
  }

  /** Reads the records at the begin of `bytes`. */
  read(part: StreamPart, forward: boolean, sink: RowSink): Need | null {
    const { bytes, mayWait } = part;
    const direction = this.#directions[forward ? 0 : 1];
    sink.cells.protocol('tls');
    let at = 0;
    while (at < bytes.byteLength) {
      if (this.#version === null && isOldHello(bytes.subarray(at))) return this.#oldHello(part, at, sink.cells);
      const cursor = new Cursor(bytes, at);
      const type = cursor.u8();
      const version = cursor.u16();
      const length = cursor.u16();
      if (cursor.short) return mayWait ? { offset: at, more: 'segment' } : null;
      if (type < CONTENT_TYPE.changeCipherSpec || type > CONTENT_TYPE.heartbeat || !isVersion(version)) return null;
      const lacking = length - cursor.left - part.missing;
      if (lacking > 0) return mayWait ? { offset: at, more: lacking } : null;
      this.#version ??= version;
      if (type !== CONTENT_TYPE.applicationData || !this.#hidesType(direction)) {
        sink.cells.add('tls.record.content_type', type);
      }
      sink.cells.add('tls.record.version', hexadecimal(version, 4));
      if (cursor.left < length) return null;
      this.#record(type, cursor.take(length), direction, sink);
      at = cursor.at;
    }
    return null;
  }

  /** A hello in SSL 2.0's form, kept for old servers (RFC 5246 appendix E.2). */
  #oldHello({ bytes, mayWait }: StreamPart, at: number, cells: Cells): Need | null {
    const cursor = new Cursor(bytes, at);
    const length = cursor.u16() & 0x7fff;
    if (cursor.left < length && mayWait) return { offset: at, more: length - cursor.left };
    cells.add('tls.record.version', '0x0002');
    cells.add('tls.handshake.type', cursor.u8());
    cells.add('tls.handshake.version', hexadecimal(cursor.u16(), 4));
    return null;
  }

  /** In TLS 1.3, its drafts and early data, "application data" may be anything (RFC 8446 section 5.2). */
  #hidesType({ early }: Direction): boolean {
    return early || this.#version === 0x0304 || (this.#version !== null && this.#version >> 8 === 0x7f);
  }

  #record(type: number, fragment: Uint8Array, direction: Direction, sink: RowSink): void {
    if (type === CONTENT_TYPE.changeCipherSpec) direction.changedCipher = true;
    else if (type === CONTENT_TYPE.handshake) this.#handshake(fragment, direction, sink);
    else if (type === CONTENT_TYPE.alert) {
      const alert = readAlert(fragment);
      if (alert === null) return;
      sink.cells.add('tls.alert_message.level', alert.level);
      sink.cells.add('tls.alert_message.desc', alert.description);
    }
  }

  #handshake(fragment: Uint8Array, direction: Direction, sink: RowSink): void {
    const { pending, changedCipher } = direction;
    if (pending.length === 0 && isEncrypted(fragment, changedCipher)) return;
    pending.append(fragment);
    let at = 0;
    const bytes = pending.bytes;
    while (bytes.byteLength - at >= 4) {
      const cursor = new Cursor(bytes, at);
      const type = cursor.u8();
      const length = cursor.u24();
      if (cursor.left < length) break;
      this.#message(type, cursor.take(length), direction, sink);
      at = cursor.at;
    }
    pending.drop(pending.length - at > MAX_HANDSHAKE ? pending.length : at);
    this.#held.set(this, this.#directions[0].pending.length + this.#directions[1].pending.length);
  }

  #message(type: number, body: Uint8Array, direction: Direction, sink: RowSink): void {
    const { cells } = sink;
    cells.add('tls.handshake.type', type);
    if (type === HANDSHAKE_TYPE.clientHello) direction.early = clientHelloCells(body, cells);
    else if (type === HANDSHAKE_TYPE.serverHello) this.#version = serverHelloCells(body, cells);
    else if (type === HANDSHAKE_TYPE.certificate)
      for (const der of readCertificateList(body)) sink.certificate(der.slice());
  }
}

const isVersion = (version: number): boolean => version >= 0x0300 && version <= 0x0304;

/** Two bytes of length with the top bit, a ClientHello, and a version of SSL 2.0 to TLS 1.2. */
function isOldHello(bytes: Uint8Array): boolean {
  const [high = 0, low = 0, type, major = 0, minor = 0] = bytes;
  const version = major * 256 + minor;
  return (
    high >= 0x80 &&
    type === HANDSHAKE_TYPE.clientHello &&
    (isVersion(version) || version === 2) &&
    (high & 127) * 256 + low > 3
  );
}

/**
 * Bytes that do not look like a handshake message are an encrypted one; an explicit nonce that counts from zero would
 * look like one.
 */
function isEncrypted(fragment: Uint8Array, changedCipher: boolean): boolean {
  if (fragment.byteLength < MIN_ENCRYPTED_BYTES) return false;
  const cursor = new Cursor(fragment);
  const type = cursor.u8();
  const length = cursor.u24();
  if (changedCipher && type === 0 && length === 0 && cursor.u8() === 0) return true;
  return !KNOWN_TYPES.has(type) || length > 0xffff;
}

/** Cells of a ClientHello; returns whether early data follows. */
function clientHelloCells(body: Uint8Array, cells: Cells): boolean {
  const hello = readClientHello(body);
  cells.add('tls.handshake.version', hexadecimal(hello.version, 4));
  for (const suite of hello.cipherSuites) cells.add('tls.handshake.ciphersuite', hexadecimal(suite, 4));
  for (const version of hello.supportedVersions) {
    cells.add('tls.handshake.extensions.supported_version', hexadecimal(version, 4));
  }
  if (hello.serverName !== null) cells.add('tls.handshake.extensions_server_name', hello.serverName);
  return hello.extensions.includes(EARLY_DATA);
}

/** Cells of a ServerHello; returns the negotiated version. */
function serverHelloCells(body: Uint8Array, cells: Cells): number {
  const hello = readServerHello(body);
  cells.add('tls.handshake.version', hexadecimal(hello.version, 4));
  cells.add('tls.handshake.ciphersuite', hexadecimal(hello.cipherSuite, 4));
  if (hello.supportedVersion !== null) {
    cells.add('tls.handshake.extensions.supported_version', hexadecimal(hello.supportedVersion, 4));
  }
  return hello.negotiatedVersion;
}
