import type { IsolatedLine } from '../../core/analysis.js';
import type { AnyEvent } from '../../core/event.js';
import type { ClientErrorKind, GatewayErrorKind } from '../../events/errors.js';
import type { OAuthErrorCode } from '../../events/oauth.js';
import { sayEvent } from '../event-words.js';
import { deviceMeaning } from './devices.js';
import { sentence } from './sentences.js';

/** What an error of a client means by itself, whoever the client was. */
const CLIENT: Readonly<Record<ClientErrorKind, string>> = {
  'name-not-resolved':
    'The client got no address for the name, so it contacted no server. The text does not show whether the name does not exist, or no name server answered.',
  'name-server-failed':
    'No name server gave an answer to the look-up, so the client contacted no server. It says nothing of whether the name exists.',
  'connect-timed-out':
    'The client sent a connection request and got no reply, neither acceptance nor refusal. TLS and HTTP were not reached.',
  'connection-refused':
    'A host answered the connection request with a reset: the address was reached, and nothing accepts connections on that port, or a firewall on the way refuses them.',
  'no-route':
    "The client's system has no way to the address, or a router or the last link reported that there is none. The text does not show which.",
  'tunnel-refused':
    'The client reached its proxy, and the proxy refused the tunnel. The license server was not contacted.',
  'certificate-path':
    'The connection was made and the server sent a certificate. The client found no issuer of it in its trust store and ended the handshake. No credentials were sent.',
  'certificate-expired':
    'The connection was made. The client refused a certificate whose end date is past by the clock of the client. No credentials were sent.',
  'certificate-not-yet-valid':
    'The connection was made. The client refused a certificate whose begin lies in the future by the clock of the client. No credentials were sent.',
  'certificate-weak':
    'The connection was made. The client refused a certificate for its key or its signature algorithm. No credentials were sent.',
  'trust-store-unusable': "The client could not use its own trust store, so it can accept no server's certificate.",
  'name-mismatch':
    'The connection was made and a certificate arrived that is for other names than the one in the URL. No credentials were sent.',
  'client-certificate-wanted':
    'The server asks for a certificate of the client and got none that it accepts. The manager sends none.',
  'tls-version': 'The server was reached. Client and server have no TLS version in common.',
  cipher: 'The server was reached. Client and server have no cipher suite in common.',
  'handshake-refused':
    'The server was reached and refused the TLS handshake without a reason: no common cipher, a client certificate that it demands, an old version, or a server name that it does not know.',
  'server-name-refused':
    'The server was reached and does not know the name that the client asked for, or the client sent none.',
  'plaintext-port':
    'One side spoke TLS and the other one plain HTTP: the port or the scheme of the URL is not the right one.',
  'handshake-cut':
    'The connection was made and ended in the middle of the TLS handshake. The text does not show who ended it.',
  reset:
    'A connection that was open was reset. The text does not show at which stage, nor whether the server or something on the way did it.',
  closed: 'A connection that was open was closed before a whole answer came.',
  'no-response':
    'The server, or a proxy before it, accepted the connection and closed it without an answer. It is no time-out.',
  'read-timed-out': 'The connection was open and no answer came within the time that the client waits.',
  other: 'The text is known to be an error of the connection and fits none of the known kinds.',
};

const OAUTH: Readonly<Record<Exclude<OAuthErrorCode, 'none'>, string>> = {
  invalid_client:
    'The license server was reached and refused the client: its ID is unknown, its secret is wrong, or the client was deleted or is expired. The answer is the same for all of them. The user was not yet judged.',
  invalid_grant:
    'The license server was reached and accepted the client. It refused the user: wrong name, wrong password, or a locked account.',
  unauthorized_client:
    'The license server was reached and knows the client. The client is not allowed to use the grant that was requested.',
  unsupported_grant_type: 'The license server was reached. It does not offer the requested grant to any client.',
  invalid_request: 'The license server was reached. It misses a parameter in the request, or does not understand one.',
  invalid_scope: 'The license server was reached. It does not know the requested scope, or does not grant it.',
  access_denied: 'The license server was reached and denied access to this client or user.',
  server_error: 'The license server was reached and failed while it handled the request.',
  temporarily_unavailable: 'The license server was reached and cannot handle requests at that time.',
  invalid_resource_owner: 'The license server was reached. It does not know the user, or the password is wrong.',
  invalid_token:
    'The request was a call with a token, and the license server does not accept the token: it is expired, revoked or of another server.',
  insufficient_scope: 'The request was a call with a valid token that lacks the scope for it.',
};

