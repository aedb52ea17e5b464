import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import parser from '../../../src/parsers/terminal/command-transcript.js';
import { read } from '../../support/lines.js';
import { factsOfKind, readEvents } from './transcript.js';

const HEAD = [
  '--2024-03-27 09:44:18--  https://ssm.example.com:8443/oauth/token',
  'Resolving ssm.example.com (ssm.example.com)... 198.51.100.8',
  'Connecting to ssm.example.com (ssm.example.com)|198.51.100.8|:8443... connected.',
].join('\n');
const COMMAND = 'wget https://ssm.example.com:8443/oauth/token';

test('wget.log: each with its own time', async () => {
  const events = readEvents(await read(readFileSync('samples/parsers/command-transcript/wget.log'), [parser]));
  expect(events.map(({ kind, lines }) => [kind, lines])).toEqual([
    ['dns.lookup', [3]],
    ['tcp.connection', [4]],
    ['tls.handshake', [6]],
    ['http.exchange', [7, 8, 9, 10]],
    ['dns.lookup', [18]],
    ['tcp.connection', [19]],
    ['tls.handshake', [21]],
    ['dns.lookup', [24]],
    ['tcp.connection', [25]],
    ['dns.lookup', [28]],
  ]);
  expect(events[2]?.facts).toMatchObject({ 'tls.outcome': 'finished', 'x509.verify_error': 20 });
  expect(events[3]?.facts).toMatchObject({ 'http.response.status_code': 401, 'url.original': '/oauth/token' });
  expect(events[6]?.facts).toMatchObject({ 'tls.outcome': 'unknown', 'x509.verify_error': 20 });
  expect(events[8]?.facts).toMatchObject({ 'tcp.handshake': 'refused', 'destination.port': 8445 });
  expect(events[9]?.facts).toMatchObject({ 'error.code': 'EAI_NONAME' });
  for (const { time } of events) expect(time).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
});

describe('what wget says of a handshake', () => {
  test.each([
    [
      "ERROR: cannot verify ssm.example.com's certificate, issued by '/O=Example/CN=Example Issuing CA':\n  Unable to locally verify the issuer's authority.",
      { 'x509.verify_error': 20, 'tls.server.issuer': 'CN=Example Issuing CA,O=Example' },
    ],
    [
      "ERROR: cannot verify ssm.example.com's certificate, issued by 'CN=ssm.example.com':\n  Self-signed certificate encountered.",
      { 'x509.verify_error': 18 },
    ],
    ['ERROR: The certificate of ‘ssm.example.com’ has expired.', { 'x509.verify_error': 10 }],
    [
      "ERROR: certificate common name 'a.example.com' doesn't match requested host name 'ssm.example.com'.",
      { 'x509.verify_error': 62 },
    ],
    [
      'OpenSSL: error:1409442E:SSL routines:ssl3_read_bytes:tlsv1 alert protocol version\nUnable to establish SSL connection.',
      { 'tls.outcome': 'alert', 'tls.alert.code': 70 },
    ],
    ['Unable to establish SSL connection.', { 'tls.outcome': 'unknown' }],
  ])('%s', async (output, facts) => {
    const [handshake, ...more] = await factsOfKind('tls.handshake', COMMAND, `${HEAD}\n${output}`);
    expect(more).toEqual([]);
    expect(handshake).toMatchObject({ 'destination.domain': 'ssm.example.com', 'destination.port': 8443, ...facts });
  });
});
