/** Names of fields in sentences; without one the Elastic Common Schema name is used. */
const NAMES: Readonly<Record<string, string>> = {
  'capture.answer_observable': 'whether the capture would have shown an answer',
  'capture.filter': 'the filter of the capture',
  'dns.answered': 'whether the look-up was answered',
  'dns.resolved_ip': 'the address that the look-up gave',
  'dns.response_code': "the name server's answer",
  'error.causes': 'what caused the exception',
  'error.kind': 'the kind of the error',
  'error.message': 'the error',
  'error.outside_validity': 'whether a certificate is outside its validity',
  'error.stage': 'where the client gave up',
  'error.type': 'the exception',
  'event.outcome': 'the outcome',
  'http.request.method': 'the method',
  'http.response.body.bytes': 'the length of the answer',
  'http.response.body.content': "the answer's body",
  'http.response.status_code': 'the HTTP status',
  'icmp.code': 'the ICMP code',
  'icmp.type': 'the ICMP type',
  'license.count': 'the number of licenses',
  'log.logger': 'the logger',
  'oauth.client.id': 'the client id',
  'oauth.client.id.blank': 'a blank before or behind the client id',
  'oauth.client.id.change': 'whether the client id has changed',
  'oauth.error': 'the OAuth error',
  'oauth.error.description': "the OAuth error's description",
  'oauth.grant_type': 'the grant type',
  'proxy.failed': 'a failure at the proxy',
  'proxy.response.status_code': "the proxy's status",
  'service.version': 'the release',
  'tcp.handshake': 'the TCP handshake',
  'tcp.reset.by': 'who reset the connection',
  'tcp.retransmissions': 'the number of retransmissions',
  'tls.alert.code': 'a TLS alert',
  'tls.alert.from': 'who sent the TLS alert',
  'tls.outcome': 'the TLS handshake',
  'tls.server.chain_length': "the length of the certificate's chain",
  'tls.server.issuer': "the certificate's issuer",
  'tls.server.names': "the certificate's names",
  'tls.server.not_after': "the certificate's end",
  'tls.server.not_before': "the certificate's begin",
  'tls.server.plain': 'an answer in plain HTTP',
  'tls.server.self_signed': 'that the certificate is signed by itself',
  'tls.version': 'the TLS version',
  'url.domain': 'the host asked',
  'url.path': 'the path asked for',
  'user.name': 'the user',
};

/** A field in words. */
export function fieldName(field: string): string {
  return NAMES[field] ?? field;
}

const ABSENCES: Readonly<Record<string, string>> = {
  'error.kind': 'no such error was logged',
  'error.message': 'no error text was logged',
  'error.outside_validity': 'no certificate outside its validity was seen',
  'error.type': 'no exception was logged',
  'proxy.failed': 'no failure at the proxy was seen',
  'proxy.response.status_code': 'no refusal of a proxy was seen',
};

/** A clause that says that a field was not seen. */
export function absence(field: string): string {
  return ABSENCES[field] ?? `nothing was seen of ${fieldName(field)}`;
}

/** Why a rule's test failed: the seen value and the accepted ones. */
export interface Mismatch {
  readonly field: string;
  /** Null if no witness reported the field. */
  readonly seen: string | null;
  /** Null if only a pattern describes them. */
  readonly accepted: string | null;
}

/** Reads the engine's `field is value, not other`; null for any other reason. */
export function mismatchOf(reason: string): Mismatch | null {
  const [, field, seen = '', accepted = ''] =
    /^([a-z_]+(?:\.[a-z_]+)+) is ([\s\S]*), not ([\s\S]*)$/.exec(reason) ?? [];
  if (field === undefined) return null;
  return {
    field,
    seen: seen === 'none' ? null : seen,
    accepted: accepted.startsWith('something like ') ? null : accepted,
  };
}
