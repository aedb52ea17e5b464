import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import parser from '../../../src/parsers/terminal/command-transcript.js';
import { read } from '../../support/lines.js';
import { readEvents, type ReadEvent } from './transcript.js';

const sample = (name: string): string => readFileSync(`samples/parsers/command-transcript/${name}`, 'utf8');
const readSample = async (name: string): Promise<readonly ReadEvent[]> =>
  readEvents(await read(sample(name), [parser]));
const withFacts = (facts: object) => expect.objectContaining({ facts: expect.objectContaining(facts) });

describe('curl.log', () => {
  test('a refused token: look-up, connection, handshake and exchange, each by its lines', async () => {
    const [, lookup, connection, handshake, exchange] = await readSample('curl.log');
    expect(lookup).toMatchObject({ kind: 'dns.lookup', lines: [6, 7], facts: { 'dns.resolved_ip': ['198.51.100.8'] } });
    expect(connection).toMatchObject({
      kind: 'tcp.connection',
      lines: [6, 7],
      facts: { 'tcp.handshake': 'completed' },
    });
    expect(handshake).toMatchObject({
      kind: 'tls.handshake',
      lines: [10, 28, 31, 32, 33, 34, 35],
      facts: {
        'tls.outcome': 'finished',
        'tls.version': '1.2',
        'tls.cipher': '0xc030',
        'tls.server.subject': 'CN=ssm.example.com,OU=SSM,O=Example',
        'tls.server.issuer': 'CN=Example Issuing CA,O=Example',
        'tls.server.self_signed': false,
        'x509.verify_error': 20,
      },
    });
    expect(exchange).toMatchObject({
      kind: 'http.exchange',
      host: 'manager',
      facts: {
        'process.name': 'curl',
        'destination.domain': 'ssm.example.com',
        'destination.ip': '198.51.100.8',
        'destination.port': 8443,
        'http.request.method': 'POST',
        'url.original': '/oauth/token',
        'oauth.grant_type': 'password',
        'oauth.client.id': 'planted-client',
        'user.name': 'admin',
        'http.response.status_code': 401,
        'http.response.body.content': '{"error":"invalid_client","error_description":"Client authentication failed"}',
      },
    });
    // What the command line said of the request is cited, last.
    expect(exchange?.lines).toEqual([38, 46, 47, 48, 56, 3]);
  });

  test('date right before gives a time to the next command alone', async () => {
    const times = (await readSample('curl.log')).map(({ time }) => time);
    expect(new Set(times.slice(0, 5)).size).toBe(1);
    expect(times[0]).toMatch(/ UTC \d{4}$/);
    expect(times.slice(5).filter((time) => time !== null)).toEqual([]);
  });

  test('an alert that was printed is one, with the number of the verification', async () => {
    expect(await readSample('curl.log')).toContainEqual(
      withFacts({ 'tls.alert.code': 48, 'tls.alert.from': 'client', 'x509.verify_error': 20, 'tls.outcome': 'alert' }),
    );
  });

  test('connects that fail, as far as curl says how', async () => {
    const connections = (await readSample('curl.log')).filter(({ kind }) => kind === 'tcp.connection');
    const to = (port: number, name = 'ssm.example.com') =>
      connections.find(({ facts }) => facts['destination.port'] === port && facts['destination.domain'] === name)
        ?.facts;
    expect(to(8444)).toMatchObject({ 'tcp.handshake': 'unanswered', 'error.code': 'ETIMEDOUT' });
    expect(to(8445)).toMatchObject({ 'tcp.handshake': 'failed' });
    expect(to(8445)).not.toHaveProperty(['error.code']);
    expect(to(8443, 'filtered.example.com')).toMatchObject({
      'tcp.handshake': 'failed',
      'error.code': 'EHOSTUNREACH',
    });
  });

  test('an unknown name, a plain port, a version that is refused, and a proxy', async () => {
    const events = await readSample('curl.log');
    const unknown = events.find(({ facts }) => facts['dns.question.name'] === 'unknown.example.com');
    expect(unknown?.facts).toEqual({
      'process.name': 'curl',
      'dns.question.name': 'unknown.example.com',
      'dns.queries': 1,
    });
    expect(events).toContainEqual(withFacts({ 'destination.port': 8080, 'tls.server.plain': true }));
    expect(events).toContainEqual(withFacts({ 'tls.alert.code': 70, 'tls.alert.from': 'server' }));
    const proxied = events.filter(({ facts }) => facts['http.request.method'] === 'CONNECT');
    expect(proxied.map(({ facts }) => [facts['url.original'], facts['http.response.status_code']])).toEqual([
      ['ssm.example.com:8443', 407],
      ['ssm.example.com:8443', 407],
    ]);
    expect(proxied[0]?.facts).toMatchObject({
      'destination.ip': '198.51.100.31',
      'destination.port': 3128,
      'http.response.header.proxy_authenticate': 'Basic realm="proxy"',
    });
  });

  test('a body without a line end does not hide the next prompt', async () => {
    expect(await readSample('curl.log')).toContainEqual(
      withFacts({
        'http.response.status_code': 429,
        'http.response.body.content': '{"status":"ERROR","message":"too many requests"}',
      }),
    );
  });
});

