import { NO_BYTES } from './byte-parts.js';
import { bytesIn, type Dissection } from './fields.js';
import type { Headers } from './headers.js';
import { httpBytes } from './http-bytes.js';
import { tlsBytes } from './tls-bytes.js';
import { tlsShown } from './tls-shown.js';

/** Whether an export states layers above TCP; if so, a segment without any has no message of its own. */
export type UpperLayers = 'stated' | 'unknown';

/**
 * The payload above TCP or UDP: its bytes if exported, else bytes rebuilt from the stated messages; null if nothing is
 * stated.
 */
export function statedPayload(dissection: Dissection, { tcp, udp }: Headers, upper: UpperLayers): Uint8Array | null {
  if (udp !== null) return bytesIn(dissection.last('udp_payload'));
  if (tcp === null) return null;
  const bytes = bytesIn(dissection.last('tcp_payload')) ?? bytesIn(dissection.last('tcp_segment_data'));
  if (bytes !== null) return bytes;
  if (tcp.payloadLength === 0) return NO_BYTES;
  const records = tlsShown(dissection.fields);
  if (records.length > 0) return tlsBytes(records, dissection.first('_ws_short') !== null);
  const http = httpBytes(dissection);
  if (http !== null) return http;
  const isDns = dissection.first('dns_id') !== null;
  return upper === 'stated' && !isDns ? NO_BYTES : null;
}
