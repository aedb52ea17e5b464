import type { GatewayErrorKind } from '../events/errors.js';
import type { KnownTexts } from './known-texts.js';
import { NO_SHARED_CIPHER, VERSION_TOO_LOW } from './openssl-texts.js';

/**
 * Texts of nginx's error log and its own pages (ngx_http_upstream.c, ngx_http_request.c, ngx_http_special_response.c).
 */
const KINDS: readonly (readonly [RegExp, GatewayErrorKind])[] = [
  [/no live upstreams/, 'no-live-upstream'],
  [/upstream prematurely closed/, 'upstream-closed'],
  [/plain HTTP request (?:was sent )?to HTTPS port/i, 'plaintext-port'],
  [/no required SSL certificate (?:was sent)?|peer did not return a certificate/i, 'client-certificate-wanted'],
  [/SSL certificate error|client SSL certificate verify error/i, 'client-certificate-wanted'],
  [/handshake rejected|unrecognized name/i, 'server-name-refused'],
  [
    new RegExp(
      `unsupported protocol|${VERSION_TOO_LOW}|wrong ssl version|inappropriate fallback|alert protocol version`,
      'i',
    ),
    'tls-version',
  ],
  [
    new RegExp(`${NO_SHARED_CIPHER}|no suitable (?:key share|signature algorithm)|no shared signature algorithms`, 'i'),
    'cipher',
  ],
];

/** nginx's own texts; system errors are known by number. */
export const GATEWAY_TEXTS: readonly KnownTexts[] = KINDS.map(([{ source }, kind]) => ({ kind, texts: [source] }));

/** errno of Linux, printed by nginx before its text: `(111: Connection refused)`. */
const BY_ERRNO: ReadonlyMap<number, GatewayErrorKind> = new Map([
  [2, 'no-such-file'],
  [13, 'permission-denied'],
  [28, 'disk-full'],
  [104, 'reset'],
  [110, 'timed-out'],
  [111, 'connection-refused'],
  [113, 'no-route'],
]);

/** A page or file of nginx itself that is not there or not readable; it says nothing of what stands behind nginx. */
const OWN_FILE = /^(?:open|stat|lstat|openat|opendir|realpath|chmod|unlink|mkdir|rename)\w*\(\)/;
const OF_FILES: ReadonlySet<GatewayErrorKind> = new Set(['no-such-file', 'permission-denied']);

/** Pages of other servers for plain HTTP on their TLS port: Apache, Tomcat, Go. */
const PLAIN_PAGE =
  /speaking plain HTTP to an SSL-enabled|combination of host and port requires TLS|Client sent an HTTP request to an HTTPS server/i;

/** What a server's error page says about TLS; null for any other body. */
export function pageErrorKind(body: string): 'plaintext-port' | 'client-certificate-wanted' | null {
  const kind = PLAIN_PAGE.test(body) ? 'plaintext-port' : gatewayErrorKind(body);
  return kind === 'plaintext-port' || kind === 'client-certificate-wanted' ? kind : null;
}

/** The error in a line of nginx's error log, or in a page that it answers with. */
export function gatewayErrorKind(text: string, errno: number | null = null): GatewayErrorKind {
  const said = KINDS.find(([pattern]) => pattern.test(text))?.[1];
  const kind = said ?? (errno === null ? undefined : BY_ERRNO.get(errno)) ?? 'other';
  return OF_FILES.has(kind) && OWN_FILE.test(text) ? 'other' : kind;
}

/**
 * nginx logs most faults of a peer at `info`: TLS alerts and failed handshakes (ngx_ssl_connection_error), plain HTTP
 * on the TLS port, and clients that disconnect.
 */
export const PEER_FAULT = /\bSSL\b|plain HTTP request|prematurely closed|timed out/;
