import { expect, test } from '@jest/globals';
import { isTokenPath, pathFits } from '../../src/license/paths.js';

test.each([
  ['/oauth/token', '/oauth/token', true],
  ['/backend/oauth/token', '/oauth/token', true],
  ['/oauth/token', '/backend/oauth/token', true],
  [undefined, '/oauth/token', true],
  ['/oauth/token', undefined, true],
  ['/oauth/token', '/api/v1/licenses', false],
  ['/oauth/token', '/oauth/tokens', false],
])('%s and %s can be one request: %s', (a, b, expected) => {
  expect(pathFits(a, b)).toBe(expected);
});

test.each([
  ['/oauth/token', true],
  ['/backend/oauth/token', true],
  ['/oauth/token/info', false],
  ['/oauth/tokens', false],
  [undefined, false],
])('%s is the token endpoint: %s', (path, expected) => {
  expect(isTokenPath(path)).toBe(expected);
});
