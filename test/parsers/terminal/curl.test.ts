import { describe, expect, test } from '@jest/globals';
import { factsOfKind, eventsFrom } from './transcript.js';

const URL = 'curl -v https://ssm.example.com:8443/oauth/token';

describe('names that curl could not resolve', () => {
  test.each([
    ['curl: (6) Could not resolve host: ssm.example.com', undefined, undefined],
    ['curl: (6) Could not resolve host: ssm.example.com; Name or service not known', 'EAI_NONAME', 'name-not-resolved'],
    [
      "* getaddrinfo(3) failed for ssm.example.com:8443\n* Couldn't resolve host 'ssm.example.com'\n* Closing connection #0\ncurl: (6) Couldn't resolve host 'ssm.example.com'",
      undefined,
      undefined,
    ],
    [
      '* Could not resolve host: ssm.example.com (Timeout while contacting DNS servers)\ncurl: (6) Could not resolve host: ssm.example.com (Timeout while contacting DNS servers)',
      'EAI_AGAIN',
      'name-server-failed',
    ],
    ['curl: (28) Resolving timed out after 5001 milliseconds', 'EAI_AGAIN', 'name-server-failed'],
  ])('%s', async (output, code, kind) => {
    expect(await factsOfKind('dns.lookup', URL, output)).toEqual([
      {
        'process.name': 'curl',
        'dns.question.name': 'ssm.example.com',
        ...(code === undefined ? {} : { 'error.code': code, 'error.kind': kind }),
        'dns.queries': 1,
      },
    ]);
  });
});

describe('connects that failed', () => {
  test.each([
    ['curl: (7) Failed to connect to ssm.example.com port 8443: Connection refused', 'refused', 'ECONNREFUSED'],
    [
      '* About to connect() to ssm.example.com port 8443 (#0)\n*   Trying 198.51.100.8...\n* Connection refused\n* Failed connect to ssm.example.com:8443; Connection refused\n* Closing connection 0\ncurl: (7) Failed connect to ssm.example.com:8443; Connection refused',
      'refused',
      'ECONNREFUSED',
    ],
    [
      '*   Trying 198.51.100.8...\n* TCP_NODELAY set\n* connect to 198.51.100.8 port 8443 failed: No route to host\n* Failed to connect to ssm.example.com port 8443: No route to host\ncurl: (7) Failed to connect to ssm.example.com port 8443: No route to host',
      'failed',
      'EHOSTUNREACH',
    ],
    [
      '* Immediate connect fail for 198.51.100.8: Network is unreachable\ncurl: (7) Failed to connect to ssm.example.com port 8443: Network is unreachable',
      'failed',
      'ENETUNREACH',
    ],
    ['curl: (28) Connection timed out after 5001 milliseconds', 'unanswered', 'ETIMEDOUT'],
    [
      'curl: (28) Failed to connect to ssm.example.com port 8443 after 130031 ms: Connection timed out',
      'unanswered',
      'ETIMEDOUT',
    ],
    [
      "* connect to 198.51.100.8 port 8443 from 192.0.2.10 port 41234 failed: Connection refused\ncurl: (7) Failed to connect to ssm.example.com port 8443 after 3 ms: Couldn't connect to server",
      'failed',
      undefined,
    ],
    ["curl: (7) couldn't connect to host", 'failed', undefined],
  ])('%s', async (output, handshake, code) => {
    const connections = await factsOfKind('tcp.connection', URL, output);
    expect(connections).toHaveLength(1);
    expect(connections[0]).toMatchObject({
      'destination.domain': 'ssm.example.com',
      'destination.port': 8443,
      'tcp.handshake': handshake,
      ...(code === undefined ? {} : { 'error.code': code }),
    });
    expect(Object.hasOwn(connections[0] ?? {}, 'error.code')).toBe(code !== undefined);
  });

  test('each address that was tried', async () => {
    const output = [
      '* Host ssm.example.com:8443 was resolved.',
      '* IPv6: 2001:db8::8',
      '* IPv4: 198.51.100.8',
      '*   Trying [2001:db8::8]:8443...',
      '* Immediate connect fail for 2001:db8::8: Network is unreachable',
      '*   Trying 198.51.100.8:8443...',
      '* connect to 198.51.100.8 port 8443 from 192.0.2.10 port 41234 failed: Connection refused',
      "* Failed to connect to ssm.example.com port 8443 after 3 ms: Couldn't connect to server",
      "curl: (7) Failed to connect to ssm.example.com port 8443 after 3 ms: Couldn't connect to server",
    ].join('\n');
    const events = await eventsFrom(URL, output);
    expect(events.map(({ kind, lines }) => [kind, lines])).toEqual([
      ['dns.lookup', [2, 3, 4]],
      ['tcp.connection', [5, 6]],
      ['tcp.connection', [7, 8, 9, 10]],
    ]);
    expect(events.map(({ facts }) => facts['error.code'])).toEqual([undefined, 'ENETUNREACH', 'ECONNREFUSED']);
    expect(events[0]?.facts['dns.resolved_ip']).toEqual(['2001:db8::8', '198.51.100.8']);
  });
});

