import { describe, expect, test } from '@jest/globals';
import { read, readByAll, syslogLine } from '../../support/lines.js';
import { parsers } from '../../../src/parsers/index.js';

const text = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;

describe('what a syslog file counts', () => {
  test('records, and those whose message matched a named pattern', async () => {
    const { reading } = await readByAll(
      text(
        syslogLine('1:M 05 Mar 2024 10:15:00.049 * 100 changes in 300 seconds. Saving...'),
        syslogLine('something that nobody knows'),
        syslogLine('[INFO] something that nobody knows'),
        '\tand its second line',
        syslogLine('[INFO] Session expiring outcome=success'),
      ),
    );
    expect(reading).toMatchObject({ records: 4, understood: 2, host: 'ssm' });
    expect(reading.drops).toBeUndefined();
  });

  test('repeated messages as often as they came', async () => {
    const { reading, events } = await readByAll(
      text(
        syslogLine('message repeated 3 times: [ Redis::CannotConnectError (Error connecting to Redis):]'),
        'Mar  5 10:15:01 ssm last message repeated 2 times',
        syslogLine('something that nobody knows'),
        'Mar  5 10:15:02 ssm last message repeated 4 times',
      ),
    );
    expect(reading).toMatchObject({ records: 10, understood: 5 });
    expect(events.map(({ kind, evidence }) => [kind, evidence[0].number])).toEqual([['app.exception', 1]]);
  });

  test('messages that the log daemon lost', async () => {
    const { reading } = await readByAll(
      text(
        syslogLine('imjournal: 40 messages lost due to rate-limiting', 'Mar  5 10:15:00', 'rsyslogd'),
        syslogLine('Suppressed 2 messages from docker.service', 'Mar  5 10:15:01', 'systemd-journal'),
      ),
    );
    expect(reading).toMatchObject({ records: 2, understood: 2, drops: 42 });
  });
});

describe('what a syslog file holds', () => {
  test('the stamp of the envelope, in its zone', async () => {
    const { events, reading } = await readByAll(
      text('2024-03-05T11:15:00.123456+01:00 ssm kernel: Killed process 4321 (ruby) total-vm:1kB'),
    );
    expect(events[0]?.stamp).toMatchObject({ text: '2024-03-05T11:15:00.123456+01:00', step: 1, zone: { offset: 60 } });
    expect(reading.first?.date?.year).toBe(2024);
  });

  test('text in Windows-1252', async () => {
    const line = Buffer.concat([
      Buffer.from('Mar  5 10:15:00 ssm app: RuntimeError (Schl'),
      Buffer.from([0xfc]),
      Buffer.from('ssel fehlt):\n'),
    ]);
    const { events } = await readByAll(line);
    expect(events[0]?.facts).toMatchObject({ 'error.type': 'RuntimeError', 'error.message': 'Schlüssel fehlt' });
  });

  test('an envelope of colours', async () => {
    const { events } = await readByAll(
      text('\x1b[32mMar  5 10:15:00\x1b[0m ssm \x1b[1mkernel\x1b[0m: Killed process 4321 (ruby) total-vm:1kB'),
    );
    expect(events).toMatchObject([{ kind: 'kernel.oom-kill', host: 'ssm' }]);
    expect(events[0]?.evidence[0].text).toContain('\x1b[32m');
  });

  test('a clock that the payload states beside the one of its envelope', async () => {
    const { observations } = await readByAll(
      text(
        syslogLine('2024-03-05T09:15:00.294Z pid=1 tid=gk3c class=AckMailJob jid=7 INFO: start'),
        syslogLine('time="2024-03-05T10:15:00.299789509+01:00" level=info msg="ignoring event"'),
        syslogLine('2024-03-05 09:15:00.118 UTC [27] LOG:  checkpoint starting: time'),
        syslogLine('Started GET "/sessions/get_user" for 192.0.2.150 at 2024-03-05 10:15:00 +0100'),
      ),
    );
    expect(observations.map(({ outer, inner, count }) => [outer?.text, inner.zone, count])).toEqual([
      ['Mar  5 10:15:00', { offset: 0 }, 2],
      ['Mar  5 10:15:00', { offset: 60 }, 2],
    ]);
  });
});

describe('whose syslog it is', () => {
  const ofManager = 'Mar  5 10:15:00 manager-a SYSMGR[77]: %Viptela-manager-a-SYSMGR-6-INFO-1400002: text\n';

  test("an SD-WAN daemon in it makes it the manager's", async () => {
    expect(await readByAll(ofManager + text(syslogLine('text')))).toMatchObject({
      format: 'vmanage-syslog',
      role: 'manager',
      host: 'manager-a',
    });
    expect(await readByAll(text(syslogLine('text')))).toMatchObject({ format: 'ssm-messages', role: 'ssm' });
  });

  test('half a file of other lines is still syslog, prose is not', async () => {
    const head = ['Header1: abc', 'Header2: def', syslogLine('text'), syslogLine('text')];
    expect((await readByAll(text(...head))).format).toBe('ssm-messages');
    expect((await read(text('Mar  5 10:15:00', 'was when it failed'), parsers)).format).toBeNull();
  });
});
