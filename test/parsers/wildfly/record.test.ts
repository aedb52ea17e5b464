import { describe, expect, test } from '@jest/globals';
import { appServerStamp, serverLogStamp, wildflyRecord } from '../../../src/parsers/wildfly/record.js';
import { readByAll } from '../../support/lines.js';

describe('the first line of a record', () => {
  test('of server.log', () => {
    const line = '2024-03-05 10:15:00,755 INFO  [org.jboss.as] (Thread Pool -- 46) WFLYSRV0025: started (x)';
    expect(wildflyRecord(line, serverLogStamp)).toMatchObject({
      stamp: { text: '2024-03-05 10:15:00,755', step: 1000, zone: null },
      level: 'INFO',
      category: 'org.jboss.as',
      thread: 'Thread Pool -- 46',
      message: 'WFLYSRV0025: started (x)',
    });
  });

  test('of the console, without a date', () => {
    const record = wildflyRecord('10:15:00,755 SEVERE [stdout] (main) text', serverLogStamp);
    expect(record).toMatchObject({ stamp: { date: null, text: '10:15:00,755' }, level: 'ERROR', message: 'text' });
  });

  test('of vmanage-appserver.log, with a zone and any length of month', () => {
    const record = wildflyRecord('5-March-2024 10:15:00,275 EDT WARN [server] (main) text', appServerStamp);
    expect(record).toMatchObject({
      stamp: { date: { year: 2024, month: 3, day: 5 }, zone: { abbreviation: 'EDT' } },
      level: 'WARN',
      category: 'server',
    });
  });

  test('cut inside its thread', () => {
    expect(wildflyRecord('2024-03-05 10:15:00,755 INFO  [org.jboss.as] (Contr', serverLogStamp)).toMatchObject({
      thread: 'Contr',
      message: '',
    });
  });

  test.each([
    [
      'a record of vmanage-server.log',
      '05-Mar-2024 10:15:00,275 UTC INFO  [manager] [RestAPIClient] (task-1) |default| x',
    ],
    ['another layout', '2024-03-05 10:15:00,755 - INFO  [main] - text'],
    ['another layout', '2024-03-05T10:15:00,139 INFO [main                  ] Version : text'],
    ['a frame', '\tat com.example.Sync.run(Sync.java:7)'],
  ])('%s is none of them: %s', (_, line) => {
    expect(wildflyRecord(line, serverLogStamp)).toBeNull();
    expect(wildflyRecord(line, appServerStamp)).toBeNull();
  });
});

test('the midnights of a console count', async () => {
  const line = (time: string): string => `${time} ERROR [a] (main) text\n`;
  const { events } = await readByAll(
    line('23:59:58,000') + line('00:00:01,000') + line('00:00:00,900') + line('23:00:00,000'),
  );
  expect(events.map(({ stamp }) => stamp?.lap)).toEqual([0, 1, 1, 1]);
});
