import { expect, test } from '@jest/globals';
import { readBytes } from '../parsers/wireshark/exports.js';

test('a source that was recognised and yielded nothing says so', async () => {
  const { format, notices } = await readBytes(
    Buffer.from('vmanage:~$ openssl s_client -connect ssm.example.net:8443\nno such thing\n'),
  );
  expect(format).toBe('command-transcript');
  expect(notices).toMatchObject([{ code: 'not-read', number: 1 }]);
});

test('one that says why so little was read says it once', async () => {
  const { notices } = await readBytes(Buffer.from('192.0.2.1 - - [not a time] "-" 400 0 "-" "-"\n'.repeat(3)));
  expect(notices.filter(({ code }) => code === 'not-read').length).toBeLessThan(2);
});
