import { describe, expect, test } from '@jest/globals';
import { SyslogLines } from '../../../src/parsers/syslog/lines.js';
import type { SyslogRecord } from '../../../src/parsers/syslog/record.js';

const read = (line: string): SyslogRecord | null => new SyslogLines().read(line);
const partsOf = (line: string): readonly (string | null | undefined)[] => {
  const record = read(line);
  return [record?.stamp?.text, record?.host, record?.program, record?.pid, record?.message];
};

describe('forms of a syslog line', () => {
  test.each([
    ['Mar  5 10:15:00 ssm app[7]: text: more', 'Mar  5 10:15:00', 'ssm', 'app', '7', 'text: more'],
    ['Mar 5 10:15:00 ssm app: text', 'Mar 5 10:15:00', 'ssm', 'app', null, 'text'],
    ['Mar 15 10:15:00.123456 ssm app[7]: text', 'Mar 15 10:15:00.123456', 'ssm', 'app', '7', 'text'],
    ['Mar  5 2024 10:15:00 ssm app: text', 'Mar  5 2024 10:15:00', 'ssm', 'app', null, 'text'],
    ['Mar  5 10:15:00 app[7]: text', 'Mar  5 10:15:00', null, 'app', '7', 'text'],
    ['Mar  5 10:15:00 2001:db8::9 app: text', 'Mar  5 10:15:00', '2001:db8::9', 'app', null, 'text'],
    ['Mar  5 10:15:00 ssm sshd(pam_unix)[19939]: text', 'Mar  5 10:15:00', 'ssm', 'sshd(pam_unix)', '19939', 'text'],
    ['Mar  5 10:15:00 ssm syslogd 1.4.1: restart.', 'Mar  5 10:15:00', 'ssm', 'syslogd 1.4.1', null, 'restart.'],
    [
      'Mar  5 10:15:00 ssm img/app/83d9fe88eab8[9]: text',
      'Mar  5 10:15:00',
      'ssm',
      'img/app/83d9fe88eab8',
      '9',
      'text',
    ],
    ['Mar  5 10:15:00 ssm app:', 'Mar  5 10:15:00', 'ssm', 'app', null, ''],
    ['Mar  5 10:15:00 ssm lookup for opt failed', 'Mar  5 10:15:00', 'ssm', null, null, 'lookup for opt failed'],
    [
      '2024-03-05T10:15:00.123456+00:00 ssm app[7]: text',
      '2024-03-05T10:15:00.123456+00:00',
      'ssm',
      'app',
      '7',
      'text',
    ],
    ['2024-03-05T10:15:00+0000 app[7]: text', '2024-03-05T10:15:00+0000', null, 'app', '7', 'text'],
    ['Tue 2024-03-05 10:15:00 IST ssm app[7]: text', '2024-03-05 10:15:00 IST', 'ssm', 'app', '7', 'text'],
    ['1709633700.123456 ssm app[7]: text', '1709633700.123456', 'ssm', 'app', '7', 'text'],
    ['<13>1 2024-03-05T10:15:00Z ssm app 7 ID47 - text', '2024-03-05T10:15:00Z', 'ssm', 'app', '7', 'text'],
    ['2024-03-05T10:15:00Z ssm app 7 - - text', '2024-03-05T10:15:00Z', 'ssm', 'app', '7', 'text'],
    ['<13>1 - - - - - -', undefined, null, null, null, ''],
  ])('%s', (line, ...parts) => {
    expect(partsOf(line)).toEqual(parts);
  });

  test.each([
    ['a stamp alone', 'Mar  5 10:15:00'],
    ['no month', 'Mai  5 10:15:00 ssm app: text'],
    ['no day', 'Mar 45 10:15:00 ssm app: text'],
    ['no time', 'Mar  5 25:15:00 ssm app: text'],
    ['a begin that is cut off', '  5 10:15:00 ssm app: text'],
    ['a stack frame', '\tat com.example.Sync.run(Sync.java:7)'],
    ['what a pager adds', '-- Logs begin at Tue 2024-03-05 --'],
    ['a boot of the journal', '-- Reboot --'],
    ['a line of WildFly', '2024-03-05 10:15:00,755 INFO  [org.jboss.as] (main) WFLYSRV0025: started'],
    ['a line of Sidekiq', '2024-03-05T10:15:00.294Z pid=1 tid=gk3c class=AckMailJob INFO: done'],
    ['a priority that there is not', '<192>Mar  5 10:15:00 ssm app: text'],
    ['nothing', ''],
  ])('%s is no record', (_, line) => {
    expect(read(line)).toBeNull();
  });

  test('PRI is facility and severity', () => {
    expect(read('<134>Mar  5 10:15:00 ssm app: text')?.priority).toBe(134);
    expect(read('Mar  5 10:15:00 ssm app: text')?.priority).toBeNull();
  });

  test('a stamp without a year counts the New Years, also where lines are out of order', () => {
    const lines = new SyslogLines();
    const laps = ['Dec 31 23:59:59', 'Jan  1 00:00:00', 'Jan  1 00:00:00', 'Dec 31 23:59:59', 'Jan  1 00:00:01'].map(
      (stamp) => lines.read(`${stamp} ssm app: text`)?.stamp?.lap,
    );
    expect(laps).toEqual([0, 1, 1, 0, 1]);
  });

  test('an offset in the stamp is kept', () => {
    expect(read('2024-03-05T11:15:00.5+01:00 ssm app: text')?.stamp?.zone).toEqual({ offset: 60 });
  });
});

describe('RFC 5424', () => {
  test('structured data, with what is escaped in it', () => {
    const record = read(
      String.raw`<165>1 2024-03-05T10:15:00.003Z ssm.example app - ID47 [a@32473 k="v" q="\"x\\\]"][b@32473] text [7]`,
    );
    expect(record).toMatchObject({
      version: 1,
      priority: 165,
      pid: null,
      messageId: 'ID47',
      data: { 'a@32473': { k: 'v', q: String.raw`"x\]` }, 'b@32473': {} },
      message: 'text [7]',
    });
  });

  test('a message begins after its byte order mark', () => {
    expect(read('<34>1 2024-03-05T10:15:00Z ssm su - ID47 - \ufefftext')?.message).toBe('text');
  });

  test('an element that is cut stays in the message', () => {
    expect(read('<34>1 2024-03-05T10:15:00Z ssm su - - [a@32473 k="v')).toMatchObject({
      data: {},
      message: '[a@32473 k="v',
    });
  });

  test('a time that is none makes it no record', () => {
    expect(read('<34>1 2024-33-05T10:15:00Z ssm su - - - text')).toBeNull();
  });
});
