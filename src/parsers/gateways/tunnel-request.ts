import type { Facts } from '../../core/event.js';
import { isAddress } from '../../text/addresses.js';

/** A request for a tunnel in a proxy's own log. */
export interface TunnelRequest {
  readonly client: string;
  /** `ssm.example.com:8443`. */
  readonly target: string;
  readonly status: number | null;
  readonly duration: number | null;
}

/** Whether a request line of a log is a proxy's: a server is never asked for a host and port. */
export function isTunnel(method: string, target: string): boolean {
  return method === 'CONNECT' && /^[^/\s]+:\d{1,5}$/.test(target);
}

/** The facts of it, as a capture before the proxy would show them; the log does not say at which port the proxy listens. */
export function tunnelFacts({ client, target, status, duration }: TunnelRequest): Facts['http.exchange'] {
  return {
    ...(isAddress(client) ? { 'source.ip': client } : {}),
    'http.request.method': 'CONNECT',
    'url.original': target,
    ...(status === null ? {} : { 'http.response.status_code': status }),
    ...(duration === null ? {} : { 'event.duration': duration }),
  };
}
