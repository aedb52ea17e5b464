import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../../src/index.js';
import { codesOf, factsOf, readBytes, readSample, emitted } from './exports.js';

const facts = async (sample: string): Promise<readonly object[]> =>
  (await readSample(`wireshark-list/${sample}`)).events.map((event) => event.facts);

describe('a list with dates', () => {
  test('names what the handshake came to, and leaves out what it does not show', async () => {
    const read = await readSample('wireshark-list/unknown-ca.txt');
    expect(read.format).toBe('wireshark-list');
    const handshake = factsOf(read, 'tls.handshake');
    expect(handshake).toMatchObject({
      'source.ip': '192.0.2.10',
      'source.port': 40_000,
      'destination.ip': '192.0.2.20',
      'destination.port': 8443,
      'tls.outcome': 'alert',
      'tls.alert.code': 48,
      'tls.alert.name': 'unknown_ca',
      'tls.alert.from': 'client',
    });
    for (const field of [
      'tls.cipher',
      'tls.client.versions',
      'tls.client.supported_ciphers',
      'tls.server.chain_length',
    ])
      expect(handshake).not.toHaveProperty([field]);
  });

  test('lengths of messages are reckoned from those of their frames', async () => {
    const read = await readSample('wireshark-list/unknown-ca.txt');
    expect(factsOf(read, 'tcp.connection')).toMatchObject({
      'tcp.handshake': 'completed',
      'tcp.rtt': 24_000,
      'source.bytes': 85,
      'destination.bytes': 987,
      'tcp.mss.server': 1460,
      'tcp.reset.by': 'client',
    });
  });

  test('a row is cited as it stands, at its number', async () => {
    const { events } = await readSample('wireshark-list/unknown-ca.txt');
    expect(events[0]?.evidence[0]).toMatchObject({ unit: 'frame', number: 1, byteOffset: 0 });
    expect(events[0]?.evidence[0].text).toContain(
      '192.0.2.10 → 192.0.2.20   TCP 58 40000 → 8443 [SYN] Seq=0 Win=64240',
    );
    expect(events[0]?.stamp).toMatchObject({
      date: { year: 2024, month: 3, day: 5 },
      zone: null,
      timeOfDay: 36_900_000_100,
    });
  });

  test('DNS: an alias, a name that is not there, and no answer', async () => {
    expect(await facts('look-ups.txt')).toMatchObject([
      { 'dns.question.name': 'ssm.example.com', 'dns.resolved_ip': ['192.0.2.20'], 'dns.cname': ['host.example.net'] },
      { 'dns.question.name': 'smm.example.com', 'dns.question.type': 'AAAA', 'dns.response_code': 'NXDOMAIN' },
      { 'dns.question.name': 'ssm.example.net', 'dns.answered': false, 'dns.queries': 2 },
    ]);
  });

  test('ICMP errors and a refused proxy', async () => {
    expect(await facts('path-mtu.txt')).toMatchObject([
      { 'tcp.handshake': 'mid-stream' },
      { 'source.ip': '203.0.113.1', 'icmp.type': 3, 'icmp.code': 4 },
      { 'source.ip': '203.0.113.1', 'icmp.type': 3, 'icmp.code': 13 },
    ]);
    const read = await readSample('wireshark-list/proxy-authentication.txt');
    expect(factsOf(read, 'http.exchange')).toMatchObject({
      'http.request.method': 'CONNECT',
      'url.original': 'ssm.example.com:8443',
      'http.response.status_code': 407,
      'http.response.reason': 'Proxy Authentication Required',
    });
  });

  test('a segment that is lost and sent again counts as in the capture', async () => {
    expect(emitted(await readSample('wireshark-list/lost-segment.txt'))).toEqual(
      emitted(await readSample('pcap/lost-segment.pcap')),
    );
  });
});

