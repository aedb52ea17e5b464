import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { SegmentForm } from './segments.js';
import { HANDSHAKE, pair, segments } from './segments.js';
import { alert, clientHello, encrypted, joined, serverHello } from './tls-bytes.js';

type Said = readonly ['client' | 'server', Uint8Array | string];

function dialogue(...said: readonly Said[]): readonly SegmentForm[] {
  const sent = { client: 1, server: 1 };
  return said.map(([from, what], index) => {
    const data = Buffer.from(what);
    const seq = sent[from];
    sent[from] += data.byteLength;
    return { from, flags: 'P.', seq, ack: sent[from === 'client' ? 'server' : 'client'], data, at: 0.1 + index / 100 };
  });
}

const exchanges = (...said: readonly Said[]) => pair('http.exchange', segments(...HANDSHAKE, ...dialogue(...said)));

const REFUSED =
  'HTTP/1.1 407 Proxy Authentication Required\r\nServer: squid/5.7\r\nDate: Fri, 13 Jan 2023 12:00:00 GMT\r\n' +
  'Via: 1.1 proxy.example (squid/5.7)\r\nProxy-Authenticate: Basic realm="proxy"\r\nContent-Length: 5\r\n\r\nsorry';

describe('HTTP in clear', () => {
  test('CONNECT refused by a proxy', () => {
    const [exchange] = exchanges(
      ['client', 'CONNECT ssm.example.com:8443 HTTP/1.1\r\nHost: ssm.example.com:8443\r\n\r\n'],
      ['server', REFUSED],
    );
    expect(exchange?.facts).toEqual({
      'source.ip': '192.0.2.10',
      'source.port': 50_000,
      'destination.ip': '198.51.100.8',
      'destination.port': 8443,
      'http.request.method': 'CONNECT',
      'url.original': 'ssm.example.com:8443',
      'http.response.status_code': 407,
      'http.response.reason': 'Proxy Authentication Required',
      'http.response.header.server': 'squid/5.7',
      'http.response.header.date': 'Fri, 13 Jan 2023 12:00:00 GMT',
      'http.response.header.via': '1.1 proxy.example (squid/5.7)',
      'http.response.header.proxy_authenticate': 'Basic realm="proxy"',
      'http.response.body.content': 'sorry',
      'event.duration': 10_000,
    });
    expect(exchange?.frames).toEqual([4, 5]);
  });

  test('a token request gives its grant and client, never its secret', () => {
    const form = 'grant_type=password&client_id=abc123&client_secret=hush&username=admin&password=hush2';
    const body = '{"error":"unauthorized_client"}';
    const [exchange] = exchanges(
      ['client', `POST /oauth/token HTTP/1.1\r\nContent-Length: ${String(form.length)}\r\n\r\n${form}`],
      [
        'server',
        `HTTP/1.1 401 Unauthorized\r\nTransfer-Encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
      ],
    );
    expect(exchange?.facts).toMatchObject({
      'oauth.grant_type': 'password',
      'oauth.client.id': 'abc123',
      'user.name': 'admin',
      'http.response.status_code': 401,
      'http.response.body.content': body,
    });
    expect(JSON.stringify(exchange)).not.toContain('hush');
  });

  test('tokens of an answer are masked', () => {
    const body = '{"access_token":"s3cr3t","expires_in":7200}';
    const [exchange] = exchanges(
      ['client', 'GET / HTTP/1.1\r\n\r\n'],
      ['server', `HTTP/1.1 200 OK\r\nContent-Length: ${String(body.length)}\r\n\r\n${body}`],
    );
    expect(exchange?.facts['http.response.body.content']).toBe('{"access_token":"****","expires_in":7200}');
  });

  test('a request without an answer is emitted as one', () => {
    const [exchange] = exchanges(['client', 'GET /slow HTTP/1.1\r\n\r\n']);
    expect(exchange?.facts).toMatchObject({ 'url.original': '/slow' });
    expect(exchange?.facts).not.toHaveProperty('http.response.status_code');
  });

  test('pipelined requests get their answers in order, and an interim answer is none', () => {
    const found = exchanges(
      ['client', 'GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\n'],
      [
        'server',
        'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n',
      ],
    );
    expect(found.map(({ facts }) => [facts['url.original'], facts['http.response.status_code']])).toEqual([
      ['/a', 204],
      ['/b', 404],
    ]);
  });

  test('after an accepted CONNECT, TLS is read', () => {
    const packets = segments(
      ...HANDSHAKE,
      ...dialogue(
        ['client', 'CONNECT ssm.example.com:8443 HTTP/1.1\r\n\r\n'],
        ['server', 'HTTP/1.1 200 Connection established\r\n\r\n'],
        ['client', clientHello('ssm.example.com')],
        ['server', joined(serverHello(0x0304), encrypted(23, 800))],
      ),
    );
    expect(pair('http.exchange', packets)[0]?.facts['http.response.status_code']).toBe(200);
    expect(pair('tls.handshake', packets)[0]?.facts).toMatchObject({
      'tls.client.server_name': 'ssm.example.com',
      'tls.version': '1.3',
    });
  });

  test('plain HTTP to a port that speaks TLS', () => {
    const [exchange] = exchanges(['client', 'GET / HTTP/1.1\r\n\r\n'], ['server', alert(2, 70)]);
    expect(exchange?.facts).toMatchObject({ 'url.original': '/', 'http.response.tls': true });
    expect(exchange?.facts).not.toHaveProperty('http.response.status_code');
  });

  test('a head that the capture cuts still gives its first line', () => {
    const forms = dialogue(
      ['client', `GET /cut HTTP/1.1\r\nX: ${'a'.repeat(500)}\r\n\r\n`],
      ['server', `HTTP/1.1 503 Service Unavailable\r\nX: ${'a'.repeat(500)}\r\n\r\n`],
    ).map((form) => ({ ...form, captured: 62 }));
    const [exchange] = pair('http.exchange', segments(...HANDSHAKE, ...forms));
    expect(exchange?.facts).toMatchObject({ 'url.original': '/cut', 'http.response.status_code': 503 });
  });

  test('any cutting of the bytes into segments gives the same exchange', () => {
    const request = 'POST /x HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc';
    const answer = REFUSED;
    const whole = exchanges(['client', request], ['server', answer])[0]?.facts['http.response.body.content'];
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: answer.length - 1 }), { maxLength: 6 }), (cuts) => {
        const places = [0, ...[...new Set(cuts)].sort((a, b) => a - b), answer.length];
        const pieces = places.slice(1).map((end, at): Said => ['server', answer.slice(places[at], end)]);
        const [exchange] = exchanges(['client', request], ...pieces);
        expect(exchange?.facts['http.response.body.content']).toBe(whole);
        expect(exchange?.facts['http.response.status_code']).toBe(407);
      }),
    );
  });
});
