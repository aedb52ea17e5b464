import { expect, test } from '@jest/globals';
import { markedCommand } from '../../src/text/marked-command.js';

const COMMAND = 'openssl s_client -connect ssm.example.net:8443';

test.each([
  COMMAND,
  `**${COMMAND}**`,
  `\`${COMMAND}\``,
  `1. \`${COMMAND}\`:`,
  `### ${COMMAND}`,
  `+ ${COMMAND}`,
  `> $ ${COMMAND}`,
  `Command: ${COMMAND}`,
  `I ran \`${COMMAND}\` on the manager and got:`,
  `[root@ssm ~]# ${COMMAND}`,
])('%s', (line) => {
  expect(markedCommand(line)).toBe(COMMAND);
});

test.each([
  'curl to ssm.example.net:8443 fails',
  'openssl s_client shows this:',
  'Then curl -v https://ssm.example.net/',
  '`alpha` and `beta`',
  '* Connected to ssm.example.net (198.51.100.40) port 8443 (#0)',
  '',
])('no command in: %s', (line) => {
  expect(markedCommand(line)).toBeNull();
});
