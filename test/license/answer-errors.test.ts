import { describe, expect, test } from '@jest/globals';
import { answerErrorKind, speaksOfLicenses } from '../../src/license/answer-errors.js';

describe('answerErrorKind', () => {
  test.each<readonly [string, number | undefined, string | null]>([
    ['{"message":"Access denied"}', 403, 'access-denied'],
    ['{"message":"The role of the user does not allow it"}', undefined, 'access-denied'],
    ['{"message":"Access denied"}', 500, 'other'],
    ['{"error_description":"Access to this resource requires scope \\"read\\"."}', 403, 'scope-missing'],
    ['{"message":"The access token expired"}', 401, 'token-invalid'],
    ['{"message":"The access token expired"}', 200, 'other'],
    ['{"message":"CSSM says that the token has expired"}', 502, 'upstream-token-expired'],
    ['{"message":"Cisco Smart Software Manager cannot be reached"}', 503, 'upstream-unreachable'],
    ['{"message":"swapi.cisco.com timed out, synchronization overdue"}', 503, 'upstream-unreachable'],
    ['{"message":"Synchronization with Cisco is overdue"}', 500, 'upstream-overdue'],
    ['{"message":"Synchronization with Cisco is overdue"}', 200, 'other'],
    ['{"status":"ACK pending"}', 202, 'acknowledgement-missing'],
    ['no acknowledgement of the usage report', undefined, 'acknowledgement-missing'],
    ['{"status":"COMPLETE"}', 200, 'other'],
    ['Forbidden', 403, 'other'],
    ['{"message":"Access den', 403, null],
    ['<html><title>Forb', 403, null],
    ['{"message":"Access denied for', 403, 'access-denied'],
  ])('%s with %s: %s', (text, status, kind) => {
    expect(answerErrorKind(text, status)).toBe(kind);
  });
});

test.each([
  ['no licenses for account 1', true],
  ['Licence list is empty', true],
  ['the answer was slow', false],
])('%s speaks of licenses: %s', (text, expected) => {
  expect(speaksOfLicenses(text)).toBe(expected);
});
