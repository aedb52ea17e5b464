import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../../src/index.js';
import { readBytes, readSample } from '../wireshark/exports.js';

const LINE =
  '1732008704.471      1 192.0.2.21 TCP_DENIED/403 4032 CONNECT ssm.example.net:8443 - HIER_NONE/- text/html';
const rulesOf = async (...lines: readonly string[]): Promise<readonly string[]> => {
  const { findings } = await analyze([{ path: 'access.log', content: Buffer.from(lines.join('\n')) }]);
  return findings.map(({ rule }) => rule);
};

test('tunnels that failed, and those to the API, begin when they were asked for', async () => {
  const read = await readSample('squid-access/access.log');
  expect([read.format, read.role]).toEqual(['squid-access', 'proxy']);
  expect(read.events.map(({ facts }) => facts)).toEqual([
    expect.objectContaining({ 'source.ip': '192.0.2.21', 'http.response.status_code': 200, 'event.duration': 84_000 }),
    expect.objectContaining({ 'url.original': 'ssm.example.net:8443', 'http.response.status_code': 403 }),
    expect.objectContaining({ 'source.ip': '2001:db8::21', 'http.response.status_code': 503 }),
    expect.objectContaining({ 'url.original': 'www.example.org:443', 'http.response.status_code': 407 }),
  ]);
  const { stamp, end, evidence } = read.events[2] ?? {};
  expect([stamp?.timeOfDay, end?.timeOfDay]).toEqual([34_304_459_000, 34_364_471_000]);
  expect(evidence?.[0]).toMatchObject({ unit: 'line', number: 3 });
});

describe('what a proxy answered, by its log alone', () => {
  const status = (code: string): string => LINE.replace('TCP_DENIED/403', code);

  test.each([
    ['TCP_DENIED/403', 'proxy-connect-denied'],
    ['TCP_TUNNEL/503', 'proxy-cannot-reach-ssm'],
    ['NONE_NONE/504', 'proxy-cannot-reach-ssm'],
    ['TCP_DENIED/407', 'proxy-auth-required-407'],
  ])('%s: %s', async (code, rule) => {
    expect(await rulesOf(status(code))).toEqual([rule]);
  });

  test('three answers are three incidents', async () => {
    const later = (line: string, seconds: number): string =>
      line.replace('1732008704', String(1_732_008_704 + seconds));
    const lines = [LINE, later(status('TCP_TUNNEL/503'), 30), later(status('TCP_DENIED/407'), 60)];
    expect(new Set(await rulesOf(...lines))).toEqual(
      new Set(['proxy-connect-denied', 'proxy-cannot-reach-ssm', 'proxy-auth-required-407']),
    );
  });

  test('a 407 that credentials follow is no failure', async () => {
    const tunnel =
      '1732008710.600   6100 192.0.2.21 TCP_TUNNEL/200 9000 CONNECT ssm.example.net:8443 svc HIER_DIRECT/- -';
    expect(await rulesOf(status('TCP_DENIED/407'), tunnel)).toEqual([]);
  });

  test('what others were refused says nothing of a license sync', async () => {
    expect(await rulesOf(LINE.replace('ssm.example.net:8443', 'www.example.org:443'))).toEqual([]);
  });

  test('in the format combined', async () => {
    const line =
      '192.0.2.21 - - [19/Nov/2024:09:31:44 +0000] "CONNECT ssm.example.net:8443 HTTP/1.1" 403 4032 "-" "Java" TCP_DENIED:HIER_NONE';
    expect(await rulesOf(line)).toEqual(['proxy-connect-denied']);
  });
});

test('its line is joined with the call that the manager logged', async () => {
  const log = 'samples/rules/proxy-connect-denied/fires/vmanage-server.log';
  const { findings, attempts } = await analyze([
    { path: 'vmanage-server.log', content: readFileSync(log) },
    { path: 'access.log', content: Buffer.from(`${LINE}\n`) },
  ]);
  const cited = findings[0]?.evidence.map(({ source }) => source);
  expect(findings[0]?.rule).toBe('proxy-connect-denied');
  expect(new Set(cited)).toEqual(new Set(['vmanage-server.log', 'access.log']));
  expect(attempts.at(-1)?.client.addresses).toEqual(['192.0.2.21']);
});

test('a line that is cut after its target is read', async () => {
  const { events } = await readBytes(Buffer.from(`${LINE}\n${LINE.slice(0, LINE.indexOf(' - HIER'))}\n`));
  expect(events).toHaveLength(2);
});
