import { describe, expect, test } from '@jest/globals';
import { curlCommand } from '../../../src/parsers/terminal/curl-command.js';
import { factsOfKind, eventsFrom } from './transcript.js';

const URL = 'curl -v https://ssm.example.com:8443/oauth/token';
const CONNECTED = '*   Trying 198.51.100.8:8443...\n* Connected to ssm.example.com (198.51.100.8) port 8443 (#0)\n';

describe('requests', () => {
  const FINISHED = `${CONNECTED}* SSL connection using TLSv1.2 / ECDHE-RSA-AES256-GCM-SHA384\n> GET /oauth/token HTTP/1.1\n> Host: ssm.example.com:8443\n> \n`;

  test.each([
    ['curl: (52) Empty reply from server'],
    ['curl: (56) OpenSSL SSL_read: Connection reset by peer, errno 104'],
    ['curl: (56) Recv failure: Connection reset by peer'],
    ['curl: (28) Operation timed out after 30001 milliseconds with 0 bytes received'],
  ])('without an answer: %s', async (output) => {
    const [exchange, ...more] = await factsOfKind('http.exchange', URL, `${FINISHED}* ${output}\n${output}`);
    expect(more).toEqual([]);
    expect(exchange).toMatchObject({ 'http.request.method': 'GET', 'url.original': '/oauth/token' });
    expect(exchange).not.toHaveProperty(['http.response.status_code']);
  });

  test('a body alone is an answer without a known status', async () => {
    const [exchange] = await factsOfKind(
      'http.exchange',
      'curl -sk https://ssm.example.com:8443/oauth/token -d grant_type=password',
      '{"error":"invalid_client"}',
    );
    expect(exchange).toEqual({
      'process.name': 'curl',
      'destination.domain': 'ssm.example.com',
      'destination.port': 8443,
      'http.request.method': 'POST',
      'url.original': '/oauth/token',
      'oauth.grant_type': 'password',
      'http.response.body.content': '{"error":"invalid_client"}',
    });
  });

  test('a token that was given is of no use to the reader', async () => {
    const [exchange] = await factsOfKind(
      'http.exchange',
      URL,
      `${FINISHED}< HTTP/1.1 200 OK\n< \n{"access_token":"planted-secret-token","expires_in":3600}`,
    );
    expect(exchange?.['http.response.body.content']).toBe('{"access_token":"****","expires_in":3600}');
  });

  test('behind a proxy that let it through, the other side is the server', async () => {
    const output = [
      '*   Trying 198.51.100.31:3128...',
      '* Connected to proxy.example.com (198.51.100.31) port 3128 (#0)',
      '* Establish HTTP proxy tunnel to ssm.example.com:8443',
      '> CONNECT ssm.example.com:8443 HTTP/1.1',
      '> ',
      '< HTTP/1.1 200 Connection established',
      '< ',
      '* Proxy replied 200 to CONNECT request',
      '* TLSv1.2 (OUT), TLS handshake, Client hello (1):',
      '* SSL connection using TLSv1.2 / ECDHE-RSA-AES128-GCM-SHA256',
      '> GET /oauth/token HTTP/1.1',
      '> ',
      '< HTTP/1.1 503 Service Unavailable',
      '< Retry-After: 120',
      '< ',
    ].join('\n');
    const events = await eventsFrom(
      'curl -v -x proxy.example.com:3128 https://ssm.example.com:8443/oauth/token',
      output,
    );
    expect(
      events.map(({ kind, facts }) => [
        kind,
        facts['destination.domain'] ?? facts['dns.question.name'],
        facts['http.response.status_code'],
      ]),
    ).toEqual([
      ['dns.lookup', 'proxy.example.com', undefined],
      ['tcp.connection', 'proxy.example.com', undefined],
      ['http.exchange', 'proxy.example.com', 200],
      ['tls.handshake', 'ssm.example.com', undefined],
      ['http.exchange', 'ssm.example.com', 503],
    ]);
    expect(events[4]?.facts['http.response.header.retry_after']).toBe('120');
  });
});

describe('a command line', () => {
  test.each([
    [['-vk', 'https://a.example.com:8443/x?y=1'], 'GET', 'a.example.com', 8443, '/x?y=1'],
    [['-k', '-XPUT', 'https://a.example.com'], 'PUT', 'a.example.com', 443, '/'],
    [['-d', 'a=b', '--connect-timeout', '5', 'a.example.com/x'], 'POST', 'a.example.com', 80, '/x'],
    [['-I', 'https://[2001:db8::8]:8443/'], 'HEAD', '2001:db8::8', 8443, '/'],
    [['--url', 'https://user:planted-secret@a.example.com/', '-sS'], 'GET', 'a.example.com', 443, '/'],
    [
      ['-o', '/dev/null', '-w', '%{http_code}', '--max-time', '3', 'https://a.example.com/'],
      'GET',
      'a.example.com',
      443,
      '/',
    ],
  ])('%j', (words, method, host, port, path) => {
    expect(curlCommand(['curl', ...words])).toMatchObject({ method, target: { host, port, path } });
  });

  test('gives user and client, never a secret', () => {
    expect(
      curlCommand([
        'curl',
        '-u',
        'client:planted-secret',
        '-d',
        'grant_type=client_credentials',
        'https://a.example.com',
      ])?.requestFacts,
    ).toEqual({
      'oauth.client.id': 'client',
      'oauth.grant_type': 'client_credentials',
    });
    expect(curlCommand(['curl', '-u', 'admin:planted-secret', 'https://a.example.com'])?.requestFacts).toEqual({
      'user.name': 'admin',
    });
  });
});
