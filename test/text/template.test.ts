import { expect, test } from '@jest/globals';
import { templateOf } from '../../src/text/template.js';

test.each([
  ['disk 17 is full', 'disk <n> is full'],
  ['request d7336b83-422b-4000-93e1-0296f102bbed failed', 'request <uuid> failed'],
  ['GET https://ssm.example:8443/x?y=1, failed', 'GET <url>, failed'],
  ['connect to 192.0.2.1:8443 failed', 'connect to <address> failed'],
  ['connect to 192.0.2.1 failed', 'connect to <address> failed'],
  [`user "a b" of 'c'`, 'user <text> of <text>'],
  ['client BMAXrn4ULKba_WCxQl9vtyW- failed', 'client <id> failed'],
  ['AbstractSettingsManagerWithoutDigits failed', 'AbstractSettingsManagerWithoutDigits failed'],
  ['error 0xdeadBEEF', 'error <n>'],
  ['', ''],
])('%s', (message, template) => {
  expect(templateOf(message)).toBe(template);
});

test('a long message is recognised by its begin', () => {
  expect(templateOf('x'.repeat(5000))).toHaveLength(300);
  expect(templateOf(`${'word '.repeat(100)}a`)).toBe(templateOf(`${'word '.repeat(100)}b`));
});
