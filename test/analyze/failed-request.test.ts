/** What is said of the request that failed: who it was asked of, what it was answered, and whether it was repeated. */
import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../src/index.js';

type Files = Readonly<Record<string, readonly string[]>>;

async function judged(files: Files) {
  const { outcome, findings } = await analyze(
    Object.entries(files).map(([path, lines]) => ({ path, content: `${lines.join('\n')}\n` })),
  );
  return {
    outcome,
    found: findings.map(({ rule, confidence }) => `${rule} ${confidence}`),
  };
}

const SERVER = 'https://lic.example.org:8443';
/** Lines of one sync, which begins at 14:05:00 UTC on 9 June 2026. */
const line = (time: string, level: string, logger: string, text: string): string =>
  `09-Jun-2026 14:05:${time} UTC ${level} [] [nms-2] [${logger}] (default task-17) || ${text}`;
const TOKEN = [
  line('00,010', 'INFO', 'SmartLicensingUtil', `Requesting ${SERVER}/oauth/token`),
  line('00,015', 'INFO', 'SmartLicensingUtil', 'grant_type=password, client_id=c0ffee12****beef, username=lic-sync'),
];
const failed = (time: string, path: string, words: string, exception: string): readonly string[] => [
  line(`${time},200`, 'ERROR', 'RestAPIClient', `Failed to call ${SERVER}${path}: ${words}`),
  exception,
];
const gaveUp = (time: string, words: string): string =>
  line(`${time},202`, 'ERROR', 'SmartLicensingIntegrationRestfulResource', `License sync failed: ${words}`);
const CLOSED = failed(
  '00',
  '/oauth/token',
  'lic.example.org:8443 failed to respond',
  'org.apache.http.NoHttpResponseException: lic.example.org:8443 failed to respond',
);
const DONE = [
  line('00,480', 'INFO', 'SmartLicensingUtil', 'Access token obtained'),
  line('01,100', 'INFO', 'SmartLicensingIntegrationManager', 'License sync completed, 4 licenses'),
];

describe('a request that the client repeats by itself', () => {
  test('heals when the sync comes to a good end', async () => {
    const { outcome, found } = await judged({ 'vmanage-server.log': [...TOKEN, ...CLOSED, ...DONE] });
    expect([outcome, found]).toEqual(['healed', []]);
  });

  test.each([
    ['the sync gave up first', [...TOKEN, ...CLOSED, gaveUp('00', 'failed to respond'), ...DONE]],
    ['nothing says that it ended', [...TOKEN, ...CLOSED, ...DONE.slice(0, 1)]],
    [
      'the end is no good one',
      [...TOKEN, ...CLOSED, line('01,100', 'INFO', 'SmartLicensingUtil', 'License sync not completed')],
    ],
    [
      'a new sync begins and is cut off',
      [...TOKEN, ...CLOSED, line('01,100', 'INFO', 'SmartLicensingUtil', 'License sync requested')],
    ],
  ])('does not where %s', async (_why, lines) => {
    expect((await judged({ 'vmanage-server.log': lines })).outcome).toBe('cause-found');
  });
});

test('an answer to the token request does not clear the next request, which got none', async () => {
  const next = '/api/v1/accounts/search';
  const waited = [
    ...TOKEN,
    line('00,300', 'INFO', 'SmartLicensingUtil', 'Access token obtained'),
    line('00,310', 'INFO', 'SmartLicensingUtil', `Requesting ${SERVER}${next}`),
    ...failed('30', next, 'Read timed out', 'java.net.SocketTimeoutException: Read timed out'),
    gaveUp('30', 'Read timed out'),
  ];
  const messages = [
    'Jun  9 14:05:00 licsrv 11aa22bb33cc: method=POST path=/oauth/token format=json controller=Doorkeeper::TokensController action=create status=200 duration=31.00 view=0.30 db=4.00',
    'Jun  9 14:05:00 licsrv 44dd55ee66ff: 192.0.2.21 - - [09/Jun/2026:14:05:00 +0000] "POST /oauth/token HTTP/1.1" 200 151 "-" "Java/17.0.9"',
  ];
  const { found } = await judged({ 'vmanage-server.log': waited, messages });
  expect(found[0]).toMatch(/^read-timeout/);
});

