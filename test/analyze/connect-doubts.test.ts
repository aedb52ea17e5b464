import { expect, test } from '@jest/globals';
import { analyze } from '../../src/index.js';

const SYN = 'port1 in 192.0.2.21.57958 -> 198.51.100.40.8443: syn 1221156848';
const RST_OUT = 'port1 out 198.51.100.40.8443 -> 192.0.2.21.57958: rst 0 ack 1221156849';

async function first(path: string, lines: readonly string[]) {
  const { findings } = await analyze([{ path, content: `${lines.join('\n')}\n` }]);
  const [finding] = findings;
  return [finding?.rule, finding?.confidence, finding?.explanation.includes('Against it:')];
}

function sniffed(asked: string, ...packets: readonly string[]): readonly string[] {
  const times = [
    '2026-05-04 09:12:01.100000',
    '2026-05-04 09:12:01.100100',
    '2026-05-04 09:12:01.101500',
    '2026-05-04 09:12:01.101600',
  ];
  return [
    `FW-B # diagnose sniffer packet ${asked} 'host 198.51.100.40' 4 0 l`,
    `interfaces=[${asked}]`,
    'filters=[host 198.51.100.40]',
    ...packets.map((packet, at) => `${times[at] ?? ''} ${packet}`),
  ];
}

test('a reset that the firewall never saw come in may be its own', async () => {
  expect(await first('fw.txt', sniffed('any', SYN, RST_OUT))).toEqual(['connection-refused', 'likely', true]);
});

test('a reset that came in at another port is the server’s, also behind address translation', async () => {
  const plain = [SYN, SYN.replace('port1 in', 'port2 out'), RST_OUT.replace('port1 out', 'port2 in'), RST_OUT];
  expect(await first('fw.txt', sniffed('any', ...plain))).toEqual(['connection-refused', 'confirmed', false]);
  const translated = plain.map((packet) =>
    packet.includes('port2') ? packet.replace('192.0.2.21.57958', '203.0.113.9.41000') : packet,
  );
  expect((await first('fw.txt', sniffed('any', ...translated)))[2]).toBe(false);
});

test('a sniffer at one port sees no other, so its resets say nothing of the firewall', async () => {
  expect(await first('fw.txt', sniffed('port1', SYN, RST_OUT))).toEqual(['connection-refused', 'confirmed', false]);
});

const ends = (port: number) => [`192.0.2.21.${String(port)}`, '198.51.100.40.8443'] as const;

function unanswered(port: number): readonly string[] {
  const [client, server] = ends(port);
  return [1, 2, 4].map(
    (second) =>
      `${String(1_777_885_920 + second)}.000000 IP ${client} > ${server}: Flags [S], seq 100, win 64240, length 0`,
  );
}

function served(port: number, second: number): readonly string[] {
  const [client, server] = ends(port);
  const at = (micros: number): string => `${String(1_777_885_920 + second)}.${String(micros)}`;
  return [
    `${at(300_000)} IP ${client} > ${server}: Flags [S], seq 100, win 64240, length 0`,
    `${at(301_000)} IP ${server} > ${client}: Flags [S.], seq 500, ack 101, win 64240, length 0`,
    `${at(301_100)} IP ${client} > ${server}: Flags [.], ack 1, win 502, length 0`,
    `${at(302_000)} IP ${client} > ${server}: Flags [P.], seq 1:200, ack 1, win 502, length 199`,
    `${at(303_000)} IP ${server} > ${client}: Flags [.], ack 200, win 502, length 0`,
  ];
}

test('without any answer, silence is confirmed', async () => {
  expect(await first('eth0.txt', unanswered(40_001))).toEqual(['no-answer-to-syn', 'confirmed', false]);
});

test('a SYN that the SSM left unanswered while it served the same client speaks of that connection alone', async () => {
  const at = (second: string): string => `04-May-2026 09:12:${second} UTC`;
  const log = [
    `${at('01,000')} INFO  [] [vmanage-a] [SmartLicensingUtil] (default task-3) |default| POST https://198.51.100.40:8443/oauth/token`,
    `${at('05,000')} ERROR [] [vmanage-a] [RestAPIClient] (default task-3) |default| Failed to reach https://198.51.100.40:8443/oauth/token`,
    'java.net.SocketTimeoutException: connect timed out',
    `${at('05,002')} ERROR [] [vmanage-a] [SmartLicensingIntegrationRestfulResource] (default task-3) |default| Failed to authenticate Smart Account credentials.: connect timed out`,
  ];
  const access = ['02', '03', '04'].map(
    (second) =>
      `192.0.2.21 - - [04/May/2026:09:12:${second} +0000] "GET /api/v1/accounts/search HTTP/1.1" 200 99 "-" "Java/17.0.9"`,
  );
  const texts = { 'vmanage-server.log': log, 'eth0.txt': unanswered(40_001), 'access.log': access };
  const { findings } = await analyze(
    Object.entries(texts).map(([path, lines]) => ({ path, content: `${lines.join('\n')}\n` })),
  );
  const [silence] = findings;
  const shown = [silence?.rule, silence?.confidence, silence?.explanation.includes('Against it:')];
  expect(shown).toEqual(['no-answer-to-syn', 'likely', true]);
});

