import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { analyze } from '../../../src/index.js';
import parser from '../../../src/parsers/terminal/command-transcript.js';
import { renderJson } from '../../../src/report/json.js';
import { read, readByAll } from '../../support/lines.js';
import { readEvents, type ReadEvent } from './transcript.js';

const sample = (name: string): string => readFileSync(`samples/parsers/command-transcript/${name}`, 'utf8');
const readSample = async (name: string): Promise<readonly ReadEvent[]> =>
  readEvents(await read(sample(name), [parser]));
const withFacts = (facts: object) => expect.objectContaining({ facts: expect.objectContaining(facts) });

describe('times', () => {
  test('a time of the day has the date that the same session showed', async () => {
    const source = await read(sample('curl-trace.log'), [parser]);
    const [, ...events] = source.events;
    expect(events.map(({ stamp }) => stamp?.text)).toEqual(
      events.map(() => expect.stringMatching(/^\d\d:\d\d:\d\d\.\d{6}$/)),
    );
    for (const { stamp } of events) expect(stamp?.date).toEqual(source.reading.first?.date);
    expect(events.at(-1)?.facts).toMatchObject({
      'oauth.client.id': 'planted-client',
      'http.response.status_code': 401,
    });
  });

  test("openssl's Start Time is the host's clock, and stays seconds", async () => {
    const [connection] = await readSample('openssl.log');
    expect(connection).toMatchObject({ kind: 'tcp.connection', time: expect.stringMatching(/^1\d{9}$/) });
  });

  test("PuTTY's header alone gives no event a time", async () => {
    const header = '=~=~=~=~=~=~=~=~=~=~=~= PuTTY log 2023.01.13 10:12:52 =~=~=~=~=~=~=~=~=~=~=~=';
    const source = await read(
      `${header}\nmanager# ping 192.0.2.8\nPING 192.0.2.8 (192.0.2.8) 56(84) bytes of data.\n\n1 packets transmitted, 0 received, 100% packet loss\n`,
      [parser],
    );
    expect(source.events.map(({ stamp }) => stamp)).toEqual([null]);
    expect(source.reading.first?.text).toBe('2023.01.13 10:12:52');
  });
});

test('windows.log: an answer that says unreachable was no echo', async () => {
  const events = await readSample('windows.log');
  expect(events).toContainEqual(withFacts({ 'icmp.sent': 4, 'icmp.received': 0 }));
  expect(events).toContainEqual(
    withFacts({ 'process.name': 'Test-NetConnection', 'tcp.handshake': 'failed', 'source.ip': '192.0.2.20' }),
  );
  expect(events).toContainEqual(
    withFacts({ 'dns.question.name': 'ssm.example.com', 'dns.resolved_ip': ['2001:db8::8', '198.51.100.8'] }),
  );
  expect(events).toContainEqual(withFacts({ 'dns.question.name': 'old.example.com', 'dns.response_code': 'NXDOMAIN' }));
  expect(events).toContainEqual(withFacts({ 'path.hops': ['192.0.2.1', '*', '198.51.100.8'], 'path.reached': true }));
  expect(events).toContainEqual(withFacts({ 'tls.outcome': 'unknown', 'x509.verify_error': 20 }));
});

test('putty.log: each host has what was typed on it', async () => {
  const events = await readSample('putty.log');
  expect(events.map(({ kind, host }) => [kind, host])).toEqual([
    ['host.clock', 'vmanage'],
    ['icmp.error', 'vmanage'],
    ['path.pinged', 'vmanage'],
    ['tcp.connection', 'ssm'],
    ['tls.handshake', 'ssm'],
  ]);
  expect(events[4]?.facts).toMatchObject({ 'x509.verify_error': 10, 'tls.server.not_after': '2023-01-01T00:00:00Z' });
});

test('typescript: a line wider than the window is one command', async () => {
  expect(await readSample('typescript')).toContainEqual(
    withFacts({ 'url.original': '/oauth/token', 'http.response.status_code': 401, 'destination.port': 8443 }),
  );
});

