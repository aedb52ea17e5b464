import { describe, expect, test } from '@jest/globals';
import { javaErrorFacts, javaErrorIn } from '../../src/license/java-errors.js';

/** Kind and stage of an exception that was logged with all its causes. */
function meaning(type: string | undefined, message: string | undefined, causes: readonly string[] = []) {
  const { 'error.kind': kind = null, 'error.stage': stage = null } = javaErrorFacts({ type, message, causes });
  return [kind, stage];
}

describe('javaErrorFacts', () => {
  test.each<readonly [string, string | null, string | undefined, string]>([
    ['name-not-resolved', 'name', 'UnknownHostException', 'ssm.example'],
    ['name-not-resolved', 'name', undefined, 'ssm.example: Name or service not known'],
    ['name-not-resolved', 'name', undefined, 'ssm.example: nodename nor servname provided, or not known'],
    ['name-server-failed', 'name', 'UnknownHostException', 'ssm.example: Temporary failure in name resolution'],
    ['connection-refused', 'connect', 'ConnectException', 'Connection refused (Connection refused)'],
    ['connect-timed-out', 'connect', 'ConnectException', 'Connection timed out (Connection timed out)'],
    ['connect-timed-out', 'connect', 'SocketTimeoutException', 'connect timed out'],
    ['connect-timed-out', 'connect', 'ConnectTimeoutException', 'Connect to ssm.example:8443 failed'],
    ['no-route', 'connect', 'NoRouteToHostException', 'No route to host (Host unreachable)'],
    ['no-route', 'connect', 'SocketException', 'Network is unreachable'],
    ['tunnel-refused', 'proxy', 'IOException', 'Tunnel failed, got: 407'],
    ['tunnel-refused', 'proxy', 'TunnelRefusedException', 'CONNECT refused by proxy: HTTP/1.1 403 Forbidden'],
    ['certificate-path', 'tls', 'SSLHandshakeException', 'PKIX path building failed'],
    ['certificate-expired', 'tls', 'CertificateExpiredException', 'NotAfter: Tue Nov 19 09:31:44 UTC 2024'],
    ['certificate-not-yet-valid', 'tls', 'CertificateNotYetValidException', 'NotBefore: Tue Nov 19 09:31:44 UTC 2024'],
    ['certificate-weak', 'tls', 'CertPathValidatorException', 'Algorithm constraints check failed on SHA1withRSA'],
    ['name-mismatch', 'tls', undefined, 'No subject alternative DNS name matching ssm.example found.'],
    [
      'name-mismatch',
      'tls',
      undefined,
      "Certificate for <ssm.example> doesn't match any of the subject alternative names",
    ],
    ['name-mismatch', 'tls', 'SSLException', "hostname in certificate didn't match: <ssm.example> != <a.example>"],
    ['tls-version', 'tls', undefined, 'Received fatal alert: protocol_version'],
    ['handshake-refused', 'tls', undefined, 'Received fatal alert: handshake_failure'],
    ['client-certificate-wanted', 'tls', undefined, 'Received fatal alert: certificate_required'],
    ['plaintext-port', 'tls', 'SSLException', 'Unsupported or unrecognized SSL message'],
    ['handshake-cut', 'tls', undefined, 'Remote host terminated the handshake'],
    ['handshake-cut', 'tls', 'SSLException', 'Connection reset'],
    ['reset', null, 'SocketException', 'Connection reset'],
    ['read-timed-out', null, 'SocketTimeoutException', 'Read timed out'],
    ['no-response', null, 'NoHttpResponseException', 'ssm.example:8443 failed to respond'],
    ['closed', null, 'SocketException', 'Unexpected end of file from server'],
    ['other', 'tls', undefined, 'Received fatal alert: internal_error'],
    ['other', 'tls', 'SSLException', 'Unexpected error'],
    ['closed', null, 'IOException', 'Broken pipe'],
  ])('%s at %s: %s: %s', (kind, stage, type, message) => {
    expect(meaning(type, message)).toEqual([kind, stage]);
  });

  test('the root of the causes says most', () => {
    const causes = ['java.io.IOException: Read timed out', 'java.net.ConnectException: Connection refused'];
    expect(meaning('ProcessingException', 'failed', causes)).toEqual(['connection-refused', 'connect']);
    expect(meaning('ProcessingException', 'failed', [...causes, 'java.lang.Error: unknown'])).toEqual([
      'connection-refused',
      'connect',
    ]);
  });

  test('a reset is one of the handshake where any of the causes is an exception of TLS', () => {
    const reset = ['java.net.SocketException: Connection reset'];
    expect(meaning('SSLException', 'Connection reset', reset)).toEqual(['handshake-cut', 'tls']);
    expect(meaning('ProcessingException', 'Connection reset', reset)).toEqual(['reset', null]);
  });

  test.each([
    ['a class alone', { type: 'SSLHandshakeException' }, 'tls'],
    ['a text whose causes were not logged', { message: 'PKIX path validation failed: x' }, 'tls'],
    [
      'a text that is cut',
      { message: 'Connect to ssm.example:8443 [ssm.example] failed: Con', causes: [], cut: true },
      'connect',
    ],
  ])('%s shows the stage, and has no kind', (_what, error, stage) => {
    expect(javaErrorFacts(error)).toEqual({ 'error.stage': stage });
  });

  test('what is cut is matched by what is visible', () => {
    expect(javaErrorFacts({ message: 'Connection refu', cut: true })).toEqual({});
    expect(javaErrorFacts({ message: 'Connection refused (Conn', cut: true })).toMatchObject({
      'error.kind': 'connection-refused',
    });
  });

  test('nothing says nothing', () => {
    expect(javaErrorFacts({})).toEqual({});
  });

  test('which end of its validity a certificate is beyond only the cause says', () => {
    const message = 'PKIX path validation failed: java.security.cert.CertPathValidatorException: validity check failed';
    const expired = ['java.security.cert.CertificateExpiredException: NotAfter: Tue Nov 19 09:31:44 UTC 2024'];
    expect(javaErrorFacts({ message, causes: [] })).toEqual({ 'error.stage': 'tls', 'error.outside_validity': true });
    expect(javaErrorFacts({ message, causes: expired })).toMatchObject({
      'error.kind': 'certificate-expired',
      'error.outside_validity': true,
    });
  });

  test.each([
    ['Unable to tunnel through proxy. Proxy returns "HTTP/1.1 407 Proxy Authentication Required"', 407],
    ['CONNECT refused by proxy 192.0.2.9:443: HTTP/1.1 503 Service Unavailable', 503],
    ['Tunnel failed, got: 502', 502],
    ['Unable to tunnel through proxy 192.0.2.9:8080', undefined],
    ['Connect to ssm.example:443 failed: Connection refused', undefined],
  ])("%s: the proxy's status is %s", (message, status) => {
    expect(javaErrorFacts({ message, causes: [] })['proxy.response.status_code']).toBe(status);
  });

  test('the addresses that HttpClient tried', () => {
    const tried =
      'Connect to ssm.example:8443 [ssm.example/198.51.100.20, ssm.example/2001:db8::20] failed: connect timed out';
    expect(javaErrorFacts({ message: tried })['dns.resolved_ip']).toEqual(['198.51.100.20', '2001:db8::20']);
    expect(javaErrorFacts({ message: 'connect timed out' })).not.toHaveProperty('dns.resolved_ip');
  });
});

describe('javaErrorIn', () => {
  test.each([
    ['Failed: java.net.ConnectException: Connection refused', 'ConnectException', 'Connection refused'],
    ['Failed - ssm.example: Name or service not known', undefined, 'ssm.example: Name or service not known'],
    ['SSLHandshakeException PKIX path building failed: x', 'SSLHandshakeException', 'PKIX path building failed: x'],
    [
      'no answer: Connect to ssm.example:8443 [ssm.example/198.51.100.20] failed: Connection refused',
      undefined,
      'Connect to ssm.example:8443 [ssm.example/198.51.100.20] failed: Connection refused',
    ],
  ])('%s', (text, type, message) => {
    expect(javaErrorIn(text)).toEqual(type === undefined ? { message } : { type, message });
  });

  test('is nothing where no text of an exception stands', () => {
    expect(javaErrorIn('Failed to authenticate user')).toBeUndefined();
  });
});
