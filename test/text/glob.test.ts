import { describe, expect, test } from '@jest/globals';
import { globMatches } from '../../src/text/glob.js';

describe('globMatches', () => {
  test.each([
    ['messages', 'messages'],
    ['messages*', 'messages-20240305.gz'],
    ['ssm/messages', 'ssm/messages'],
    ['*/messages', 'ssm/messages'],
    ['**/messages', 'case/ssm/messages'],
    ['case.tar.gz!**', 'case.tar.gz!var/log/messages'],
    ['vmanage-server.log.?', 'vmanage-server.log.1'],
    ['(a)[b]{c}^$+|.log', '(a)[b]{c}^$+|.log'],
  ])('%s fits %s', (glob, name) => {
    expect(globMatches(glob, name)).toBe(true);
  });

  test.each([
    ['*', 'ssm/messages'],
    ['messages', 'messages.1'],
    ['messages', 'old-messages'],
    ['vmanage-server.log.?', 'vmanage-server.log.10'],
    ['a.c', 'abc'],
    ['ssm?messages', 'ssm/messages'],
  ])('%s does not fit %s', (glob, name) => {
    expect(globMatches(glob, name)).toBe(false);
  });
});