const GATEWAY: Readonly<Record<GatewayErrorKind, string>> = {
  'no-live-upstream': 'nginx considers all servers behind it down. Its client gets HTTP 502.',
  'upstream-closed': 'What stands behind nginx closed the connection before it answered. The client gets HTTP 502.',
  'connection-refused':
    'Nothing listens where nginx passes the request on to. The client gets HTTP 502, unless a second upstream took the request in the same second.',
  'no-route': 'nginx cannot reach what stands behind it. The client gets HTTP 502.',
  reset: 'What stands behind nginx reset the connection. The client gets HTTP 502.',
  'timed-out': 'What stands behind nginx did not answer in time. The client gets HTTP 504.',
  'no-such-file': 'A socket or file that nginx needs is missing.',
  'permission-denied': 'nginx may not use a socket or file that it needs.',
  'disk-full': 'The file system that nginx writes to is full.',
  'plaintext-port': 'A client spoke plain HTTP to the TLS port. It gets HTTP 400.',
  'client-certificate-wanted': 'nginx demands a certificate of its client and got none that it accepts.',
  'server-name-refused': 'nginx refused the name that its client asked for in the TLS handshake.',
  'tls-version': 'nginx and its client have no TLS version in common. No request was sent.',
  cipher: 'nginx and its client have no cipher suite in common. No request was sent.',
  other: 'nginx reports an error of its own or of its client.',
};

/** What an isolated line means by itself, in sentences: what it states, and what that means. */
export function meaningOf({ event, of, stage, error }: IsolatedLine): readonly string[] {
  const stated = sentence(`The line states: ${statement(event)}`);
  if (of === 'device') return [stated, ...deviceMeaning(event)];
  const meaning = error === undefined ? meaningOfEvent(event) : CLIENT[error];
  const where = stage === null ? [] : [`Of a license sync it would be the stage ${stage}.`];
  return [stated, ...(meaning === null ? [] : [meaning]), ...where];
}

/** Words of the manager's own lines do not quote them: their attempt does. */
function statement(event: AnyEvent): string {
  const words = sayEvent(event);
  if (event.kind !== 'manager.license-log') return words;
  const said = event.facts.message ?? event.facts['error.message'];
  return said === undefined ? words : `${words}: ${said}`;
}

function meaningOfEvent(event: AnyEvent): string | null {
  const { facts } = event;
  const code = 'oauth.error' in facts ? facts['oauth.error'] : undefined;
  if (code !== undefined && code !== 'none') return OAUTH[code];
  if ('oauth.error.prefix' in facts)
    return 'The license server was reached and refused the token request. The code is cut: several codes begin like this.';
  if (event.kind === 'gateway.error') return GATEWAY[event.facts['error.kind'] ?? 'other'];
  const status = 'http.response.status_code' in facts ? facts['http.response.status_code'] : undefined;
  return status === undefined ? null : statusMeaning(status);
}

/** Statuses by RFC 9110 section 15 and RFC 6585. */
function statusMeaning(status: number): string {
  if (status === 407) return 'A proxy answered, not the license server: it wants credentials of its own client.';
  if (status === 502) return 'A gateway answered by itself: what stands behind it refused or broke the connection.';
  if (status === 503) return 'The server, or a gateway before it, does not take requests at that time.';
  if (status === 504) return 'A gateway answered by itself: what stands behind it did not answer in time.';
  if (status === 429) return 'The server limits the rate of requests.';
  if (status >= 500) return 'The server failed while it handled the request.';
  if (status === 404)
    return 'Nothing is at this path: the host may not be the license server, or the path is not the right one.';
  return 'The server was reached and refused the request. The status alone does not show whether client, user or right is the reason.';
}
