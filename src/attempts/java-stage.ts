import type { Stage } from '../core/stages.js';

/**
 * The stage at which a Java client gave up, by the exception's class or the JDK's and Apache HttpClient's own texts.
 * The order matters: a certificate failure arrives inside an SSLHandshakeException, a refused tunnel as an IOException.
 */
const SIGNS: readonly (readonly [Stage, RegExp])[] = [
  ['proxy', /Unable to tunnel through proxy|TunnelRefusedException|CONNECT refused by proxy|Tunnel failed, got: \d/],
  [
    'name',
    /UnknownHostException|Name or service not known|Temporary failure in name resolution|No address associated with hostname|nodename nor servname/,
  ],
  [
    'tls',
    /SSL\w*Exception|Certificate\w*Exception|CertPath|PKIX|fatal alert|handshake|SSL message|subject alternative|name matching|Certificate for </i,
  ],
  [
    'connect',
    /ConnectException|ConnectTimeout|HttpHostConnect|NoRouteToHost|No route to host|connect timed out|Connection refused|Connection timed out|Network is unreachable|Connect to \S+ .*failed/i,
  ],
];

/** Stage of an exception; null for one that several stages can end in (a read timeout, a reset). */
export function stageOfJava(
  type: string | undefined,
  message: string | undefined,
  causes: readonly string[] = [],
): Stage | null {
  const text = [type, message, ...causes].filter((part) => part !== undefined).join(' ');
  return SIGNS.find(([, sign]) => sign.test(text))?.[0] ?? null;
}
