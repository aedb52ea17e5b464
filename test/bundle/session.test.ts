import { describe, expect, test } from '@jest/globals';
import { linesOf } from '../../src/bundle/documents/line.js';
import { printsLog, sessionOf } from '../../src/bundle/documents/transcript.js';
import { opened } from './support.js';

const MANAGER = '19-Nov-2024 10:31:44,206 CET INFO  [m] [C] (t) || one';
const SSM = 'Nov 19 09:31:44 ssm nginx: x';

const read = async (...lines: readonly string[]): Promise<Readonly<Record<string, string>>> =>
  (await opened([{ path: 's.txt', content: `${lines.join('\n')}\n` }])).texts;

describe('commands that print a log', () => {
  test.each([
    'vmanage# show log var/log/nms/vmanage-server.log',
    'vmanage# tcpdump vpn 0 interface eth0 options "-nn"',
    '[root@ssm log]# tail -f messages',
    '[root@ssm log]# sudo zcat messages-20241118.gz',
    'admin@ssm:~$ docker logs --since 1h backend',
    'admin@ssm:~$ kubectl -n x logs pod/y',
    'vmanage:~$ grep -i licen /var/log/nms/vmanage-server.log',
  ])('%s', (line) => {
    expect(printsLog(line)).toBe(true);
  });

  test.each(['[root@ssm log]# date', 'admin@ssm:~$ docker ps', 'vmanage# show clock', 'tail -f messages', SSM])(
    'not %s',
    (line) => {
      expect(printsLog(line)).toBe(false);
    },
  );
});

describe('a session', () => {
  test('each log by itself, with its command; the rest, with its numbers, as the file', async () => {
    const texts = await read(
      'vmanage:~$ date -u',
      'Tue Nov 19 09:40:02 UTC 2024',
      'vmanage:~$ grep x vmanage-server.log',
      MANAGER,
      '\tat x.Y(Z)',
      '[root@ssm log]# tail messages',
      SSM,
      '[root@ssm log]# uptime',
      ' 09:41:17 up 21 days',
    );
    expect(texts).toEqual({
      's.txt':
        'vmanage:~$ date -u\nTue Nov 19 09:40:02 UTC 2024\nvmanage:~$ grep x vmanage-server.log\n[root@ssm log]# tail messages\n[root@ssm log]# uptime\n 09:41:17 up 21 days\n',
      's.txt!lines 3-5': `vmanage:~$ grep x vmanage-server.log\n${MANAGER}\n\tat x.Y(Z)\n`,
      's.txt!lines 6-7': `[root@ssm log]# tail messages\n${SSM}\n`,
    });
    const session = sessionOf(linesOf(`vmanage:~$ date\nx\nvmanage:~$ cat a\n${SSM}\nvmanage:~$ id\n`));
    expect(session?.rest.map(({ number }) => number)).toEqual([1, 2, 3, 5]);
    expect(session?.logs.map((log) => log.map(({ number, byteOffset }) => [number, byteOffset]))).toEqual([
      [
        [3, 18],
        [4, 35],
      ],
    ]);
  });

  test('what a command prints that is no log stays with the session', async () => {
    const lines = [
      '[root@ssm ~]# cat /etc/resolv.conf',
      'nameserver 192.0.2.53',
      '[root@ssm ~]# cat messages',
      SSM,
      '[root@ssm ~]# date',
    ];
    expect(Object.keys(await read(...lines))).toEqual(['s.txt', 's.txt!lines 3-4']);
    expect((await read(...lines))['s.txt']).toContain('nameserver 192.0.2.53\n');
  });

  test.each([
    ['one log with its command', ['[root@ssm log]# tail messages', SSM, SSM]],
    ['and a prompt after it', ['[root@ssm log]# tail messages', SSM, SSM, '[root@ssm log]# ']],
    ['printed in two commands', ['[root@ssm log]# tail messages', SSM, '[root@ssm log]# tail messages', SSM]],
    ['no log', ['[root@ssm ~]# cat /etc/resolv.conf', 'nameserver 192.0.2.53']],
  ])('is left as it is: %s', async (_, lines) => {
    expect(await read(...lines)).toEqual({ 's.txt': `${lines.join('\n')}\n` });
  });

  test.each([
    ['of several files', 'grep x /var/log/*', '/var/log/messages:'],
    ['with numbers', 'zgrep -in x messages.gz', '224:'],
    ['with both, as context', 'grep -rnC2 x log', 'log/messages-17-'],
    ['neither', 'grep -i x messages', ''],
  ])('what grep puts in front of a line is taken off: %s', async (_, command, prefix) => {
    const texts = await read(
      `[root@ssm ~]# ${command}`,
      `${prefix}${SSM}`,
      `${prefix}${SSM}`,
      '[root@ssm ~]# id',
      'uid=0',
    );
    expect(texts['s.txt!lines 1-3']).toBe(`[root@ssm ~]# ${command}\n${SSM}\n${SSM}\n`);
  });

  test('one log that grep printed is taken apart for that', async () => {
    expect(await read('[root@ssm ~]# grep -n x messages', `7:${SSM}`)).toEqual({
      's.txt!lines 1-2': `[root@ssm ~]# grep -n x messages\n${SSM}\n`,
    });
  });

  test('a time is no number of a line', async () => {
    const packet = '10:31:44.226104 IP 192.0.2.21.40087 > 192.0.2.53.53: 1+ A? ssm.example.net. (33)';
    const texts = await read('vmanage:~$ grep -i x capture.txt', packet, 'vmanage:~$ id', 'uid=0');
    expect(texts['s.txt!lines 1-2']).toContain(`\n${packet}\n`);
  });

  test('a command that goes on in the next line stands with its log', async () => {
    const texts = await read('[root@ssm ~]# tail \\', '> messages', SSM, '[root@ssm ~]# id', 'uid=0');
    expect(texts).toEqual({
      's.txt': '[root@ssm ~]# tail \\\n> messages\n[root@ssm ~]# id\nuid=0\n',
      's.txt!lines 1-3': `[root@ssm ~]# tail \\\n> messages\n${SSM}\n`,
    });
  });

  test('what looks like a prompt within a log does not cut it', async () => {
    const texts = await read('vmanage:~$ cat server.log', MANAGER, 'Worker# 7', MANAGER, 'vmanage:~$ id', 'uid=0');
    expect(texts['s.txt!lines 1-4']).toBe(`vmanage:~$ cat server.log\n${MANAGER}\nWorker# 7\n${MANAGER}\n`);
  });

  test('in a block of notes', async () => {
    const texts = await read('```', '[root@ssm ~]# tail messages', SSM, '[root@ssm ~]# id', 'uid=0', '```');
    expect(texts).toEqual({
      's.txt!lines 2-5': '[root@ssm ~]# tail messages\n[root@ssm ~]# id\nuid=0\n',
      's.txt!lines 2-3': `[root@ssm ~]# tail messages\n${SSM}\n`,
    });
  });
});