describe('forms of the list', () => {
  test('seconds since the first packet and since the one before give the same lengths of time, and no stamp', async () => {
    const relative = await readSample('wireshark-list/relative.txt');
    expect(factsOf(relative, 'tcp.connection')).toMatchObject({ 'tcp.rtt': 24_000, 'event.duration': 48_500 });
    const delta = await readSample('wireshark-list/delta.txt');
    expect(factsOf(delta, 'tcp.connection')).toMatchObject({ 'tcp.rtt': 20_000, 'event.duration': 90_100 });
    expect([...relative.events, ...delta.events].map(({ stamp }) => stamp)).toEqual([null, null, null]);
  });

  test('with bytes below the rows nothing is lost', async () => {
    expect(emitted(await readSample('wireshark-list/with-bytes.txt'))).toEqual(
      emitted(await readSample('pcap/look-ups.pcap')),
    );
  });

  test('Wireshark’s own export, with a title and without arrows, and what is copied with tabs', async () => {
    const title = 'No.     Time           Source                Destination           Protocol Length Info\n';
    const row =
      '      1 10:15:00.000100 192.0.2.10            192.0.2.20            TCP      58     40000 → 8443 [SYN] Seq=0 Win=64240 Len=0 MSS=1460\n';
    const tabs = row
      .trim()
      .split(/\s{2,}| (?=192|TCP)|(?<=^1) /)
      .join('\t');
    for (const text of [`${title}${row}\n`, `${tabs}\n`]) {
      const read = await readBytes(Buffer.from(text));
      expect(read.format).toBe('wireshark-list');
      expect(factsOf(read, 'tcp.connection')).toMatchObject({ 'tcp.handshake': 'unanswered', 'tcp.mss.client': 1460 });
      expect(codesOf(read)).toEqual([]);
    }
  });

  test('the words of older versions, and the name of the server in newer ones', async () => {
    const text = [
      '1 10:00:00.000000 192.0.2.10 -> 192.0.2.20 TCP 74 40000 > 8443 [SYN] Seq=0 Win=64240 Len=0 MSS=1460 SACK_PERM=1 TSval=1 TSecr=0 WS=128',
      '2 10:00:00.010000 192.0.2.20 -> 192.0.2.10 TCP 74 8443 > 40000 [SYN, ACK] Seq=0 Ack=1 Win=65160 Len=0 MSS=1460 SACK_PERM=1 TSval=1 TSecr=1 WS=128',
      '3 10:00:00.010100 192.0.2.10 -> 192.0.2.20 TCP 66 40000 > 8443 [ACK] Seq=1 Ack=1 Win=64256 Len=0 TSval=1 TSecr=1',
      '4 10:00:00.020000 192.0.2.10 -> 192.0.2.20 TLSv1 583 Client Hello (SNI=ssm.example.com)',
      '5 10:00:00.030000 192.0.2.20 -> 192.0.2.10 TLSv1.2 73 Alert (Level: Fatal, Description: Protocol Version)',
    ].join('\n');
    const read = await readBytes(Buffer.from(text));
    expect(factsOf(read, 'tls.handshake')).toMatchObject({
      'tls.client.server_name': 'ssm.example.com',
      'tls.alert.name': 'protocol_version',
      'tls.alert.from': 'server',
    });
    expect(factsOf(read, 'tcp.connection')).toMatchObject({ 'source.bytes': 517, 'destination.bytes': 7 });
  });

  test('what a selective acknowledgement says of a message after a hole is used', async () => {
    const text = [
      '1 10:00:00.000000 192.0.2.10 → 192.0.2.20 TCP 74 40000 → 8443 [SYN] Seq=0 Win=64240 Len=0 MSS=1460 SACK_PERM TSval=1 TSecr=0 WS=128',
      '2 10:00:00.010000 192.0.2.20 → 192.0.2.10 TCP 74 8443 → 40000 [SYN, ACK] Seq=0 Ack=1 Win=65160 Len=0 MSS=1460 SACK_PERM TSval=1 TSecr=1 WS=128',
      '3 10:00:00.010100 192.0.2.10 → 192.0.2.20 TCP 66 40000 → 8443 [ACK] Seq=1 Ack=1 Win=64256 Len=0 TSval=1 TSecr=1',
      '4 10:00:00.020000 192.0.2.10 → 192.0.2.20 TLSv1.2 583 Client Hello',
      '5 10:00:00.030000 192.0.2.20 → 192.0.2.10 TLSv1.2 678 [TCP Previous segment not captured] , Ignored Unknown Record',
      '6 10:00:00.030100 192.0.2.10 → 192.0.2.20 TCP 78 [TCP Dup ACK 3#1] 40000 → 8443 [ACK] Seq=518 Ack=1 Win=64256 Len=0 TSval=1 TSecr=1 SLE=2897 SRE=3509',
    ].join('\n');
    const read = await readBytes(Buffer.from(text));
    expect(factsOf(read, 'tcp.connection')).toMatchObject({
      'tcp.missing_from_server': 2896,
      'destination.bytes': 612,
    });
  });

  test('two answers on one connection are two, without a body that no row shows', async () => {
    const row = (number: number, ends: string, info: string): string =>
      `${String(number)} 10:00:00.${String(number)}00000 ${ends} ${info}`;
    const [out, back] = ['192.0.2.10 → 192.0.2.20', '192.0.2.20 → 192.0.2.10'];
    const text = [
      row(1, out, 'TCP 58 40000 → 80 [SYN] Seq=0 Win=64240 Len=0 MSS=1460'),
      row(2, back, 'TCP 58 80 → 40000 [SYN, ACK] Seq=0 Ack=1 Win=64240 Len=0 MSS=1460'),
      row(3, out, 'TCP 54 40000 → 80 [ACK] Seq=1 Ack=1 Win=64240 Len=0'),
      row(4, out, 'HTTP 154 GET /a HTTP/1.1 '),
      row(5, back, 'HTTP 254 HTTP/1.1 200 OK  (text/html)'),
      row(6, out, 'HTTP 154 GET /b HTTP/1.1 '),
      row(7, back, 'HTTP/JSON 254 HTTP/1.1 403 Forbidden , JavaScript Object Notation (application/json)'),
    ].join('\n');
    const { events } = await readBytes(Buffer.from(text));
    const exchanges = events.flatMap((event) => (event.kind === 'http.exchange' ? [event.facts] : []));
    expect(exchanges.map((found) => [found['url.original'], found['http.response.status_code']])).toEqual([
      ['/a', 200],
      ['/b', 403],
    ]);
    expect(exchanges[1]?.['http.response.reason']).toBe('Forbidden');
    expect(exchanges.filter((found) => 'http.response.body.content' in found)).toEqual([]);
  });

  test('two connections on the same ports are two', async () => {
    const syn = (number: number, time: string): string =>
      `${String(number)} ${time} 192.0.2.10 → 192.0.2.20 TCP 58 40000 → 8443 [SYN] Seq=0 Win=64240 Len=0 MSS=1460`;
    const rst = (number: number, time: string): string =>
      `${String(number)} ${time} 192.0.2.20 → 192.0.2.10 TCP 54 8443 → 40000 [RST, ACK] Seq=1 Ack=1 Win=0 Len=0`;
    const text = [syn(1, '10:00:00.0'), rst(2, '10:00:00.1'), syn(3, '10:00:09.0'), rst(4, '10:00:09.1')].join('\n');
    const { events } = await readBytes(Buffer.from(text));
    expect(events.map((event) => event.facts)).toMatchObject([
      { 'tcp.handshake': 'refused' },
      { 'tcp.handshake': 'refused' },
    ]);
  });
});

