import { describe, expect, test } from '@jest/globals';
import { gatewayErrorKind, PEER_FAULT } from '../../src/license/gateway-errors.js';

describe('gatewayErrorKind', () => {
  test.each([
    ['no live upstreams while connecting to upstream', 'no-live-upstream'],
    ['upstream prematurely closed connection while reading response header from upstream', 'upstream-closed'],
    ['client sent plain HTTP request to HTTPS port while reading client request headers', 'plaintext-port'],
    ['<title>400 The plain HTTP request was sent to HTTPS port</title>', 'plaintext-port'],
    ['client prematurely closed connection while sending request to upstream', 'other'],
  ])('%s: %s', (text, kind) => {
    expect(gatewayErrorKind(text)).toBe(kind);
  });

  test("the system's error says it where no text of nginx does", () => {
    expect(gatewayErrorKind('connect() failed (111: Connection refused)', 111)).toBe('connection-refused');
    expect(gatewayErrorKind('upstream prematurely closed connection', 104)).toBe('upstream-closed');
    expect(gatewayErrorKind('write() failed (5: Input/output error)', 5)).toBe('other');
  });
});

test.each([
  ['SSL_do_handshake() failed (SSL: error:0A000416)', true],
  ['client timed out', true],
  ['client closed keepalive connection', false],
])('%s is what a peer did wrong: %s', (text, expected) => {
  expect(PEER_FAULT.test(text)).toBe(expected);
});

test.each([
  ['open() "/srv/www/1.png" failed (2: No such file or directory)', 2, 'other'],
  ['stat() "/srv/www/1.png" failed (13: Permission denied)', 13, 'other'],
  ['open() "/var/lib/nginx/tmp/1" failed (28: No space left on device)', 28, 'disk-full'],
  ['connect() to unix:/run/app.sock failed (2: No such file or directory)', 2, 'no-such-file'],
  ['connect() to unix:/run/app.sock failed (13: Permission denied)', 13, 'permission-denied'],
] as const)('a file of nginx itself is not what stands behind it: %s', (text, errno, kind) => {
  expect(gatewayErrorKind(text, errno)).toBe(kind);
});
