import { Cursor } from './cursor.js';
import { derAt } from './der.js';

/** Content types of the record layer (RFC 8446 section 5.1). */
export const CONTENT_TYPE = {
  changeCipherSpec: 20,
  alert: 21,
  handshake: 22,
  applicationData: 23,
  heartbeat: 24,
} as const;

/** Handshake message types (RFC 8446 section 4, RFC 5246 section 7.4). */
export const HANDSHAKE_TYPE = {
  helloRequest: 0,
  clientHello: 1,
  serverHello: 2,
  newSessionTicket: 4,
  certificate: 11,
  serverKeyExchange: 12,
  certificateRequest: 13,
  serverHelloDone: 14,
  certificateVerify: 15,
  clientKeyExchange: 16,
  finished: 20,
  certificateStatus: 22,
} as const;

/** The header of one record. */
export interface TlsRecord {
  readonly contentType: number;
  /** As in the record, `0x0301` to `0x0303`. */
  readonly version: number;
  /** Bytes of the fragment, after the five bytes of header. */
  readonly length: number;
}

export const RECORD_HEADER = 5;

/** Largest valid fragment: 2^14 and what compression and encryption may add (RFC 5246 section 6.2.3). */
const MAX_FRAGMENT = 16_384 + 2048;

/** The record header at `at`: null if the bytes are no TLS, `more` if they are too few to decide. */
export function tlsRecordAt(bytes: Uint8Array, at: number): TlsRecord | 'more' | null {
  if (at + RECORD_HEADER > bytes.byteLength) return 'more';
  const contentType = bytes[at] ?? 0;
  const version = ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
  const length = ((bytes[at + 3] ?? 0) << 8) | (bytes[at + 4] ?? 0);
  const known = contentType >= CONTENT_TYPE.changeCipherSpec && contentType <= CONTENT_TYPE.heartbeat;
  // Drafts of TLS 1.3 wrote 0x7fxx into the hello, but 0x0301 or 0x0303 into the record.
  if (!known || version >> 8 !== 3 || (version & 255) > 4 || length > MAX_FRAGMENT) return null;
  return { contentType, version, length };
}

const VERSIONS: Readonly<Record<number, string>> = {
  0x0002: 'SSL 2.0',
  0x0300: 'SSL 3.0',
  0x0301: 'TLS 1.0',
  0x0302: 'TLS 1.1',
  0x0303: 'TLS 1.2',
  0x0304: 'TLS 1.3',
};

/** Name of a protocol version, or its number in hexadecimal. */
export function tlsVersionName(version: number): string {
  if (version >> 8 === 0x7f) return `TLS 1.3 draft ${String(version & 255)}`;
  return VERSIONS[version] ?? `0x${version.toString(16).padStart(4, '0')}`;
}

export interface TlsAlert {
  /** 1 warning, 2 fatal. */
  readonly level: number;
  readonly description: number;
}

/** An alert in clear is two bytes; anything longer is encrypted and gives null. */
export function readAlert(fragment: Uint8Array): TlsAlert | null {
  const [level, description] = fragment;
  if (fragment.byteLength !== 2 || level === undefined || description === undefined) return null;
  return level === 1 || level === 2 ? { level, description } : null;
}

/** The certificates of a Certificate message, DER bytes, the server's own first (RFC 5246 section 7.4.2). */
export function readCertificateList(body: Uint8Array): readonly Uint8Array[] {
  const cursor = new Cursor(body);
  const list = cursor.part(cursor.u24());
  const certificates: Uint8Array[] = [];
  while (list.left > 3) certificates.push(wholeElement(list.take(list.u24())));
  return certificates;
}

/** The DER element of an entry, without bytes after it that do not belong to the certificate. */
function wholeElement(entry: Uint8Array): Uint8Array {
  const element = derAt(entry, 0, entry.byteLength);
  return element === null ? entry : entry.subarray(0, element.end);
}

/**
 * Fragment of an encrypted alert in TLS 1.3: two bytes, a content type and a tag of 16 (RFC 8446 section 5.2), and 16
 * more from Java, which pads every record. A Finished is longer: 53 or 69, with Java's padding 69 or 85.
 */
export const ALERTS_13: ReadonlySet<number> = new Set([19, 35]);
