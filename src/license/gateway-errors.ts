import type { GatewayErrorKind } from '../events/errors.js';
import type { KnownTexts } from './known-texts.js';

/**
 * Texts of nginx's error log and its own pages (ngx_http_upstream.c, ngx_http_request.c, ngx_http_special_response.c).
 */
const KINDS: readonly (readonly [RegExp, GatewayErrorKind])[] = [
  [/no live upstreams/, 'no-live-upstream'],
  [/upstream prematurely closed/, 'upstream-closed'],
  [/plain HTTP request (?:was sent )?to HTTPS port/i, 'plaintext-port'],
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

/** The error in a line of nginx's error log, or in a page that it answers with. */
export function gatewayErrorKind(text: string, errno: number | null = null): GatewayErrorKind {
  const said = KINDS.find(([pattern]) => pattern.test(text))?.[1];
  return said ?? (errno === null ? undefined : BY_ERRNO.get(errno)) ?? 'other';
}

/**
 * nginx logs most faults of a peer at `info`: TLS alerts and failed handshakes (ngx_ssl_connection_error), plain HTTP
 * on the TLS port, and clients that disconnect.
 */
export const PEER_FAULT = /\bSSL\b|plain HTTP request|prematurely closed|timed out/;