describe('damage', () => {
  test('evidence is the line as it stands in the file', async () => {
    const source = await read(sample('typescript'), [parser]);
    const bytes = Buffer.from(sample('typescript'));
    for (const { evidence } of source.events)
      for (const { byteOffset, text } of evidence)
        expect(bytes.subarray(byteOffset).toString('utf8').startsWith(text)).toBe(true);
  });

  test('an output without end is kept to its bound, and that is said', async () => {
    const text = `admin@manager:~$ curl -v https://ssm.example.com/\n${'* chatter\n'.repeat(5_010)}`;
    const { notices } = await read(text, [parser]);
    expect(notices).toEqual([
      expect.objectContaining({ code: 'not-read', number: 5_002, message: expect.stringContaining('10 lines') }),
      expect.objectContaining({ code: 'not-read', number: 1, message: expect.stringContaining('the first: curl') }),
    ]);
  });

  test('cut and mixed lines are read without throwing, and every event has evidence', async () => {
    const lines = ['curl.log', 'openssl.log', 'names.log', 'path.log', 'windows.log', 'typescript'].flatMap((name) =>
      sample(name).split('\n'),
    );
    const line = fc.oneof(
      fc.constantFrom(...lines),
      fc.tuple(fc.constantFrom(...lines), fc.nat(80)).map(([text, at]) => text.slice(0, at)),
      fc.string({ maxLength: 40 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 40 }), async (texts) => {
        const source = await read(`admin@manager:~$ date\n${texts.join('\n')}`, [parser]);
        expect(source.notices.filter(({ code }) => code === 'parser-failed')).toEqual([]);
        for (const { evidence } of source.events) expect(evidence.length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });
});

test('a log with a prompt in front stays a log', async () => {
  const log = Array.from(
    { length: 9 },
    (_, at) => `Jan 13 11:17:0${String(at)} ssm 83d9fe88eab8: Started GET "/" for 192.0.2.1`,
  );
  expect((await readByAll(['[root@ssm log]# tail messages', ...log].join('\n'))).format).toBe('ssm-messages');
});

test('a prompt of tcpdump in front of a capture leaves it to tcpdump', async () => {
  const packet = '10:15:00.251698 IP 192.0.2.21.41234 > 198.51.100.40.8443: Flags [S], seq 1, win 29200, length 0';
  expect((await readByAll(['manager# tcpdump vpn 0 interface eth0', 'listening', packet].join('\n'))).format).toBe(
    'tcpdump-text',
  );
});

test('secrets that were typed do not leave', async () => {
  const secrets = [
    'alpha-bravo-charlie',
    'delta-echo-foxtrot',
    'golf-hotel-india',
    'juliett-kilo-lima',
    'mike-november-oscar',
  ];
  const [a, b, c, d, e] = secrets;
  const typed = [
    `curl -sk https://ssm.example.com:8443/oauth/token -d grant_type=password -d client_secret=${a ?? ''} -d "password=${b ?? ''}"`,
    `curl -sk -u admin:${c ?? ''} https://ssm.example.com:8443/oauth/token -d grant_type=client_credentials`,
    `curl -sk -H "Authorization: Bearer ${d ?? ''}" https://ssm.example.com:8443/oauth/token -d grant_type=password`,
    `curl -sk 'https://ssm.example.com:8443/oauth/token?grant_type=password&client_secret=${e ?? ''}'`,
  ];
  const content = typed.map((line) => `admin@manager:~$ ${line}\n{"error":"invalid_client"}`).join('\n');
  const { events } = await read(content, [parser]);
  // The typed line is cited, as it stands; what is said of it holds no secret, but for the query as it was sent.
  expect(events.map(({ evidence }) => evidence.length)).toEqual([2, 2, 2, 2]);
  const facts = JSON.stringify(events.map((event) => event.facts));
  expect(secrets.slice(0, 4).filter((secret) => facts.includes(secret))).toEqual([]);
  const report = renderJson(await analyze([{ path: 'commands.txt', content }]));
  expect(report).toContain('curl -sk');
  expect(secrets.filter((secret) => report.includes(secret))).toEqual([]);
});
