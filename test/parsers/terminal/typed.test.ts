import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { typedCommands } from '../../../src/parsers/terminal/typed-command.js';
import parser from '../../../src/parsers/terminal/command-transcript.js';
import { read } from '../../support/lines.js';
import { readEvents } from './transcript.js';

describe('what stands in front of a program', () => {
  test('any text is taken apart without throwing', () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (text, windows) => {
        for (const { words } of typedCommands(text, windows)) expect(words.length).toBeGreaterThan(0);
      }),
    );
  });

  test.each([
    ['sudo -u root /usr/bin/curl -v x', ['curl', '-v', 'x'], null],
    ['time LC_ALL=C openssl s_client', ['openssl', 's_client'], null],
    ['https_proxy=http://p:3128 curl x', ['curl', 'x'], null],
    ['ip netns exec vpn0 ping x', ['ping', 'x'], null],
    ['docker exec -it -e A=b ssm curl x', ['curl', 'x'], null],
    ['request execute vpn 0 ping x', ['ping', 'x'], null],
    ['timeout -k 1 5 nc -zv x 1', ['nc', '-zv', 'x', '1'], null],
    [`ssh -p 22 admin@ssm.example.com 'curl -v x'`, ['curl', '-v', 'x'], 'ssm.example.com'],
    ['A=b', undefined, undefined],
  ])('%s', (line, words, host) => {
    const [command] = typedCommands(line);
    expect(command?.words).toEqual(words);
    expect(command?.host).toEqual(host);
  });
});

describe('a session', () => {
  const eventsOf = async (lines: readonly string[]) => readEvents(await read(lines.join('\n'), [parser]));
  const REFUSED = 'curl: (7) Failed to connect to ssm.example.com port 8443: Connection refused';

  test('a command that goes on in the next lines', async () => {
    const [event] = await eventsOf([
      'admin@a:~$ curl -v \\',
      '>  https://ssm.example.com:8443/ \\',
      '>  -d "x=1',
      '> y=2"',
      'curl: (28) Connection timed out after 5001 milliseconds',
    ]);
    expect(event).toMatchObject({
      lines: [5],
      facts: { 'destination.domain': 'ssm.example.com', 'destination.port': 8443 },
    });
  });

  test('a quote that nobody closed was none', async () => {
    const events = await eventsOf([
      "admin@a:~$ curl https://ssm.example.com:8443/ # don't",
      REFUSED,
      "admin@a:~$ echo don't",
      'x',
      `admin@a:~$ curl https://ssm.example.com:8443/`,
      REFUSED,
    ]);
    expect(events.map(({ lines }) => lines)).toEqual([[2], [6]]);
  });

  test('a here-document is no output', async () => {
    const events = await eventsOf([
      'admin@a:~$ cat > x <<EOF',
      REFUSED,
      'EOF',
      'admin@a:~$ curl https://ssm.example.com:8443/',
      REFUSED,
    ]);
    expect(events.map(({ lines }) => lines)).toEqual([[5]]);
  });

  test('date on another host is not the time of this one', async () => {
    const events = await eventsOf([
      'admin@a:~$ date -u',
      'Wed Mar 27 09:44:18 UTC 2024',
      '[root@b ~]# curl https://ssm.example.com:8443/',
      REFUSED,
    ]);
    expect(events.map(({ host, time }) => [host, time])).toEqual([
      ['a', 'Wed Mar 27 09:44:18 UTC 2024'],
      ['b', null],
    ]);
  });

  test('date and command in one line', async () => {
    const [, event] = await eventsOf([
      'admin@a:~$ date -u; curl https://ssm.example.com:8443/',
      'Wed Mar 27 09:44:18 UTC 2024',
      REFUSED,
    ]);
    expect(event).toMatchObject({ kind: 'tcp.connection', lines: [3], time: 'Wed Mar 27 09:44:18 UTC 2024' });
  });

  test("a file that was printed is read, its clock is not the host's", async () => {
    const events = await eventsOf([
      'admin@a:~$ cat curl.txt',
      '*   Trying 198.51.100.8:8443...',
      '* Connected to ssm.example.com (198.51.100.8) port 8443 (#0)',
      'admin@a:~$ cat when.txt',
      'Wed Mar 27 09:44:18 UTC 2024',
    ]);
    expect(events.map(({ kind, time }) => [kind, time])).toEqual([
      ['dns.lookup', null],
      ['tcp.connection', null],
    ]);
  });

  test('a shell without a name is still on the host that opened it', async () => {
    const events = await eventsOf(['manager# vshell', 'bash-4.4$ curl https://ssm.example.com:8443/', REFUSED]);
    expect(events.map(({ host }) => host)).toEqual(['manager']);
  });

  test('notes with a dollar in front, Windows line ends', async () => {
    const events = await eventsOf([
      'Tried from my desk:\r',
      '$ curl https://ssm.example.com:8443/\r',
      `${REFUSED}\r`,
      '\r',
      'so it is down.\r',
    ]);
    expect(events).toEqual([expect.objectContaining({ kind: 'tcp.connection', lines: [3], host: null })]);
  });

  test('commands without a reader are counted', async () => {
    const { reading } = await read(
      'admin@a:~$ ls\nx\nadmin@a:~$ whoami\nadmin\nadmin@a:~$ date\nWed Mar 27 09:44:18 UTC 2024\n',
      [parser],
    );
    expect(reading).toMatchObject({ records: 3, understood: 1, host: 'a' });
  });
});