describe('openssl.log', () => {
  test('an incomplete chain is read out of its PEM', async () => {
    const handshake = (await readSample('openssl.log')).find(({ kind }) => kind === 'tls.handshake');
    expect(handshake?.facts).toMatchObject({
      'tls.outcome': 'finished',
      'x509.verify_error': 21,
      'tls.server.chain_length': 1,
      'tls.server.chain_ends_at': 'CN=Example Issuing CA,O=Example',
      'tls.server.names': ['ssm.example.com'],
      'tls.server.key': 'rsa 2048',
      'tls.server.self_signed': false,
      'tls.client.server_name': 'ssm.example.com',
    });
  });

  test('the others', async () => {
    const events = await readSample('openssl.log');
    const of = (port: number) =>
      events
        .filter(({ kind, facts }) => kind === 'tls.handshake' && facts['destination.port'] === port)
        .map(({ facts }) => facts);
    expect(of(9443)).toMatchObject([
      {
        'x509.verify_error': 0,
        'tls.server.chain_length': 2,
        'tls.server.chain_ends_at': 'CN=Example Root CA,O=Example',
      },
      { 'tls.outcome': 'alert', 'tls.alert.code': 70, 'tls.alert.from': 'server' },
      { 'tls.outcome': 'unknown', 'tls.server.subject': 'CN=ssm.example.com,OU=SSM,O=Example' },
    ]);
    expect(of(9443)[1]).not.toHaveProperty(['x509.verify_error']);
    expect(of(7443)).toMatchObject([{ 'x509.verify_error': 18, 'tls.server.self_signed': true }]);
    expect(of(8080)).toMatchObject([{ 'tls.outcome': 'unknown', 'tls.server.plain': true }]);
    expect(events).toContainEqual(
      withFacts({ 'destination.port': 8445, 'tcp.handshake': 'refused', 'error.code': 'ECONNREFUSED' }),
    );
    expect(events).toContainEqual(
      withFacts({ 'dns.question.name': 'unknown.example.com', 'error.code': 'EAI_NONAME' }),
    );
  });
});

test('names.log: who answered what', async () => {
  const lookups = (await readSample('names.log')).map(({ facts }) => [
    facts['process.name'],
    facts['dns.question.name'],
    facts['dns.answered'] === false ? 'silence' : facts['dns.response_code'],
    facts['server.ip'],
    facts['dns.cname'],
    facts['dns.resolved_ip'],
  ]);
  const [server, dead, alias] = ['198.51.100.53', '198.51.100.77', ['ssm.example.com']];
  const at = ['198.51.100.8'];
  expect(lookups).toEqual([
    ['dig', 'ssm.example.com', 'NOERROR', server, undefined, at],
    ['dig', 'licenses.example.com', 'NOERROR', server, alias, at],
    ['dig', 'unknown.example.com', 'NXDOMAIN', server, undefined, undefined],
    ['dig', 'licenses.example.com', 'NOERROR', undefined, alias, at],
    ['dig', 'ssm.example.com', 'silence', dead, undefined, undefined],
    ['dig', 'ssm.example.org', 'REFUSED', server, undefined, undefined],
    ['nslookup', 'licenses.example.com', 'NOERROR', server, alias, at],
    ['nslookup', 'unknown.example.com', 'NXDOMAIN', server, undefined, undefined],
    ['nslookup', 'ssm.example.org', 'REFUSED', server, undefined, undefined],
    ['nslookup', 'ssm.example.com', 'silence', dead, undefined, undefined],
    ['host', 'licenses.example.com', 'NOERROR', undefined, alias, at],
    ['host', 'unknown.example.com', 'NXDOMAIN', undefined, undefined, undefined],
  ]);
});

test('path.log: pings, hops and ports', async () => {
  const events = await readSample('path.log');
  expect(events).toContainEqual(
    withFacts({ 'source.ip': '192.0.2.10', 'icmp.type': 3, 'icmp.code': 1, 'icmp.count': 2 }),
  );
  expect(events).toContainEqual(withFacts({ 'destination.domain': 'filtered.example.com', 'icmp.code': 10 }));
  expect(events).toContainEqual(withFacts({ 'process.name': 'traceroute', 'icmp.code': 13 }));
  expect(events.filter(({ kind }) => kind === 'path.traced').map(({ facts }) => facts['path.reached'])).toEqual([
    true,
    false,
  ]);
  expect(
    events
      .filter(({ kind }) => kind === 'tcp.connection')
      .map(({ facts }) => [facts['process.name'], facts['destination.port'], facts['tcp.handshake']]),
  ).toEqual([
    ['nc', 8443, 'completed'],
    ['nc', 8445, 'refused'],
    ['nc', 8444, 'unanswered'],
    ['nc', 8443, 'failed'],
    ['ncat', 8445, 'refused'],
  ]);
});