test('a connection of the same moment that was answered rules silence out', async () => {
  const [rule] = await first('eth0.txt', [...unanswered(40_001), ...served(40_002, 3)]);
  expect(rule).not.toBe('no-answer-to-syn');
});

const V6 = ['2001:db8:1::21.40001', '2001:db8:2::40.8443'] as const;

/** Connection requests of one client, each followed by what a router reports. */
function reported(report: string, [client, server]: readonly [string, string] = ends(40_001)): readonly string[] {
  const ip = client.includes(':') ? 'IP6' : 'IP';
  return [1, 2, 4].flatMap((second) => [
    `${String(1_777_885_920 + second)}.000000 ${ip} ${client} > ${server}: Flags [S], seq 100, win 64240, length 0`,
    `${String(1_777_885_920 + second)}.100000 ${ip} ${report}`,
  ]);
}

test.each([
  ['203.0.113.9 > 192.0.2.21: ICMP time exceeded in-transit, length 36', undefined],
  ['203.0.113.9 > 192.0.2.21: ICMP parameter problem - octet 20, length 36', undefined],
  ['2001:db8:9::9 > 2001:db8:1::21: ICMP6, time exceeded in-transit for 2001:db8:2::40, length 88', V6],
])('an ICMP error that does not name its packet may be the answer: %s', async (report, addresses) => {
  expect(await first('eth0.txt', reported(report, addresses))).toEqual(['no-answer-to-syn', 'likely', true]);
});

test('an ICMP error to another host, or long before, is none', async () => {
  const strange = '203.0.113.9 > 192.0.2.22: ICMP time exceeded in-transit, length 36';
  expect(await first('eth0.txt', reported(strange))).toEqual(['no-answer-to-syn', 'confirmed', false]);
  const before = `1777885800.000000 IP ${strange.replace('.22', '.21')}`;
  expect(await first('eth0.txt', [before, ...unanswered(40_001)])).toEqual(['no-answer-to-syn', 'confirmed', false]);
});

test.each([
  ['ICMP time exceeded in-transit', '203.0.113.9', ends(40_001), 'host-unreachable', 'likely'],
  ['ICMP host 198.51.100.40 unreachable', '203.0.113.9', ends(40_001), 'host-unreachable', 'confirmed'],
  ['ICMP6, time exceeded in-transit', '2001:db8:9::9', V6, 'host-unreachable', 'likely'],
] as const)('%s that quotes the request is its answer', async (report, router, addresses, rule, confidence) => {
  const [client, server] = addresses;
  const [ip, outer] = client.includes(':')
    ? ['IP6', '(hlim 250, next-header ICMPv6 (58) payload length: 88)']
    : ['IP', '(tos 0x0, ttl 250, id 1, offset 0, flags [none], proto ICMP (1), length 56)'];
  const inner = outer.replace('ICMPv6 (58)', 'TCP (6)').replace('ICMP (1)', 'TCP (6)');
  const syn = `${client} > ${server}: Flags [S], seq 100, win 64240, length 0`;
  const host = client.replace(/\.\d+$/, '');
  const lines = [1, 2, 4].flatMap((second) => [
    `${String(1_777_885_920 + second)}.000000 ${ip} ${inner}`,
    `    ${syn}`,
    `${String(1_777_885_920 + second)}.100000 ${ip} ${outer}`,
    `    ${router} > ${host}: ${report}, length 88`,
    `\t${ip} ${inner.replace('250', '1')}`,
    `    ${syn}`,
  ]);
  expect((await first('eth0.txt', lines)).slice(0, 2)).toEqual([rule, confidence]);
});

test('a row of Wireshark’s list shows the error and not its packet', async () => {
  const row = (no: number, second: number, ends: string, rest: string): string =>
    `    ${String(no)} 2026-05-04 09:12:0${String(second)}.100000 ${ends} ${rest}`;
  const head = '    No. Time                       Source        Destination   Protocol Length Info';
  const rows = [1, 2, 4].flatMap((second, at) => [
    row(2 * at + 1, second, '192.0.2.21   198.51.100.40', 'TCP 74 40001 → 8443 [SYN] Seq=0 Win=64240 Len=0 MSS=1460'),
    row(
      2 * at + 2,
      second,
      '203.0.113.9  192.0.2.21',
      'ICMP 70 Time-to-live exceeded (Time to live exceeded in transit)',
    ),
  ]);
  expect(await first('list.txt', [head, ...rows])).toEqual(['no-answer-to-syn', 'likely', true]);
});

test('a doubt is of the causes that lean on what it is about', async () => {
  const later = SYN.replace('57958', '57960');
  const router = 'port2 in 203.0.113.9 -> 192.0.2.21: icmp: host 198.51.100.40 unreachable';
  const lines = sniffed('any', SYN, RST_OUT, later, router);
  const { findings } = await analyze([{ path: 'fw.txt', content: `${lines.join('\n')}\n` }]);
  const shown = findings.map(({ rule, confidence, explanation }) => [
    rule,
    confidence,
    explanation.includes('Against it:'),
  ]);
  expect(shown).toContainEqual(['host-unreachable', 'confirmed', false]);
  expect(shown).not.toContainEqual(['connection-refused', 'confirmed', expect.anything()]);
});
