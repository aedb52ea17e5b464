import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { analyze, renderMarkdown } from '../../../src/index.js';
import haproxy from '../../../src/parsers/gateways/haproxy-http.js';
import { haproxyRecord } from '../../../src/parsers/gateways/haproxy-record.js';
import { dayMonthStamp, laterStamp } from '../../../src/parsers/stamps/day-month.js';

const FOLDER = 'samples/parsers/haproxy-http';
const lines = readFileSync(`${FOLDER}/haproxy.log`, 'utf8').trimEnd().split('\n');
const [passed = '', , , tooLarge = '', noServer = '', slow = '', bad = ''] = lines;

describe('a record', () => {
  test('has its request, its times and its upstream', () => {
    expect(haproxyRecord(passed)).toMatchObject({
      client: '192.0.2.21',
      upstream: 'ssm/ssm1',
      upstreamTime: 151_000,
      totalTime: 154_000,
      status: 200,
      bytes: 812,
      request: { method: 'POST', target: '/oauth/token', version: '1.1' },
    });
  });

  test('has no upstream and no time of one where HAProxy answered by itself', () => {
    expect(haproxyRecord(tooLarge)).toMatchObject({ upstream: null, upstreamTime: null, status: 413, ending: 'PR--' });
    expect(haproxyRecord(noServer)).toMatchObject({ client: '2001:db8::21', upstream: null, ending: 'SC--' });
    expect(haproxyRecord(bad)).toMatchObject({ request: null, status: 400 });
  });

  test('is none where a line is cut before its request, and in the log of TCP', () => {
    expect(haproxyRecord(passed.slice(0, passed.indexOf('"')))).toBeNull();
    const tcp = '192.0.2.21:50312 [19/Nov/2024:09:31:44.206] tls ssm/ssm1 0/0/5007 212 -- 0/0/0/0/3 0/0';
    expect([haproxyRecord(tcp), haproxy.claims(tcp)]).toEqual([null, false]);
  });

  test('is stamped at its end, on the next day if it is', () => {
    const stamp = haproxy.stamp(slow);
    expect(stamp).toMatchObject({ date: { year: 2024, month: 11, day: 20 }, timeOfDay: 59_901_000, zone: null });
    const leap = dayMonthStamp('28/Feb/2024:23:59:59.000');
    expect(leap === null ? null : laterStamp(leap, 1_000_000).date).toEqual({ year: 2024, month: 2, day: 29 });
  });
});

/** What a log of HAProxy alone leads to. */
const findingsOf = (...log: readonly string[]) => analyze([{ path: 'haproxy.log', content: `${log.join('\n')}\n` }]);

describe('what it logged takes part in the diagnosis', () => {
  test.each([
    ['413', tooLarge, 'token', 'failed-at-token'],
    ['503', noServer, 'gateway', 'service-unavailable-503'],
    ['504', slow, 'gateway', 'upstream-timeout-504'],
  ])('a %s of the token request is a failure with a cause', async (status, line, stage, rule) => {
    const { outcome, attempts, findings } = await findingsOf(line);
    expect(outcome).toBe('cause-found');
    expect(attempts.map(({ stoppedAt, httpStatus, witness }) => [stoppedAt, httpStatus, witness])).toEqual([
      [stage, Number(status), 'server'],
    ]);
    expect(findings[0]?.rule).toBe(rule);
  });

  test('the report names HAProxy, and nginx nowhere as what answered', async () => {
    const report = renderMarkdown(await findingsOf(noServer));
    expect(report).toContain('HAProxy on ');
    // The time of day in `19/Nov/2024:09:41:44.009` is not 24:09:41.
    expect(report).not.toContain('wrote 24:');
    expect(report).not.toMatch(/nginx (?:served|on) /);
  });

  test('in syslog as by itself', async () => {
    const alone = await findingsOf(noServer);
    const inside = await findingsOf(`Nov 19 09:41:44 lb haproxy[812]: ${noServer}`);
    expect(inside.findings.map(({ rule }) => rule)).toEqual(alone.findings.map(({ rule }) => rule));
  });

  test('two gateways in a row are one attempt', async () => {
    const behind = `192.0.2.50 - - [19/Nov/2024:09:31:44 +0000] "POST /oauth/token HTTP/1.1" 401 84 "-" "Java/11" "192.0.2.21"`;
    const { attempts } = await analyze(
      [
        { path: 'haproxy.log', content: `${passed.replace(' 200 ', ' 401 ')}\n` },
        { path: 'access.log', content: `${behind}\n` },
      ],
      { zones: { 'haproxy.log': 'UTC' } },
    );
    expect(attempts).toHaveLength(1);
  });
});