test('an incident is explained by the list of its capture as by the capture', async () => {
  const folder = 'samples/incidents/wrong-grant-type';
  const file = (path: string, from = `${folder}/${path}`): { path: string; content: Buffer } => ({
    path,
    content: readFileSync(from),
  });
  const logs = [file('vmanage-server.log'), file('messages')];
  const whole = await analyze([...logs, file('vpn0-eth0.pcap')]);
  const listed = await analyze([...logs, file('vpn0.txt', 'samples/parsers/wireshark-list/wrong-grant-type.txt')]);
  expect(listed.findings[0]?.rule).toBe('wrong-grant-type');
  expect(listed.findings[0]?.confidence).toBe(whole.findings[0]?.confidence);
});

describe('lists of other versions and of other code pages', () => {
  test('ports are read whatever is left of the arrow', async () => {
    const read = await readSample('wireshark-list/arrows.txt');
    expect(read.reading).toMatchObject({ records: 10, understood: 10 });
    expect(read.events.map((event) => event.facts)).toMatchObject(
      [40_000, 40_001, 40_002, 40_003, 40_004].map((port) => ({
        'source.port': port,
        'destination.port': 8443,
        'tcp.handshake': 'refused',
      })),
    );
  });

  test('a list without lengths; a row whose ports are not read is counted, and is not understood', async () => {
    const read = await readSample('wireshark-list/without-length.txt');
    expect(read.reading).toMatchObject({ records: 3, understood: 2 });
    expect(read.events.map((event) => event.facts)).toMatchObject([
      { 'source.ip': '2001:db8::10', 'destination.port': 8443, 'tcp.handshake': 'refused' },
    ]);
    expect(read.notices).toMatchObject([{ code: 'not-read', number: 3 }]);
  });
});
