/** One paste by itself: what it means, which causes explain it, and that it proves none. */
import { describe, expect, test } from '@jest/globals';
import { exitCodeOf } from '../../src/cli/exit-code.js';
import type { Analysis } from '../../src/core/analysis.js';
import { analyze, renderJson, renderMarkdown } from '../../src/index.js';

const analysisOf = (content: string): Promise<Analysis> => analyze([{ path: 'paste.txt', content }]);

const rulesOf = ({ findings }: Analysis): readonly string[] => findings.map(({ rule }) => rule);

const NGINX = (message: string): string =>
  `2024/05/03 10:11:12 [error] 31#31: *88 ${message}, client: 192.0.2.21, server: ssm.example.net, request: "POST /backend/oauth/token HTTP/1.1", upstream: "http://127.0.0.1:3000/oauth/token"\n`;

const PASTES: readonly (readonly [text: string, first: string, means: RegExp])[] = [
  ['{"error":"invalid_client"}', 'wrong-client-secret', /refused the client/],
  ['{"error":"invalid_grant","error_description":"The provided …"}', 'wrong-user-password', /It refused the user/],
  ['{"error":"unauthorized_client"}', 'wrong-grant-type', /not allowed to use the grant/],
  ['{"error": "unsupported_gr', 'wrong-grant-type', /does not offer the requested grant/],
  ['HTTP/1.1 502 Bad Gateway', 'upstream-refused-502', /A gateway answered by itself/],
  [
    'javax.net.ssl.SSLHandshakeException: No subject alternative names matching IP address 192.0.2.40 found\n\tat a.B.c(B.java:1)',
    'tls-name-mismatch',
    /for other names than the one in the URL/,
  ],
  ['java.net.SocketTimeoutException: Read timed out', 'read-timeout', /no answer came within the time/],
  [
    'java.net.ConnectException: Connection refused (Connection refused)',
    'connection-refused',
    /answered .* with a reset/,
  ],
  [
    'curl: (60) SSL certificate problem: self-signed certificate',
    'tls-untrusted-ca',
    /no issuer of it in its trust store/,
  ],
  [NGINX('no live upstreams while connecting to upstream'), 'upstream-refused-502', /gets HTTP 502/],
  [
    NGINX('upstream timed out (110: Connection timed out) while reading response header from upstream'),
    'upstream-timeout-504',
    /gets HTTP 504/,
  ],
];

describe.each(PASTES)('%s', (text, first, means) => {
  test('gives its likeliest cause, at most possible, and no attempt', async () => {
    const analysis = await analysisOf(text);
    expect(rulesOf(analysis)[0]).toBe(first);
    expect(new Set(analysis.findings.map(({ confidence }) => confidence))).toEqual(new Set(['possible']));
    expect(analysis.attempts).toEqual([]);
    expect(exitCodeOf(analysis, 'possible')).toBe(1);
    expect(exitCodeOf(analysis, 'likely')).toBe(0);
    const report = renderMarkdown(analysis);
    expect(report).toMatch(/^# License sync: only an isolated line, possible cause: /);
    expect(report).toContain('one line by itself');
    expect(report).toMatch(means);
  });
});

test('a cut code names no decision that its begin denies', async () => {
  const report = renderMarkdown(await analysisOf('{"error": "inv'));
  expect(report).toContain('The code is cut');
  expect(report).not.toContain('the answer is `unauthorized_client`');
});

test('the tail of s_client without its server is at most possible, and marked', async () => {
  const analysis = await analysisOf('    Verify return code: 21 (unable to verify the first certificate)\n---\n');
  expect(analysis.findings[0]).toMatchObject({ rule: 'tls-untrusted-ca', confidence: 'possible' });
  expect(renderMarkdown(analysis)).toContain('An isolated line shows it');
});

describe("a router's line", () => {
  const LINE =
    '*May  3 10:11:12.123: %SMART_LIC-3-COMM_FAILED: Communications failure with the Cisco Smart License Utility (CSLU) : Unable to resolve server hostname/domain name\n';

  test('is of the device and gives no cause of the sync', async () => {
    const analysis = await analysisOf(LINE);
    expect(analysis.findings).toEqual([]);
    expect(exitCodeOf(analysis, 'possible')).toBe(1);
    expect(exitCodeOf(analysis, 'likely')).toBe(4);
    const report = renderMarkdown(analysis);
    expect(report).toContain("nothing of the manager's license sync");
    expect(report).toContain('The device got no address for the host of its license URL.');
    expect(report).not.toContain('8443');
  });

  test('and what it is set to says nothing of a failure', async () => {
    const analysis = await analysisOf(
      'edge1#show license status\nSmart Licensing Using Policy:\n  Status: ENABLED\n\nTransport:\n  Type: Smart\n  URL: https://ssm.example.net/SmartTransport\n\nUsage Reporting:\n  Last ACK received: <none>\n\nTrust Code Installed: <none>\n',
    );
    expect(exitCodeOf(analysis, 'possible')).toBe(4);
    const report = renderMarkdown(analysis);
    expect(report).toContain('https://ssm.example.net/SmartTransport');
    expect(report).toContain('no trust code is installed');
  });
});

test('a text without an error stays nothing to judge', async () => {
  const analysis = await analysisOf('Dear colleague,\nplease see the attached file.\n');
  expect(analysis.isolated).toBeUndefined();
  expect(exitCodeOf(analysis, 'possible')).toBe(4);
});

test('a longer log without a sync is no paste', async () => {
  const analysis = await analysisOf(NGINX('no live upstreams while connecting to upstream').repeat(60));
  expect(analysis.isolated).toBeUndefined();
});

test('JSON says what the line means', async () => {
  const json: unknown = JSON.parse(renderJson(await analysisOf('{"error":"invalid_client"}')));
  expect(json).toMatchObject({
    isolated: [{ of: 'sync', failed: true, stage: 'token', says: expect.stringContaining('refused the client') }],
    findings: [{ why: 'unseen-step', attempts: [] }, {}, {}],
  });
});

test('errors of a server in a whole log, which no cause explains, are no lines by themselves', async () => {
  const served = Array.from(
    { length: 9 },
    (_, index) =>
      `2024/03/05 10:15:0${String(index)} [error] 31#31: *${String(index)} open() "/srv/www/${String(index)}.png" failed (2: No such file or directory), client: 192.0.2.${String(index + 1)}, server: www.example.com, request: "GET /${String(index)}.png HTTP/1.1", host: "www.example.com"\n`,
  );
  const analysis = await analyze([{ path: 'error.log', content: served.join('') }]);
  expect(analysis).toMatchObject({ outcome: 'nothing-to-judge', findings: [] });
  expect(analysis.isolated).toBeUndefined();
  const alone = await analyze([{ path: 'error.log', content: served[0] ?? '' }]);
  expect(alone.isolated).toHaveLength(1);
});