describe('a proxy', () => {
  const refused = [
    ...TOKEN,
    ...failed('00', '/oauth/token', 'Connection refused', 'java.net.ConnectException: Connection refused'),
    gaveUp('00', 'Connection refused'),
  ];
  const setting = (text: string): string =>
    `08-Jun-2026 09:00:00,000 UTC INFO [] [nms-2] [HttpsProxyServerSettings] (default task-3) || ${text}`;

  test('that is set in a line of another class leaves open who refused', async () => {
    const lines = [setting('Proxy server saved, host 192.0.2.50 port 3128'), ...refused];
    const { found } = await judged({ 'vmanage-server.log': lines });
    expect(found).not.toContain('connection-refused confirmed');
  });

  test.each(['Proxy server settings read', 'Proxy is not configured'])('is none where it says "%s"', async (text) => {
    const { found } = await judged({ 'vmanage-server.log': [setting(text), ...refused] });
    expect(found[0]).toBe('connection-refused confirmed');
  });

  const PROXIED = [TOKEN[0] ?? '', line('00,012', 'INFO', 'RestAPIClient', 'proxy host : 192.0.2.50 port : 3128')];
  const waited = failed('40', '/oauth/token', 'Read timed out', 'java.net.SocketTimeoutException: Read timed out');
  const packet = (time: string, from: string, to: string, rest: string): string =>
    `2026-06-09 14:05:${time} IP ${from} > ${to}: ${rest}`;
  const [client, proxy] = ['192.0.2.21.50112', '192.0.2.50.3128'] as const;
  const asked = [
    packet('00.050000', client, proxy, 'Flags [S], seq 1, win 64240, options [mss 1460], length 0'),
    packet('00.051000', proxy, client, 'Flags [S.], seq 5, ack 2, win 64240, options [mss 1460], length 0'),
    packet('00.051100', client, proxy, 'Flags [.], ack 1, win 64240, length 0'),
    packet('00.052000', client, proxy, 'Flags [P.], seq 1:120, ack 1, win 64240, length 119'),
    packet('00.053000', proxy, client, 'Flags [.], ack 120, win 64240, length 0'),
  ];
  const ended = packet('40.190000', client, proxy, 'Flags [F.], seq 120, ack 1, win 64240, length 0');
  const answered = packet('00.090000', proxy, client, 'Flags [P.], seq 1:40, ack 120, win 64240, length 39');

  test('that sent nothing was still asked for the tunnel', async () => {
    const files = { 'vmanage-server.log': [...PROXIED, ...waited, gaveUp('40', 'Read timed out')] };
    const silent = await judged({ ...files, 'eth0.txt': [...asked, ended] });
    expect(silent.found).toEqual(['failed-at-proxy possible']);
    const talking = await judged({ ...files, 'eth0.txt': [...asked, answered, ended] });
    expect(talking.found[0]).not.toMatch(/proxy/);
  });

  test('that does not answer curl’s CONNECT in time did not close the connection', async () => {
    const { found } = await judged({
      'session.txt': [
        '$ curl -v -x http://proxy.example.org:3128 https://lic.example.org:8443/oauth/token',
        '*   Trying 192.0.2.50:3128...',
        '* Connected to proxy.example.org (192.0.2.50) port 3128 (#0)',
        '* Establish HTTP proxy tunnel to lic.example.org:8443',
        '> CONNECT lic.example.org:8443 HTTP/1.1',
        '> Host: lic.example.org:8443',
        '>',
        '* Proxy CONNECT aborted due to timeout',
        'curl: (28) Proxy CONNECT aborted due to timeout',
      ],
    });
    expect(found).toEqual(['failed-at-proxy possible']);
  });
});

describe('an application whose lines have no stamps', () => {
  const gateway = (second: string, status: string): string =>
    `gateway-1  | 192.0.2.21 - - [09/Jun/2026:14:05:${second} +0000] "POST /backend/oauth/token HTTP/1.1" ${status} 60 "-" "Java/17.0.9"`;
  const served = (status: string): string =>
    `web-1      | method=POST path=/oauth/token format=json controller=Doorkeeper::TokensController action=create status=${status} duration=9.00 view=0.30 db=1.00`;
  const broken =
    'web-1      | Redis::CannotConnectError (Error connecting to Redis on redis:6379 (Errno::ECONNREFUSED)):';
  const manager = [
    ...TOKEN,
    line('00,300', 'ERROR', 'RestAPIClient', `Failed to POST ${SERVER}/oauth/token: HTTP 500 {"status":500}`),
    gaveUp('00', '{"status":500}'),
  ];

  test.each([
    ['before', [broken, served('500'), gateway('00', '500')]],
    ['after', [gateway('00', '500'), broken, served('500')]],
    ['among others', [served('200'), gateway('00', '200'), gateway('00', '500'), broken, served('500')]],
  ])('is of the gateway’s request (%s)', async (_order, lines) => {
    const { found } = await judged({ 'vmanage-server.log': manager, 'ssm/compose.log': lines });
    expect(found[0]).toMatch(/^ssm-redis-down (likely|confirmed)/);
  });

  test('is nobody’s where the two wrote different numbers of lines', async () => {
    const lines = [broken, served('500'), gateway('00', '500'), gateway('01', '500')];
    const { found } = await judged({ 'vmanage-server.log': manager, 'ssm/compose.log': lines });
    expect(found).not.toContain('ssm-redis-down confirmed');
  });
});
