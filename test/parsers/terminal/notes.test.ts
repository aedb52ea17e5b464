/** Commands as notes and tickets hold them: quiet ones, and lines that are marked as code one by one. */
import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../../src/index.js';
import { withoutCodeMarks } from '../../../src/text/code-line.js';

async function found(path: string, lines: readonly string[]): Promise<readonly string[]> {
  const { findings } = await analyze([{ path, content: `${lines.join('\n')}\n` }]);
  return findings.map(({ rule }) => rule);
}

const TOKEN = 'https://lic.example.org:8443/oauth/token';
const POST = `wget -qO- --no-check-certificate --post-data 'grant_type=password&client_id=c0ffee12&username=lic' ${TOKEN}`;

describe('wget', () => {
  test.each([
    ['a body alone', POST, ['{"error":"unauthorized_client","error_description":"No."}'], 'wrong-grant-type'],
    [
      'No data received',
      `wget --post-data=grant_type=password ${TOKEN}`,
      [
        `--2026-06-09 14:05:00--  ${TOKEN}`,
        'Resolving lic.example.org (lic.example.org)... 198.51.100.40',
        'Connecting to lic.example.org (lic.example.org)|198.51.100.40|:8443... connected.',
        'HTTP request sent, awaiting response... No data received.',
        'Retrying.',
      ],
      'connection-closed-by-server',
    ],
    [
      'a reset in headers',
      `wget --post-data=grant_type=password ${TOKEN}`,
      [
        `--2026-06-09 14:05:00--  ${TOKEN}`,
        'Connecting to lic.example.org (lic.example.org)|198.51.100.40|:8443... connected.',
        'HTTP request sent, awaiting response... Read error (Connection reset by peer) in headers.',
      ],
      'connection-closed-by-server',
    ],
    [
      'BusyBox, refused',
      `wget -O - ${TOKEN}`,
      [
        'Connecting to lic.example.org:8443 (198.51.100.40:8443)',
        "wget: can't connect to remote host (198.51.100.40): Connection refused",
      ],
      'connection-refused',
    ],
    ['BusyBox, no such name', `wget -O - ${TOKEN}`, ["wget: bad address 'lic.example.org:8443'"], 'dns-nxdomain'],
    [
      'BusyBox, a redirect',
      `wget -O - --post-data a=b ${TOKEN}`,
      ['Connecting to lic.example.org:8443 (198.51.100.40:8443)', 'wget: server returned error: HTTP/1.1 302 Found'],
      'redirected',
    ],
  ])('%s', async (_what, command, output, rule) => {
    expect((await found('session.txt', [`root@host:~# ${command}`, ...output]))[0]).toBe(rule);
  });

  test('an answer that came is no end without one', async () => {
    const lines = [
      `root@host:~# wget --post-data=grant_type=password ${TOKEN}`,
      `--2026-06-09 14:05:00--  ${TOKEN}`,
      'Connecting to lic.example.org (lic.example.org)|198.51.100.40|:8443... connected.',
      'HTTP request sent, awaiting response... 200 OK',
      'Length: 151 [application/json]',
    ];
    expect(await found('session.txt', lines)).toEqual([]);
  });
});

describe('an OAuth code without a status', () => {
  const body = (code: string): readonly string[] => [
    `root@host:~# curl -sk ${TOKEN} -d grant_type=password`,
    `{"error":"${code}"}`,
  ];

  test('is judged, and rules out what has no code', async () => {
    expect(await found('session.txt', body('unsupported_grant_type'))).toEqual(['grant-flow-not-enabled']);
    const others = await found('session.txt', body('invalid_client'));
    expect(others).not.toContain('redirected');
    expect(others).not.toContain('wrong-token-path');
    expect(others[0]).toMatch(/^wrong-client|^client-/);
  });
});

