import { describe, expect, test } from '@jest/globals';
import { factsOfKind, eventsFrom } from './transcript.js';

const COMMAND = 'openssl s_client -connect ssm.example.com:8443';

describe('connects that failed', () => {
  test.each([
    ['connect: Connection refused\nconnect:errno=111', 'refused', 'ECONNREFUSED', 'connection-refused'],
    [
      '4047F5C3:error:8000006F:system library:BIO_connect:Connection refused:../crypto/bio/bio_sock2.c:125:calling connect()\nconnect:errno=111',
      'refused',
      'ECONNREFUSED',
      'connection-refused',
    ],
    ['connect: No route to host\nconnect:errno=113', 'failed', 'EHOSTUNREACH', 'no-route'],
    ['connect:errno=110', 'unanswered', 'ETIMEDOUT', 'connect-timed-out'],
    ['connect:errno=10060', 'unanswered', 'ETIMEDOUT', 'connect-timed-out'],
  ])('%s', async (output, handshake, code, kind) => {
    expect(await factsOfKind('tcp.connection', COMMAND, output)).toEqual([
      {
        'process.name': 'openssl s_client',
        'destination.domain': 'ssm.example.com',
        'destination.port': 8443,
        'tcp.handshake': handshake,
        'error.code': code,
        'error.kind': kind,
      },
    ]);
  });

  test.each([
    ['gethostbyname failure\nconnect:errno=22'],
    ['getaddrinfo: Name or service not known\nconnect:errno=2'],
    [
      '140012:error:2008F002:BIO routines:BIO_lookup_ex:system lib:../crypto/bio/b_addr.c:726:Name or service not known\nconnect:errno=22',
    ],
  ])('a name: %s', async (output) => {
    const events = await eventsFrom(COMMAND, output);
    expect(events.map(({ kind, lines }) => [kind, lines])).toEqual([['dns.lookup', [2]]]);
  });
});

describe('handshakes', () => {
  test.each([
    [
      'CONNECTED(00000003)\n139990:error:14094410:SSL routines:ssl3_read_bytes:sslv3 alert handshake failure:../ssl/record/rec_layer_s3.c:1543:SSL alert number 40\n---\nno peer certificate available\n---\nNew, (NONE), Cipher is (NONE)\n    Protocol  : TLSv1.2\n    Verify return code: 0 (ok)',
      { 'tls.outcome': 'alert', 'tls.alert.code': 40, 'tls.alert.from': 'server' },
    ],
    ['CONNECTED(00000003)\nwrite:errno=104\n---\nno peer certificate available', { 'tls.outcome': 'reset' }],
    ['CONNECTED(00000003)\nwrite:errno=0\n---\nno peer certificate available', { 'tls.outcome': 'closed' }],
    [
      'CONNECTED(00000003)\n00:error:0A000126:SSL routines:ssl3_read_n:unexpected eof while reading:../ssl/record/rec_layer_s3.c:320:',
      { 'tls.outcome': 'closed' },
    ],
    [
      'CONNECTED(00000003)\n140:error:1408F10B:SSL routines:ssl3_get_record:wrong version number:../ssl/record/ssl3_record.c:331:',
      { 'tls.outcome': 'unknown', 'tls.server.plain': true },
    ],
  ])('that failed: %s', async (output, facts) => {
    const [handshake, ...more] = await factsOfKind('tls.handshake', COMMAND, output);
    expect(more).toEqual([]);
    expect(handshake).toMatchObject(facts);
    for (const field of ['tls.version', 'x509.verify_error', 'tls.cipher'])
      expect(handshake).not.toHaveProperty([field]);
  });

  test('names of OpenSSL 1.0, without a certificate to read', async () => {
    const output = [
      'CONNECTED(00000003)',
      'depth=1 /O=Example/CN=Example Root CA',
      'verify error:num=19:self signed certificate in certificate chain',
      'verify return:0',
      '---',
      'Certificate chain',
      ' 0 s:/O=Example/OU=SSM/CN=ssm.example.com',
      '   i:/O=Example/CN=Example Root CA',
      ' 1 s:/O=Example/CN=Example Root CA',
      '   i:/O=Example/CN=Example Root CA',
      '---',
      'subject=/O=Example/OU=SSM/CN=ssm.example.com',
      'issuer=/O=Example/CN=Example Root CA',
      '---',
      'New, TLSv1/SSLv3, Cipher is ECDHE-RSA-AES256-SHA',
      '    Protocol  : TLSv1.2',
      '    Cipher    : ECDHE-RSA-AES256-SHA',
      '    Verify return code: 19 (self signed certificate in certificate chain)',
    ].join('\n');
    const [handshake] = await factsOfKind('tls.handshake', COMMAND, output);
    expect(handshake).toEqual({
      'process.name': 'openssl s_client',
      'destination.domain': 'ssm.example.com',
      'destination.port': 8443,
      'tls.outcome': 'finished',
      'tls.version': '1.2',
      'tls.cipher': '0xc014',
      'x509.verify_error': 19,
      'error.kind': 'certificate-path',
      'tls.server.hello': true,
      'tls.server.certificate_visible': true,
      'tls.server.subject': 'CN=ssm.example.com,OU=SSM,O=Example',
      'tls.server.issuer': 'CN=Example Root CA,O=Example',
      'tls.server.self_signed': false,
      'tls.server.chain_length': 2,
      'tls.server.chain_ends_at': 'CN=Example Root CA,O=Example',
    });
  });

  test('a certificate that is damaged says nothing, and the rest stands', async () => {
    const output =
      'CONNECTED(00000003)\n---\nCertificate chain\n 0 s:CN = ssm.example.com\n   i:CN = CA\n-----BEGIN CERTIFICATE-----\nMIIDcut\n-----END CERTIFICATE-----\nNew, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384';
    const [handshake] = await factsOfKind('tls.handshake', COMMAND, output);
    expect(handshake).toMatchObject({
      'tls.outcome': 'finished',
      'tls.version': '1.3',
      'tls.cipher': '0x1302',
      'tls.server.chain_length': 1,
    });
    expect(handshake).not.toHaveProperty(['tls.server.subject']);
  });
});

test.each([
  ['openssl s_client ssm.example.com:8443', 'ssm.example.com', 8443],
  ['echo Q | sudo /usr/bin/openssl s_client -showcerts -connect 192.0.2.8:443 2>&1 | grep -i verify', '192.0.2.8', 443],
  ['openssl s_client -host ssm.example.com -port 8443 < /dev/null', 'ssm.example.com', 8443],
  ['timeout 5 openssl s_client -connect "[2001:db8::8]:8443"', '2001:db8::8', 8443],
])('%s', async (command, domain, port) => {
  const [connection] = await factsOfKind('tcp.connection', command, 'CONNECTED(00000003)');
  expect(connection).toMatchObject({ 'destination.domain': domain, 'destination.port': port });
});
