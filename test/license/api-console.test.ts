import { expect, test } from '@jest/globals';
import { API_CONSOLE_OFF } from '../../src/license/api-console.js';

test.each([
  'API Console is disabled',
  'the API tool kit of this server has been switched off',
  'request refused: not enabled: API ToolKit',
  'API console inactive, /oauth/token refused',
])('%s', (text) => {
  expect(API_CONSOLE_OFF.test(text)).toBe(true);
});

test.each(['API console is enabled', 'the API is disabled', 'console off', 'rapid API consoles are offered'])(
  'not: %s',
  (text) => {
    expect(API_CONSOLE_OFF.test(text)).toBe(false);
  },
);
