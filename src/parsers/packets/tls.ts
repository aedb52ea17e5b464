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

/** One record; `bytes` of it are at hand, which may be fewer than it holds. */
export interface TlsRecord {
  readonly contentType: number;
  /** The field of the record, `0x0301` to `0x0303`. */
  readonly version: number;
  /** Bytes of the fragment, behind the five bytes of header. */
  readonly length: number;
}

export const RECORD_HEADER = 5;

/** Largest fragment that is believed: 2^14 and what compression and encryption may add (RFC 5246 section 6.2.3). */
const MAX_FRAGMENT = 16_384 + 2048;

/** The record header at `at`: null where the bytes are none of TLS, `more` where they are too few to tell. */
export function tlsRecordAt(bytes: Uint8Array, at: number): TlsRecord | 'more' | null {
  const cursor = new Cursor(bytes, at);
  const contentType = cursor.u8();
  const version = cursor.u16();
  const length = cursor.u16();
  if (cursor.left === 0 && cursor.short) return 'more';
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

/** Alert descriptions (RFC 8446 section 6, RFC 5246 section 7.2, and the registry of IANA). */
const ALERTS: Readonly<Record<number, string>> = {
  0: 'close_notify',
  10: 'unexpected_message',
  20: 'bad_record_mac',
  21: 'decryption_failed',
  22: 'record_overflow',
  30: 'decompression_failure',
  40: 'handshake_failure',
  41: 'no_certificate',
  42: 'bad_certificate',
  43: 'unsupported_certificate',
  44: 'certificate_revoked',
  45: 'certificate_expired',
  46: 'certificate_unknown',
  47: 'illegal_parameter',
  48: 'unknown_ca',
  49: 'access_denied',
  50: 'decode_error',
  51: 'decrypt_error',
  60: 'export_restriction',
  70: 'protocol_version',
  71: 'insufficient_security',
  80: 'internal_error',
  86: 'inappropriate_fallback',
  90: 'user_canceled',
  100: 'no_renegotiation',
  109: 'missing_extension',
  110: 'unsupported_extension',
  111: 'certificate_unobtainable',
  112: 'unrecognized_name',
  113: 'bad_certificate_status_response',
  114: 'bad_certificate_hash_value',
  115: 'unknown_psk_identity',
  116: 'certificate_required',
  120: 'no_application_protocol',
};

/** Name of an alert, or its number. */
export const tlsAlertName = (description: number): string => ALERTS[description] ?? `alert ${String(description)}`;

export interface TlsAlert {
  /** 1 warning, 2 fatal. */
  readonly level: number;
  readonly description: number;
}

/** An alert in clear is two bytes; anything longer is encrypted, and null. */
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

/** The DER element that an entry holds, without bytes that may follow it: those are none of the certificate's. */
function wholeElement(entry: Uint8Array): Uint8Array {
  const element = derAt(entry, 0, entry.byteLength);
  return element === null ? entry : entry.subarray(0, element.end);
}
