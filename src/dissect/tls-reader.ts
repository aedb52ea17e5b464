import { HANDSHAKE_TYPE, readCertificateList, type TlsAlert } from './tls.js';
import { readClientHello, readServerHello, type ClientHello, type ServerHello } from './tls-hello.js';

/** One item that a direction of a TLS connection shows without keys. */
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
  /** The bytes are no TLS; nothing follows. */
  | { readonly kind: 'not-tls' };

/** Longest handshake message in bytes (RFC 5246 allows 16 MB; chains of certificates are below 64 KiB). */
export const MAX_HANDSHAKE = 262_144;

/** Reads one handshake message in clear, from its type and its body. */
export function readHandshake(type: number, body: Uint8Array): TlsItem {
  if (type === HANDSHAKE_TYPE.clientHello) return { kind: 'client-hello', hello: readClientHello(body) };
  if (type === HANDSHAKE_TYPE.serverHello) return { kind: 'server-hello', hello: readServerHello(body) };
  if (type === HANDSHAKE_TYPE.certificate) return { kind: 'certificates', certificates: readCertificateList(body) };
  return { kind: 'handshake', type, length: body.byteLength };
}
