import { CONTENT_TYPE, HANDSHAKE_TYPE, RECORD_HEADER, readAlert, readCertificateList, tlsRecordAt } from './tls.js';
import type { TlsAlert, TlsRecord } from './tls.js';
import { Cursor } from './cursor.js';
import { readClientHello, readServerHello, type ClientHello, type ServerHello } from './tls-hello.js';

/** One thing that a direction of a TLS connection shows without keys. */
export type TlsItem =
  | { readonly kind: 'client-hello'; readonly hello: ClientHello }
  | { readonly kind: 'server-hello'; readonly hello: ServerHello }
  /** DER bytes, the server's (or client's) own first. */
  | { readonly kind: 'certificates'; readonly certificates: readonly Uint8Array[] }
  /** Any other handshake message in clear. */
  | { readonly kind: 'handshake'; readonly type: number; readonly length: number }
  | { readonly kind: 'change-cipher-spec' }
  | ({ readonly kind: 'alert' } & TlsAlert)
  /** `length` is that of the record's fragment. */
  | { readonly kind: 'encrypted'; readonly contentType: number; readonly length: number }
  | { readonly kind: 'application-data'; readonly length: number }
  /** The bytes are none of TLS: nothing follows. */
  | { readonly kind: 'not-tls' };

/** Longest handshake message that is collected (RFC 5246 allows 16 MB; chains of certificates are below 64 KiB). */
export const MAX_HANDSHAKE = 262_144;

const NO_BYTES = new Uint8Array(0);

/**
 * Reads one direction of a TLS connection from its first byte on, in whatever pieces it comes.
 * Memory: one record and one handshake message, at most 280 KiB.
 */
export class TlsReader {
  #records = NO_BYTES;
  #handshake = NO_BYTES;
  /** Bytes of encrypted records that are passed over without being kept. */
  #skip = 0;
  #encrypted = false;
  #stopped = false;

  /** Takes the next bytes in sequence and answers what became readable with them. */
  push(bytes: Uint8Array): readonly TlsItem[] {
    if (this.#stopped) return [];
    const skipped = Math.min(this.#skip, bytes.byteLength);
    this.#skip -= skipped;
    this.#records = joined(this.#records, bytes.subarray(skipped));
    const items: TlsItem[] = [];
    let at = 0;
    for (;;) {
      const used = this.#readRecord(at, items);
      if (used === 0) break;
      at += used;
    }
    this.#records = this.#records.slice(at);
    return items;
  }

  /** Reads the record at `at` and answers its length, or 0 where more bytes are needed. */
  #readRecord(at: number, items: TlsItem[]): number {
    const record = tlsRecordAt(this.#records, at);
    if (record === 'more') return 0;
    if (record === null) return this.#stop(items);
    const available = this.#records.byteLength - at;
    const length = RECORD_HEADER + record.length;
    if (record.contentType === CONTENT_TYPE.applicationData) {
      items.push({ kind: 'application-data', length: record.length });
      this.#skip = Math.max(0, length - available);
      return Math.min(length, available);
    }
    if (available < length) return 0;
    const fragment = this.#records.subarray(at + RECORD_HEADER, at + length);
    return this.#readFragment(record, fragment, items) ? length : 0;
  }

  #stop(items: TlsItem[]): number {
    this.#stopped = true;
    items.push({ kind: 'not-tls' });
    return 0;
  }

  /** False where the bytes turn out to be none of TLS. */
  #readFragment(record: TlsRecord, fragment: Uint8Array, items: TlsItem[]): boolean {
    const { contentType, length } = record;
    if (contentType === CONTENT_TYPE.changeCipherSpec) {
      this.#encrypted = true;
      items.push({ kind: 'change-cipher-spec' });
    } else if (contentType === CONTENT_TYPE.alert) {
      const alert = readAlert(fragment);
      items.push(alert === null ? { kind: 'encrypted', contentType, length } : { kind: 'alert', ...alert });
    } else if (contentType === CONTENT_TYPE.handshake && !this.#encrypted) {
      this.#handshake = joined(this.#handshake, fragment);
      return this.#readHandshakes(items);
    } else {
      items.push({ kind: 'encrypted', contentType, length });
    }
    return true;
  }

  #readHandshakes(items: TlsItem[]): boolean {
    let at = 0;
    while (this.#handshake.byteLength - at >= 4) {
      const cursor = new Cursor(this.#handshake, at);
      const type = cursor.u8();
      const length = cursor.u24();
      if (length > MAX_HANDSHAKE) {
        this.#stop(items);
        return false;
      }
      if (cursor.left < length) break;
      items.push(readHandshake(type, cursor.take(length)));
      at = cursor.at;
    }
    this.#handshake = this.#handshake.slice(at);
    return true;
  }
}

/** Reads one handshake message in clear, from its type and its body. */
export function readHandshake(type: number, body: Uint8Array): TlsItem {
  if (type === HANDSHAKE_TYPE.clientHello) return { kind: 'client-hello', hello: readClientHello(body) };
  if (type === HANDSHAKE_TYPE.serverHello) return { kind: 'server-hello', hello: readServerHello(body) };
  if (type === HANDSHAKE_TYPE.certificate) return { kind: 'certificates', certificates: readCertificateList(body) };
  return { kind: 'handshake', type, length: body.byteLength };
}

function joined(head: Uint8Array, tail: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(head.byteLength + tail.byteLength);
  all.set(head);
  all.set(tail, head.byteLength);
  return all;
}
