import { describe, expect, test } from '@jest/globals';
import { isTranscript, programOf, promptOf } from '../../src/text/prompts.js';
import { terminalText } from '../../src/text/terminal.js';

describe('a prompt', () => {
  test.each([
    ['vmanage#', 'manager-cli', 'vmanage', null, ''],
    ['mgr-1# ', 'manager-cli', 'mgr-1', null, ''],
    ['mgr.sdwan# ping vpn 0 192.0.2.8 count 4', 'manager-cli', 'mgr.sdwan', null, 'ping vpn 0 192.0.2.8 count 4'],
    ['vmanage(config)# vpn 0', 'manager-cli', 'vmanage', null, 'vpn 0'],
    ['vmanage(config-vpn-0)# commit', 'manager-cli', 'vmanage', null, 'commit'],
    ['vmanage#show clock', 'manager-cli', 'vmanage', null, 'show clock'],
    ['admin@manager:~$ date -u', 'shell', 'manager', 'admin', 'date -u'],
    ['root@ssm:/var/log# tail messages', 'shell', 'ssm', 'root', 'tail messages'],
    ['root@host:/# ', 'shell', 'host', 'root', ''],
    [
      '(venv) user@host:~/a b$ curl -v https://ssm.example.com',
      'shell',
      'host',
      'user',
      'curl -v https://ssm.example.com',
    ],
    ['[root@SSM-On-Prem log]# tail -f messages', 'shell', 'SSM-On-Prem', 'root', 'tail -f messages'],
    ['[admin@ssm ~]$', 'shell', 'ssm', 'admin', ''],
    ['manager:~$ openssl version', 'shell', 'manager', null, 'openssl version'],
    ['bash-4.4$ id', 'shell', null, null, 'id'],
    ['sh-4.2# ', 'shell', null, null, ''],
    [
      'PS C:\\Users\\support> Test-NetConnection ssm.example.com -Port 8443',
      'powershell',
      null,
      null,
      'Test-NetConnection ssm.example.com -Port 8443',
    ],
    ['PS C:\\>', 'powershell', null, null, ''],
    ['C:\\Users\\support>nslookup ssm.example.com', 'cmd', null, null, 'nslookup ssm.example.com'],
    ['C:\\>', 'cmd', null, null, ''],
    ['user@laptop ~ % ping ssm.example.com', 'shell', 'laptop', 'user', 'ping ssm.example.com'],
    ['user@Laptop-2 Desktop % ', 'shell', 'Laptop-2', 'user', ''],
  ])('%s', (line, kind, host, user, command) => {
    expect(promptOf(line)).toEqual({ kind, host, user, command });
  });

  test.each([['$ curl -v https://ssm.example.com'], ['# date'], ['  $ dig ssm.example.com']])(
    '%s is one only in a transcript',
    (line) => {
      expect(promptOf(line)).toBeNull();
      expect(promptOf(line, { bare: true })).toMatchObject({ kind: 'bare', host: null });
    },
  );

  test.each([
    ['Jan 13 11:17:01 ssm b09c1e3b5d81: Started POST "/oauth/token" for 192.0.2.1'],
    ['13-Jan-2023 17:29:03,490 IST ERROR [mgr1] [RestAPIClient] (default task-24) |default| Failed # 3'],
    ['11:17:01.251698 IP 192.0.2.21.41234 > 198.51.100.40.8443: Flags [S], seq 1, win 1, length 0'],
    ['2024-03-05 10:15:01.007 UTC [312] license@ssm STATEMENT:  INSERT INTO sessions (token) VALUES ($1)'],
    ['SessionsController#create'],
    ["app/controllers/sessions_controller.rb:12:in `create'"],
    ['# Ruby comment about the host'],
    ['## Heading'],
    ['#include'],
    ['admin@example.com: costs $5'],
    ['> POST /oauth/token HTTP/1.1'],
    ['SELECT "users".* FROM "users" WHERE "users"."id" = $1 LIMIT $2'],
    ['192.0.2.10 - - [05/Mar/2024:10:15:00 +0000] "GET /#/x HTTP/1.1" 200 136'],
    ['disk 90% full'],
    [''],
  ])('%s is none', (line) => {
    expect(promptOf(line, { bare: true })).toBeNull();
  });

  test('escapes, backspaces and a window title do not hide it', () => {
    expect(
      promptOf('\x1b]0;admin@ssm:~\x07\x1b[01;32madmin@ssm\x1b[00m:\x1b[01;34m~\x1b[00m$ datt\b\x1b[Ke\r'),
    ).toEqual({
      kind: 'shell',
      host: 'ssm',
      user: 'admin',
      command: 'date',
    });
  });
});

describe('terminal text', () => {
  test.each([
    ['plain', 'plain'],
    ['tab\tstays', 'tab\tstays'],
    ['\x1b[31mred\x1b[0m', 'red'],
    ['10%\r20%\r100%', '100%'],
    ['curk\b \bl', 'curl'],
    ['\x1b[?2004hmanager:~$ ', 'manager:~$ '],
    ['line\r', 'line'],
    [`${'x'.repeat(78)}co\rom:8443`, `${'x'.repeat(78)}com:8443`],
  ])('%j', (line, seen) => {
    expect(terminalText(line)).toBe(seen);
  });
});

describe('a program', () => {
  test.each([
    ['sudo -u root /usr/bin/curl -v x', 'curl'],
    ['time LC_ALL=C openssl s_client', 'openssl'],
    ['C:\\Windows\\System32\\curl.exe -v x', 'curl.exe'],
    ['timeout 5 nc -zv ssm 8443', 'nc'],
    ['date;df -h', 'date'],
    ['', ''],
  ])('%s', (command, program) => {
    expect(programOf(command)).toBe(program);
  });
});

describe('a transcript', () => {
  test('has a prompt with a known command', () => {
    expect(isTranscript(['notes', 'manager:~$ date -u', 'Wed Mar 27 09:44:18 UTC 2024'])).toBe(true);
    expect(isTranscript(['Ran this:', '$ curl -v https://ssm.example.com', '* Trying'])).toBe(true);
  });

  test('is none by empty prompts, comments or unknown words alone', () => {
    expect(isTranscript(['manager# ', 'x'])).toBe(false);
    expect(isTranscript(['# date of the change', '# host file', '127.0.0.1 localhost'])).toBe(false);
    expect(isTranscript(['manager# frobnicate'])).toBe(false);
  });

  test('is none where a log fills most of it', () => {
    const log = 'Jan 13 11:17:01 ssm b09c1e3b5d81: hello';
    expect(isTranscript(['[root@ssm log]# tail messages', log, log, log])).toBe(false);
    const padded = log.replace('Jan 13', 'Feb 6');
    expect(isTranscript(['[root@ssm log]# tail messages', padded, padded])).toBe(false);
    expect(isTranscript(['[root@ssm log]# tail -1 messages', log])).toBe(true);
  });
});
