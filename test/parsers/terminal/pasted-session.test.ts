import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../../src/index.js';
import { readBytes } from '../wireshark/exports.js';

const RESET = [
  'CONNECTED(00000003)',
  'write:errno=104',
  '---',
  'no peer certificate available',
  '---',
  'SSL handshake has read 0 bytes and written 283 bytes',
];
const COMMAND = 'openssl s_client -connect ssm.example.net:8443';
const TARGET = { 'destination.domain': 'ssm.example.net', 'destination.port': 8443 };

const handshakes = async (...lines: readonly string[]): Promise<readonly object[]> => {
  const { events } = await readBytes(Buffer.from(lines.join('\n')));
  return events.flatMap(({ kind, facts }) => (kind === 'tls.handshake' ? [facts] : []));
};

describe('a session as a note carries it', () => {
  test.each([
    ['without a prompt', [COMMAND, ...RESET]],
    ['bold', [`**${COMMAND}**`, ...RESET]],
    [
      'indented, among prose',
      ['Tried:', '', ...[`$ ${COMMAND}`, ...RESET].map((line) => `    ${line}`), '', 'Regards'],
    ],
    ['by a tab, with a full prompt', [`admin@manager:~$ ${COMMAND}`, ...RESET].map((line) => `\t${line}`)],
    ['quoted', [`$ ${COMMAND}`, ...RESET].map((line) => `> ${line}`)],
    ['after another command', ['nslookup', 'no output', COMMAND, ...RESET]],
  ])('%s', async (_what, lines) => {
    expect(await handshakes(...lines)).toMatchObject([{ ...TARGET, 'tls.outcome': 'reset' }]);
  });

  test('two commands without prompts are two', async () => {
    const other = COMMAND.replace('ssm.example.net', 'ssm.example.org');
    expect(await handshakes(COMMAND, ...RESET, other, ...RESET)).toMatchObject([
      TARGET,
      { 'destination.domain': 'ssm.example.org' },
    ]);
  });

  test('a command that its output does not follow is none', async () => {
    expect((await readBytes(Buffer.from(`${COMMAND}\nThe above hangs.\n`))).format).toBeNull();
  });

  test('the command above a fence belongs to it', async () => {
    const content = Buffer.from(['I ran this:', '', `\`${COMMAND}\``, '', '```', ...RESET, '```', ''].join('\n'));
    const { findings } = await analyze([{ path: 'note.md', content }]);
    expect(findings[0]?.rule).toBe('tls-handshake-reset');
  });
});

describe('a part of what s_client printed', () => {
  const REST = [
    'SSL handshake has read 2208 bytes and written 396 bytes',
    'Verification error: certificate has expired',
  ];

  test('says what its own lines say, of no server', async () => {
    const [facts, ...others] = await handshakes('---', 'subject=CN = ssm.example.net', ...REST);
    expect(others).toEqual([]);
    expect(facts).toMatchObject({ 'tls.server.subject': 'CN=ssm.example.net', 'x509.verify_error': 10 });
    expect(facts).not.toHaveProperty(['destination.port']);
  });

  test('a chain that is good is no error', async () => {
    const good = ['New, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384', 'Verification: OK', 'Verify return code: 0 (ok)'];
    expect(await handshakes(...good)).toMatchObject([{ 'tls.outcome': 'finished', 'x509.verify_error': 0 }]);
  });
});

test('a command of which nothing was understood is named with its line', async () => {
  const { reading, notices } = await readBytes(Buffer.from('$ date -u\nyesterday\n$ curl -v https://x/\nfoo\n'));
  expect(reading).toMatchObject({ records: 2, understood: 0 });
  expect(notices).toEqual([
    {
      code: 'not-read',
      source: 'export',
      number: 1,
      message: 'nothing was understood of what 2 commands printed, the first: date',
    },
  ]);
});
