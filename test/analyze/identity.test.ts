/** Whose name, whose connection and whose lines: each case in a few lines of its own, as a whole bundle. */
import { describe, expect, test } from '@jest/globals';
import { analyze, type Analysis } from '../../src/index.js';

const HEAD = '05-Mar-2024 10:15:0';
const CLASSES = {
  util: '[nms-a] [SmartLicensingUtil] (default task-7) |default|',
  client: '[nms-a] [RestAPIClient] (default task-7) |default|',
  resource: '[nms-a] [SmartLicensingIntegrationRestfulResource] (default task-7) |default|',
} as const;

/** A sync of nms-a whose token request ends in an exception. */
function failedSync(exception: string, message: string): string {
  return [
    `${HEAD}0,100 UTC INFO  ${CLASSES.util} URL being used : https://ssm.example.net:8443/oauth/token`,
    `${HEAD}0,104 UTC INFO  ${CLASSES.util} Query params : grant_type=password&client_id=Xb3k…09aQ&username=licsync`,
    `${HEAD}0,400 UTC ERROR ${CLASSES.client} Failed to execute POST request https://ssm.example.net:8443/oauth/token : ${message}`,
    `${exception}: ${message}`,
    '\tat org.apache.http.impl.execchain.MainClientExec.execute(MainClientExec.java:236)',
    `${HEAD}0,401 UTC ERROR ${CLASSES.util} Failed to authenticate user - 'licsync'. ${message}`,
    `${HEAD}0,401 UTC ERROR ${CLASSES.resource} Failed to authenticate Smart Account credentials.: Failed to authenticate user - 'licsync'. ${message}`,
    '',
  ].join('\n');
}

const of = (files: Readonly<Record<string, string>>): Promise<Analysis> =>
  analyze(Object.entries(files).map(([path, content]) => ({ path, content })));

const found = ({ findings }: Analysis): readonly string[] =>
  findings.map(({ rule, confidence }) => `${rule} ${confidence}`);
const cited = ({ findings: [first] }: Analysis, source: string): readonly number[] =>
  (first?.evidence ?? []).filter((one) => one.source === source).map(({ number }) => number);

describe('a name that leads to another server', () => {
  const MISMATCH =
    "Certificate for <ssm.example.net> doesn't match any of the subject alternative names: [wiki.example.com]";
  const log = failedSync('javax.net.ssl.SSLPeerUnverifiedException', MISMATCH);
  const messages = (address: string): string =>
    [
      'Mar  5 10:10:00 ssm 4ab1: 203.0.113.50 - - [05/Mar/2024:10:10:00 +0000] "GET /sessions/get_user HTTP/1.1" 200 311 ' +
        `"https://${address}:8443/" "Mozilla/5.0"`,
      'Mar  5 10:20:00 ssm 4ab1: 203.0.113.50 - - [05/Mar/2024:10:20:00 +0000] "GET /sessions/get_user HTTP/1.1" 200 311 ' +
        `"https://${address}:8443/" "Mozilla/5.0"`,
      '',
    ].join('\n');
  const session = (address: string): string =>
    [
      '$ dig ssm.example.net',
      '',
      '; <<>> DiG 9.16.1 <<>> ssm.example.net',
      ';; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 4711',
      ';; QUESTION SECTION:',
      ';ssm.example.net.\t\tIN\tA',
      '',
      ';; ANSWER SECTION:',
      `ssm.example.net.\t300\tIN\tA\t${address}`,
      '',
      ';; SERVER: 192.0.2.53#53(192.0.2.53)',
      '',
    ].join('\n');

  test('is the cause before its certificate, and cites the look-up', async () => {
    const analysis = await of({
      'vmanage-server.log': log,
      messages: messages('198.51.100.40'),
      'session.txt': session('198.51.100.77'),
    });
    expect(found(analysis)[0]).toMatch(/^dns-wrong-address/);
    expect(cited(analysis, 'session.txt')).toContain(9);
  });

  test('is none where the name leads to the address of the server', async () => {
    const analysis = await of({
      'vmanage-server.log': log,
      messages: messages('198.51.100.77'),
      'session.txt': session('198.51.100.77'),
    });
    expect(found(analysis)[0]).toMatch(/^tls-name-mismatch/);
  });
});

test("a finding that packets show cites the manager's own errors and its exception", async () => {
  const analysis = await of({
    'vmanage-server.log': failedSync(
      'org.apache.http.conn.ConnectTimeoutException',
      'Connect to ssm.example.net:8443 [ssm.example.net/198.51.100.40] failed: connect timed out',
    ),
    'capture.txt': [
      '10:15:00.150000 IP 192.0.2.21.40110 > 198.51.100.40.8443: Flags [S], seq 77, win 64240, options [mss 1460], length 0',
      '10:15:00.152000 IP 203.0.113.1 > 192.0.2.21: ICMP host 198.51.100.40 unreachable - admin prohibited filter, length 68',
      '',
    ].join('\n'),
  });
  expect(found(analysis)[0]).toMatch(/^icmp-admin-prohibited/);
  expect(cited(analysis, 'capture.txt')).toContain(2);
  expect(cited(analysis, 'vmanage-server.log')).toEqual(expect.arrayContaining([3, 4, 6, 7]));
});

describe('what is assumed of an attempt limits what is found of it', () => {
  const assumed = ({ attempts }: Analysis): readonly (string | undefined)[] =>
    attempts.map(({ assumed: one }) => one?.limit);

  test('a name in a capture of look-ups alone', async () => {
    const analysis = await of({
      'lookups.txt': [
        '10:15:00.100000 IP 192.0.2.21.51000 > 192.0.2.53.53: 4711+ A? ssm.example.net. (33)',
        '10:15:00.101000 IP 192.0.2.53.53 > 192.0.2.21.51000: 4711 NXDomain 0/1/0 (102)',
        '',
      ].join('\n'),
    });
    expect(found(analysis)).toEqual(['dns-nxdomain possible']);
    expect(assumed(analysis)).toEqual(['possible']);
  });

  test('a port other than that of the API', async () => {
    const analysis = await of({
      'refused.txt': [
        '10:15:00.100000 IP 192.0.2.21.40110 > 198.51.100.40.443: Flags [S], seq 77, win 64240, options [mss 1460], length 0',
        '10:15:00.101000 IP 198.51.100.40.443 > 192.0.2.21.40110: Flags [R.], seq 0, ack 78, win 0, length 0',
        '',
      ].join('\n'),
    });
    expect(found(analysis)).toEqual(['connection-refused possible']);
    expect(assumed(analysis)).toEqual(['possible']);
  });

  test('a client of which only a failed handshake is known', async () => {
    const line = (second: string, client: string): string =>
      `2024/03/05 10:15:${second} [info] 31#31: *7 SSL_do_handshake() failed (SSL: error:0A000418:SSL routines::tlsv1 alert unknown ca:SSL alert number 48) while SSL handshaking, client: ${client}, server: 0.0.0.0:8443`;
    const analysis = await of({ 'error.log': `${line('01', '192.0.2.21')}\n` });
    expect(found(analysis)[0]).toBe('tls-untrusted-ca possible');
    expect(assumed(analysis)).toEqual(['possible']);
    const seconds = ['00', '05', '10', '15', '20', '25'];
    const probed = await of({ 'error.log': seconds.map((second) => `${line(second, '192.0.2.9')}\n`).join('') });
    expect(found(probed)).toEqual([]);
    expect(probed.notices.map(({ code }) => code)).toContain('other-clients');
  });
});
