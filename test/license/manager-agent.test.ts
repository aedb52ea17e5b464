import { expect, test } from '@jest/globals';
import { isManagersAgent } from '../../src/license/manager-agent.js';

test.each([
  ['Java/17.0.9', true],
  ['Apache-HttpClient/4.5.14 (Java/17.0.9)', true],
  ['Jersey/2.34', true],
  ['okhttp/4.9.3', true],
  ['curl/7.76.1', false],
  ['Mozilla/5.0 (JavaScript)', false],
  ['python-requests/2.31.0', false],
  [undefined, null],
])("%s is the manager's: %s", (agent, expected) => {
  expect(isManagersAgent(agent)).toBe(expected);
});
