import type { Facts } from '../core/event.js';
import type { ClientErrorKind } from '../events/errors.js';

type Call = Facts['manager.call'];
type ProxyFacts = Pick<Call, 'error.stage' | 'error.kind' | 'proxy.failed' | 'proxy.response.status_code'>;

/**
 * Frames that only the way through a proxy has: in the JDK's HttpURLConnection, its HttpClient, Apache HttpClient and
 * OkHttp.
 */
const PROXY_FRAME =
  /\bat\s.{0,400}(?:\.(?:privilegedOpenServer|doTunneling0?|createTunnelToTarget|createTunnelToProxy|connectTunnel|createTunnel)\(|\bPlain(?:Tunneling|Proxy)Connection\b)/;

/** Whether a line of a stack trace shows that the client was on its way through a proxy. */
export function isProxyFrame(line: string): boolean {
  return PROXY_FRAME.test(line);
}

/** Errors of a connection that was not made. */
const NOT_CONNECTED: ReadonlySet<ClientErrorKind> = new Set<ClientErrorKind>([
  'connection-refused',
  'connect-timed-out',
  'no-route',
]);
/** Errors of a connection that was made; at the proxy only if the client was still asking it for a tunnel. */
const CUT_OFF: ReadonlySet<ClientErrorKind> = new Set<ClientErrorKind>([
  'reset',
  'closed',
  'no-response',
  'read-timed-out',
]);
const NO_NAME: ReadonlySet<ClientErrorKind> = new Set<ClientErrorKind>(['name-not-resolved', 'name-server-failed']);

/** RFC 9110 section 15.5.8: only a proxy answers so, to the client that asked it. */
const PROXY_AUTHENTICATION = 407;

/**
 * What a failed call says of its proxy. `used` is true if a frame of its stack shows the way to the proxy, false if the
 * log says that there is none; `configured` if the manager has one, though nothing shows that this call used it.
 */
export function proxyFacts(call: Call, used: boolean | undefined, configured: boolean): ProxyFacts {
  if (call['http.response.status_code'] === PROXY_AUTHENTICATION)
    return {
      'error.kind': 'tunnel-refused',
      'error.stage': 'proxy',
      'proxy.response.status_code': PROXY_AUTHENTICATION,
    };
  const kind = call['error.kind'];
  const named = targetOf(call);
  if (kind !== undefined && CUT_OFF.has(kind)) {
    if (named === 'proxy') return AT_PROXY;
    if (used === true) return { 'error.stage': 'proxy' };
    const isDirect = named === 'server' || used === false || (!configured && call['proxy.address'] === undefined);
    return isDirect ? { 'proxy.failed': false } : {};
  }
  if (kind !== undefined && NO_NAME.has(kind)) return named === 'proxy' ? AT_PROXY : {};
  if (!(kind === undefined ? call['error.stage'] === 'connect' : NOT_CONNECTED.has(kind))) return {};
  if (named === 'server') return { 'proxy.failed': false };
  if (named === 'proxy' || used === true || call['proxy.address'] !== undefined) return AT_PROXY;
  return configured && used === undefined ? {} : { 'proxy.failed': false };
}

const AT_PROXY = { 'error.stage': 'proxy', 'proxy.failed': true } as const;

/** Whom an exception names as the target; null if it names none. */
function targetOf({
  'error.message': message = '',
  'proxy.address': proxy,
  'proxy.port': port,
  'url.domain': domain,
}: Call): 'proxy' | 'server' | null {
  if (proxy !== undefined && (message === proxy || message.startsWith(`${proxy}: `))) return 'proxy';
  if (proxy !== undefined && message.includes(`${proxy}:${String(port)}`)) return 'proxy';
  const target =
    /\bConnect to (?:[a-z]{1,10}:\/\/)?(\S{1,300}):\d+\b/i.exec(message)?.[1] ??
    /\bto (?:host )?\/?(\S+?)[/:]/.exec(message)?.[1] ??
    /^([\w.-]+):\d+ /.exec(message)?.[1];
  if (target === undefined) return null;
  return target.toLowerCase() === domain?.toLowerCase() ? 'server' : proxy === undefined ? 'server' : null;
}
