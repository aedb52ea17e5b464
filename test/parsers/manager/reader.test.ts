import { describe, expect, test } from '@jest/globals';
import parser from '../../../src/parsers/manager/vmanage-server-log.js';
import type { ReadSource } from '../../../src/core/source.js';
import { managerLine, read } from '../../support/lines.js';

const readLines = (...lines: readonly string[]): Promise<ReadSource> => read(lines.join('\n'), [parser]);
const numbersOf = ({ events }: ReadSource): readonly (readonly number[])[] =>
  events.map(({ evidence }) => evidence.map(({ number }) => number));

const failure = managerLine('it failed', { level: 'ERROR', logger: 'RestAPIClient', time: '05-Mar-2024 10:15:01,000' });
const other = managerLine('Session idle', { logger: 'SessionLedger' });

describe('records', () => {
  test('of the license path become events, the rest is counted', async () => {
    const source = await readLines(other, managerLine('POST https://ssm.example/oauth/token'), failure);
    expect(source.events.map(({ kind }) => kind)).toEqual(['manager.license-log', 'manager.license-log']);
    expect(source.reading).toMatchObject({ records: 3, understood: 2, host: 'manager' });
    expect(source.reading.first?.text).toBe('05-Mar-2024 10:15:00,100 UTC');
    expect(source.reading.last?.text).toBe('05-Mar-2024 10:15:01,000 UTC');
  });

  test('keep their place, their text and their stamp', async () => {
    const source = await readLines(other, failure);
    expect(source.events[0]).toMatchObject({
      host: 'manager',
      facts: { 'log.logger': 'RestAPIClient', 'log.level': 'ERROR', 'process.thread.name': 'default task-1' },
      evidence: [{ number: 2, byteOffset: other.length + 1, text: failure }],
    });
  });

  test('lines before the first record are nobody’s', async () => {
    const source = await readLines('tail: file truncated', '\tat x.y.Z.a(Z.java:1)', failure);
    expect(source.reading.records).toBe(1);
    expect(numbersOf(source)).toEqual([[3]]);
  });

  test('an error of a class that is not read is trouble', async () => {
    const source = await readLines(managerLine('disk is full', { level: 'ERROR', logger: 'DiskWatch' }), failure);
    expect(source.troubles.map(({ template, count }) => [template, count])).toEqual([['[DiskWatch] disk is full', 1]]);
    expect(source.events).toHaveLength(1);
  });

  test('a pasted record is read in its repaired form, and cited as it stands', async () => {
    const pasted = failure.replace('it failed', 'user \u2018licsync\u2019 failed');
    const source = await readLines(pasted);
    expect(source.events[0]?.facts).toMatchObject({ 'user.name': 'licsync' });
    expect(source.events[0]?.evidence[0].text).toBe(pasted);
  });
});

describe('a stack trace', () => {
  const trace = [
    'com.example.SyncException: no answer',
    '\tat com.example.Sync.run(Sync.java:1) [classes:]',
    'Caused by: java.net.ConnectException: Connection refused',
    '\t... 15 more',
  ];

  test('belongs to its record; its facts are cited, its frames are not', async () => {
    const source = await readLines(failure, ...trace, other);
    expect(numbersOf(source)).toEqual([[1, 2, 4]]);
    expect(source.events[0]?.facts).toMatchObject({
      'error.type': 'SyncException',
      'error.message': 'no answer',
      'error.causes': ['java.net.ConnectException: Connection refused'],
    });
  });

  test('of a record that is not read is passed over', async () => {
    const source = await readLines(other, ...trace, failure);
    expect(numbersOf(source)).toEqual([[6]]);
    expect(source.events[0]?.facts).not.toHaveProperty(['error.type']);
  });

  test('without causes says that there are none, unless its message quotes one that the log leaves out', async () => {
    const bare = await readLines(failure, 'com.example.SyncException: no answer');
    expect(bare.events[0]?.facts).toMatchObject({ 'error.causes': [] });
    const quoting = await readLines(
      failure,
      'com.example.SyncException: java.net.ConnectException: Connection refused',
    );
    expect(quoting.events[0]?.facts).not.toHaveProperty(['error.causes']);
    const none = await readLines(failure);
    expect(none.events[0]?.facts).not.toHaveProperty(['error.causes']);
  });

  test('is looked at for 400 lines', async () => {
    const frames = Array.from({ length: 400 }, () => '\tat com.example.Deep.down(Deep.java:1)');
    const source = await readLines(failure, ...frames, 'Caused by: java.io.EOFException');
    expect(numbersOf(source)).toEqual([[1]]);
  });
});

describe('a record that is cut off', () => {
  test.each([
    ['in its header', managerLine('x').slice(0, -' |default| x'.length)],
    ['in a quoted text', managerLine('refused: "because')],
    ['in its body', managerLine('refused: {"error":"inv')],
  ])('%s says so', async (_where, line) => {
    const source = await readLines(line);
    expect(source.events[0]?.facts).toMatchObject({ 'log.truncated': true });
  });

  test('a whole record does not', async () => {
    const source = await readLines(managerLine('refused: {"error":"invalid_client"} "so"'));
    expect(source.events[0]?.facts).not.toHaveProperty(['log.truncated']);
  });
});

describe('the release', () => {
  const versionOf = async (message: string): Promise<unknown> =>
    (await readLines(managerLine(message, { logger: 'ServerInfo' }))).events.map(({ kind, facts }) => [kind, facts]);

  test.each([
    ['vManage version 20.12.3 is running', '20.12.3'],
    ['Version: v20.9.2.1', '20.9.2.1'],
    ['version=17.15.03a', '17.15.03a'],
  ])('of "%s" is %s', async (message, version) => {
    expect(await versionOf(message)).toEqual([['manager.release', { 'service.version': version }]]);
  });

  test('at the very end may be cut off, and then is no release', async () => {
    for (const cut of ['vManage version 20.1', 'vManage version 20.12', 'vManage version 20.12.', 'vManage version 2'])
      expect(await versionOf(cut)).toEqual([]);
    expect(await versionOf('running version 20.6 of the manager')).toHaveLength(1);
    expect(await versionOf('Version: 20.9.2')).toHaveLength(1);
  });

  test('is not any number', async () => {
    expect(await versionOf('conversion 20.12 done, 3 servers')).toEqual([]);
  });
});

describe('what is recognised', () => {
  const sure = (lines: readonly string[]): number => parser.recognise({ path: 'x', bytes: Buffer.alloc(0), lines });

  test('a file of records, also with traces between them', () => {
    expect(sure([other, failure])).toBe(1);
    expect(sure([failure, ...Array.from({ length: 9 }, () => '\tat a.b.C(C.java:1)')])).toBeCloseTo(0.7);
  });

  test('nothing else', () => {
    expect(sure(['05-Mar-2024 10:15:00,100 UTC something else', 'Mar  5 10:15:00 ssm x: y'])).toBe(0);
    expect(sure([])).toBe(0);
  });
});