test('an alert to s_client’s own offer does not say what the manager’s would get', async () => {
  const { findings } = await analyze([
    {
      path: 'session.txt',
      content: [
        'root@host:~# openssl s_client -connect lic.example.org:8443',
        'CONNECTED(00000003)',
        '4087A2C1A77F0000:error:0A000410:SSL routines:ssl3_read_bytes:ssl/tls alert handshake failure:ssl/record/rec_layer_s3.c:1586:SSL alert number 40',
        '---',
        'no peer certificate available',
        '---',
        'SSL handshake has read 7 bytes and written 321 bytes',
        '',
      ].join('\n'),
    },
  ]);
  expect(findings.length).toBeGreaterThan(1);
  expect(findings.map(({ confidence }) => confidence)).toEqual(findings.map(() => 'possible'));
});

describe('getent', () => {
  const manager = [
    '09-Jun-2026 14:05:00,010 UTC INFO [] [nms-2] [SmartLicensingUtil] (default task-17) || Requesting https://lic.example.org:8443/oauth/token',
    '09-Jun-2026 14:05:00,200 UTC ERROR [] [nms-2] [RestAPIClient] (default task-17) || Failed to call https://lic.example.org:8443/oauth/token: No subject alternative DNS name matching lic.example.org found.',
    'javax.net.ssl.SSLHandshakeException: No subject alternative DNS name matching lic.example.org found.',
  ];
  const seen =
    'Jun  9 13:00:00 licsrv 44dd55ee66ff: 192.0.2.99 - - [09/Jun/2026:13:00:00 +0000] "GET /backend/accounts HTTP/1.1" 200 77 "https://198.51.100.40:8443/" "Mozilla/5.0 (X11; Linux x86_64; rv:102.0)"';

  test.each([
    ['hosts', ['203.0.113.18    lic.example.org']],
    ['ahosts', ['203.0.113.18    STREAM lic.example.org', '203.0.113.18    DGRAM', '203.0.113.18    RAW']],
  ])('%s shows where the name leads', async (table, output) => {
    const texts = {
      'vmanage-server.log': manager,
      messages: Array.from({ length: 4 }, (_, hour) => seen.replaceAll('13:00', `1${String(hour)}:00`)),
      'session.txt': [`nms-2:~$ getent ${table} lic.example.org`, ...output],
    };
    const { findings } = await analyze(
      Object.entries(texts).map(([path, lines]) => ({ path, content: `${lines.join('\n')}\n` })),
    );
    expect(findings.find(({ rule }) => rule === 'tls-name-mismatch')?.confidence).not.toBe('confirmed');
    expect(findings[0]?.rule).toBe('dns-wrong-address');
  });

  test('without a row found no address', async () => {
    expect(
      (
        await found('session.txt', [`nms-2:~$ getent hosts lic.example.org`, 'nms-2:~$ nc -vz lic.example.org 8443'])
      )[0],
    ).toBe('dns-nxdomain');
  });
});

test.each(['    ', '\t', '> '])('a command and its output behind %j need no prompt', async (front) => {
  const lines = [
    `curl -vk ${TOKEN}`,
    '*   Trying 198.51.100.40:8443...',
    '* connect to 198.51.100.40 port 8443 failed: Connection refused',
    'curl: (7) Failed to connect to lic.example.org port 8443: Connection refused',
  ];
  const note = ['Tried from the jump host:', '', ...lines.map((line) => front + line), '', 'Thanks'];
  expect((await found('note.txt', note))[0]).toBe('connection-refused');
});

describe('lines marked as code', () => {
  test.each([
    ['`curl: (7) no`', 'curl: (7) no'],
    ['- `* Trying 192.0.2.1:8443...`  ', '* Trying 192.0.2.1:8443...'],
    ['`one`<br>', 'one'],
    ['``a `b` c``', '``a `b` c``'],
    ['run `one` and `two`', 'run `one` and `two`'],
    ['`one` then', '`one` then'],
  ])('%s', (text, expected) => {
    expect(withoutCodeMarks(text)).toBe(expected);
  });

  test('are output', async () => {
    const lines = [
      '## Test from the manager',
      '',
      `*curl -vk ${TOKEN}*`,
      '',
      '`*   Trying 198.51.100.40:8443...`',
      '`* connect to 198.51.100.40 port 8443 failed: Connection refused`',
      '`curl: (7) Failed to connect to lic.example.org port 8443: Connection refused`',
    ];
    expect((await found('note.md', lines))[0]).toBe('connection-refused');
  });
});
