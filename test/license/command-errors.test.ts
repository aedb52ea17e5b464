import { expect, test } from '@jest/globals';
import { connectFailure } from '../../src/license/connect-errors.js';
import { lookupFailure } from '../../src/license/name-errors.js';
import { verifyError, verifyErrorKind } from '../../src/license/verify-errors.js';

test.each([
  ['Connection refused', 'refused', 'ECONNREFUSED', 'connection-refused'],
  [
    'No connection could be made because the target machine actively refused it.',
    'refused',
    'ECONNREFUSED',
    'connection-refused',
  ],
  ['No route to host', 'failed', 'EHOSTUNREACH', 'no-route'],
  ['Host is down', 'failed', 'EHOSTUNREACH', 'no-route'],
  ['Network is unreachable', 'failed', 'ENETUNREACH', 'no-route'],
  ['Operation timed out', 'unanswered', 'ETIMEDOUT', 'connect-timed-out'],
  ['Permission denied', 'failed', 'EACCES', 'other'],
])('a connect: %s', (words, handshake, code, kind) => {
  expect(connectFailure(words)).toEqual({ 'tcp.handshake': handshake, 'error.code': code, 'error.kind': kind });
});

test('a connect without more words failed', () => {
  expect(connectFailure('something else')).toEqual({ 'tcp.handshake': 'failed' });
});

test.each([
  ['Name or service not known', 'EAI_NONAME', 'name-not-resolved'],
  ['nodename nor servname provided, or not known', 'EAI_NONAME', 'name-not-resolved'],
  ['No such host is known.', 'EAI_NONAME', 'name-not-resolved'],
  ['Temporary failure in name resolution', 'EAI_AGAIN', 'name-server-failed'],
  ['Try again', 'EAI_AGAIN', 'name-server-failed'],
])('a look-up: %s', (words, code, kind) => {
  expect(lookupFailure(words)).toEqual({ 'error.code': code, 'error.kind': kind });
});

test('a look-up without more words has neither code nor kind', () => {
  expect(lookupFailure('failed')).toEqual({});
});

test.each([
  ['self signed certificate in certificate chain', 'certificate-path'],
  ['certificate has expired', 'certificate-expired'],
  ['certificate is not yet valid', 'certificate-not-yet-valid'],
  ['hostname mismatch', 'name-mismatch'],
  ['EE certificate key too weak', 'certificate-weak'],
  ['certificate revoked', 'other'],
])('a verification: %s', (text, kind) => {
  expect(verifyErrorKind(verifyError(text) ?? 0)).toBe(kind);
});

test('a good verification is no error', () => {
  expect(verifyErrorKind(0)).toBeNull();
  expect(verifyError('OK')).toBeNull();
});