const CONNECTED = '*   Trying 198.51.100.8:8443...\n* Connected to ssm.example.com (198.51.100.8) port 8443 (#0)\n';

describe('handshakes that failed', () => {
  test.each([
    [
      'curl: (60) SSL certificate problem: self signed certificate',
      { 'tls.outcome': 'unknown', 'x509.verify_error': 18, 'tls.server.self_signed': true },
    ],
    ['curl: (60) SSL certificate problem: self-signed certificate in certificate chain', { 'x509.verify_error': 19 }],
    [
      'curl: (60) SSL certificate problem: certificate has expired',
      { 'x509.verify_error': 10, 'error.kind': 'certificate-expired' },
    ],
    [
      'curl: (60) SSL certificate problem: certificate is not yet valid',
      { 'x509.verify_error': 9, 'error.kind': 'certificate-not-yet-valid' },
    ],
    [
      "curl: (60) SSL: no alternative certificate subject name matches target host name 'ssm.example.com'",
      { 'x509.verify_error': 62, 'error.kind': 'name-mismatch' },
    ],
    [
      "curl: (51) SSL: certificate subject name 'other.example.com' does not match target host name 'ssm.example.com'",
      { 'x509.verify_error': 62 },
    ],
    [
      "* NSS error -8179 (SEC_ERROR_UNKNOWN_ISSUER)\n* Peer's Certificate issuer is not recognized.\ncurl: (60) Peer's Certificate issuer is not recognized.",
      { 'x509.verify_error': 20 },
    ],
    [
      'curl: (60) server certificate verification failed. CAfile: /etc/ssl/certs/ca-certificates.crt CRLfile: none',
      { 'tls.outcome': 'unknown' },
    ],
    [
      'curl: (35) error:14094410:SSL routines:ssl3_read_bytes:sslv3 alert handshake failure',
      { 'tls.alert.code': 40, 'tls.alert.from': 'server' },
    ],
    ['curl: (35) error:1409442E:SSL routines:ssl3_read_bytes:tlsv1 alert protocol version', { 'tls.alert.code': 70 }],
    [
      'curl: (35) TLS connect error: error:0A000410:SSL routines::ssl/tls alert handshake failure',
      { 'tls.outcome': 'alert', 'tls.alert.code': 40 },
    ],
    [
      '* TLSv1.3 (OUT), TLS alert, unknown CA (560):\n* SSL certificate problem: unable to get local issuer certificate',
      { 'tls.outcome': 'alert', 'tls.alert.code': 48, 'tls.alert.from': 'client', 'x509.verify_error': 20 },
    ],
    ['curl: (35) error:1408F10B:SSL routines:ssl3_get_record:wrong version number', { 'tls.server.plain': true }],
    ['curl: (35) Unknown SSL protocol error in connection to ssm.example.com:8443', { 'tls.outcome': 'closed' }],
    [
      'curl: (35) OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to ssm.example.com:8443',
      { 'tls.outcome': 'closed' },
    ],
    [
      'curl: (35) OpenSSL SSL_connect: Connection reset by peer in connection to ssm.example.com:8443',
      { 'tls.outcome': 'reset' },
    ],
    ['curl: (28) SSL connection timeout', { 'tls.outcome': 'stalled' }],
    [
      '* TLSv1.2 (OUT), TLS handshake, Client hello (1):\n* Operation timed out after 10001 milliseconds with 0 out of 0 bytes received\ncurl: (28) Operation timed out after 10001 milliseconds with 0 out of 0 bytes received',
      { 'tls.outcome': 'stalled' },
    ],
  ])('%s', async (output, facts) => {
    const handshakes = await factsOfKind('tls.handshake', URL, CONNECTED + output);
    expect(handshakes).toHaveLength(1);
    expect(handshakes[0]).toMatchObject({ 'destination.ip': '198.51.100.8', 'destination.port': 8443, ...facts });
    if (!('tls.alert.code' in facts)) expect(handshakes[0]).not.toHaveProperty(['tls.alert.code']);
  });
});
