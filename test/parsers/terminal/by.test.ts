import { expect, test } from '@jest/globals';
import parser from '../../../src/parsers/terminal/command-transcript.js';
import { hostReaders } from '../../../src/parsers/terminal/host-readers.js';
import { readers } from '../../../src/parsers/terminal/readers.js';
import { read } from '../../support/lines.js';

test('a try is a person’s, the state of a host is not', async () => {
  const session = `admin@manager:~$ nc -zv 192.0.2.8 8443
Connection to 192.0.2.8 8443 port [tcp/*] succeeded!
admin@manager:~$ df -h
Filesystem      Size  Used Avail Use% Mounted on
/dev/sda1        20G   19G  1.0G  96% /
admin@manager:~$ ping -c 1 192.0.2.8
PING 192.0.2.8 (192.0.2.8) 56(84) bytes of data.

1 packets transmitted, 0 received, 100% packet loss
`;
  const { events } = await read(session, [parser]);
  expect(events.map(({ kind, by }) => [kind, by])).toEqual([
    ['tcp.connection', 'person'],
    ['host.disk', 'product'],
    ['path.pinged', 'person'],
  ]);
});

test('every reader says which of both it reads', () => {
  const states = new Set(hostReaders);
  expect(readers.filter(({ isManualCheck }) => isManualCheck !== true)).toEqual(
    readers.filter((reader) => states.has(reader)),
  );
});
