import { describe, expect, test } from '@jest/globals';
import type { AnalyzeOptions, MemoryFile } from '../../src/analyze.js';
import { analyze } from '../../src/node.js';
import type { SourceClock } from '../../src/core/analysis.js';
import { MICROS_PER_DAY } from '../../src/core/time.js';
import { micros } from '../support/analysis.js';
import { file, managerSync, serverSync, type Clock } from '../support/sync.js';

const T0 = micros('2024-03-05T10:15:00.400Z');
const MINUTE = 60_000_000;
const REFUSED = '401 {"error":"invalid_client"}';
/** Three syncs at uneven distances, so that only one offset explains all. */
const TIMES = [T0, T0 + 7 * MINUTE, T0 + 30 * MINUTE];

const manager = (clock: Clock = {}, answer = REFUSED): MemoryFile =>
  file('vmanage-server.log', ...TIMES.map((at) => managerSync(at, answer, clock)));
const server = (clock: Clock = {}, outer: Clock = clock): MemoryFile =>
  file('messages', ...TIMES.map((at) => serverSync(at, 401, clock, outer)));

async function clockOf(path: string, input: readonly MemoryFile[], options: AnalyzeOptions = {}): Promise<SourceClock> {
  const { sources } = await analyze(input, options);
  const found = sources.find((source) => source.path === path);
  if (found === undefined) throw new Error(`no source ${path}`);
  return found.clock;
}

describe('the clock of the license server', () => {
  test('is the reference clock where no difference is seen', async () => {
    const clock = await clockOf('messages', [manager(), server()]);
    expect(clock).toMatchObject({ zone: 'UTC', basis: 'resolved', offset: 0, grade: 'good' });
    expect(clock.plusMinus).toBeLessThanOrEqual(2_000_000);
    expect(clock.anchors.filter(({ used }) => used)).toHaveLength(3);
  });

  test.each([
    ['42 minutes ahead', 42 * MINUTE],
    ['10 seconds behind', -10_000_000],
    ['a day and a bit ahead', MICROS_PER_DAY + 5 * MINUTE],
  ])('is %s', async (_what, ahead) => {
    const { offset, plusMinus, grade } = await clockOf('messages', [manager(), server({ ahead })]);
    expect(grade).toBe('good');
    expect(Math.abs((offset ?? 0) - ahead)).toBeLessThanOrEqual(plusMinus ?? 0);
    expect(plusMinus).toBeLessThanOrEqual(1_500_000);
  });

  test('is of low grade where one attempt alone ties it', async () => {
    const input = [file('vmanage-server.log', managerSync(T0, REFUSED)), file('messages', serverSync(T0, 401))];
    expect(await clockOf('messages', input)).toMatchObject({ grade: 'low', offset: 0 });
  });

  test('is not tied where nothing is seen by both', async () => {
    const other = file('messages', serverSync(T0, 200));
    expect(await clockOf('messages', [manager(), other])).toMatchObject({
      grade: 'none',
      offset: null,
      plusMinus: null,
    });
  });

  test('is not tied without a manager', async () => {
    expect(await clockOf('messages', [server()])).toMatchObject({ grade: 'none', offset: null });
  });

  test('is read in its own zone, which nginx states inside', async () => {
    const tokyo = { east: 540 };
    expect(await clockOf('messages', [manager(), server(tokyo)])).toMatchObject({
      zone: 'UTC+09:00',
      basis: 'resolved',
      offset: 0,
      grade: 'good',
    });
  });

  test('that nobody states, and is whole quarters of an hour off, was read in the wrong zone', async () => {
    const lines = TIMES.flatMap((at) => serverSync(at, 401, { east: 345 }).slice(0, 1));
    expect(await clockOf('messages', [manager(), file('messages', lines)])).toMatchObject({
      zone: 'UTC+05:45',
      basis: 'resolved',
      offset: 0,
      year: 'assumed',
    });
  });

  test('given by the user, it is not read anew: the difference is then the clock', async () => {
    const lines = TIMES.flatMap((at) => serverSync(at, 401, { east: 345 }).slice(0, 1));
    const options = { zones: { messages: 'UTC' } };
    const { zone, basis, offset } = await clockOf('messages', [manager(), file('messages', lines)], options);
    expect([zone, basis]).toEqual(['UTC', 'given']);
    expect(Math.abs((offset ?? 0) - 345 * MINUTE)).toBeLessThanOrEqual(1_000_000);
  });
});

describe("an abbreviation of the manager's that has several readings", () => {
  test.each([
    ['Asia/Kolkata', 330],
    ['Asia/Jerusalem', 120],
  ])('is %s where that brings the clocks together', async (zone, east) => {
    const input = [manager({ zone: 'IST', east }), server()];
    expect(await clockOf('vmanage-server.log', input)).toMatchObject({ zone, basis: 'resolved', alternatives: [] });
    expect(await clockOf('messages', input)).toMatchObject({ offset: 0, grade: 'good' });
  });

  test('stays open where no reading brings them together', async () => {
    const input = [manager({ zone: 'IST', east: 330, ahead: 20 * MINUTE }), server()];
    const { zone, basis, alternatives } = await clockOf('vmanage-server.log', input);
    expect([zone, basis, alternatives]).toEqual(['Asia/Kolkata', 'assumed', ['Asia/Jerusalem']]);
  });

  test('is resolved by the calls of its own manager, not by those of another', async () => {
    const anHourBefore = TIMES.map((at) => managerSync(at - 60 * MINUTE, REFUSED));
    const other = file(
      'other.log',
      ...anHourBefore.map((lines) => lines.map((one) => one.replace('manager', 'node-b'))),
    );
    const input = [manager({ zone: 'CST', east: -360 }), server(), other];
    expect(await clockOf('vmanage-server.log', input)).toMatchObject({ zone: 'America/Chicago', basis: 'resolved' });
  });

  test('stays open where nothing else was seen', async () => {
    expect(await clockOf('vmanage-server.log', [manager({ zone: 'CST', east: -360 })])).toMatchObject({
      zone: 'America/Chicago',
      basis: 'assumed',
      alternatives: ['Asia/Shanghai', 'America/Havana'],
    });
  });
});

describe('a capture as text', () => {
  /** The three handshakes as `tcpdump -nn` prints them, with the time of day alone. */
  function connections(clock: Clock, date: (at: number) => string = () => ''): MemoryFile {
    const lines = TIMES.flatMap((at, index) => {
      const shown = (after: number): string =>
        `${date(at)}${new Date((at + (clock.ahead ?? 0) + (clock.east ?? 0) * MINUTE + after) / 1000).toISOString().slice(11, 23)}000`;
      const [client, peer] = [`192.0.2.10.${40_000 + index}`, '198.51.100.20.8443'];
      return [
        `${shown(10_000)} IP ${client} > ${peer}: Flags [S], seq 100, win 64240, length 0`,
        `${shown(20_000)} IP ${peer} > ${client}: Flags [S.], seq 500, ack 101, win 65160, length 0`,
        `${shown(21_000)} IP ${client} > ${peer}: Flags [.], ack 1, win 502, length 0`,
      ];
    });
    return { path: 'eth0.txt', content: `${lines.join('\n')}\n` };
  }

  test("without a date is put on the day of the manager's calls", async () => {
    const { attempts, timeline } = await analyze([manager(), connections({})]);
    expect(attempts.map(({ joins }) => joins)).toEqual(Array(3).fill([{ source: 'eth0.txt', by: 'anchor' }]));
    expect(timeline.find(({ kind }) => kind === 'tcp.connection')?.at).toBe(T0 + 10_000);
    expect(await clockOf('eth0.txt', [manager(), connections({})])).toMatchObject({ grade: 'good', offset: 0 });
  });

  test.each([
    ['UTC-05:00', -300],
    ['UTC+09:00', 540],
  ])('in the zone %s is read in that zone, and put on the day of the calls', async (zone, east) => {
    const { timeline, sources } = await analyze([manager(), connections({ east })]);
    expect(sources[1]?.clock).toMatchObject({ zone, basis: 'resolved', offset: 0 });
    expect(timeline.find(({ kind }) => kind === 'tcp.connection')?.at).toBe(T0 + 10_000);
  });

  test('without a date is put on the day that is given', async () => {
    const input = [manager(), connections({ ahead: 4 * MINUTE })];
    const { timeline, sources } = await analyze(input, { dates: { '*.txt': '2024-03-05' } });
    expect(sources[1]?.clock.grade).toBe('good');
    // The capture is what all are put on: the manager is behind it.
    expect(sources[1]?.clock.offset).toBe(0);
    expect(Math.abs((sources[0]?.clock.offset ?? 0) + 4 * MINUTE)).toBeLessThanOrEqual(
      sources[1]?.clock.plusMinus ?? 0,
    );
    expect(timeline.find(({ kind }) => kind === 'tcp.connection')?.instant?.date).toBe('given');
  });

  test('without a date and some minutes off is not placed, for any day would do', async () => {
    const { attempts } = await analyze([manager(), connections({ ahead: 4 * MINUTE })]);
    expect(attempts.every(({ joins }) => joins.length === 0)).toBe(true);
  });

  test('with a date is tied like any clock', async () => {
    const input = [manager(), connections({ ahead: 4 * MINUTE }, () => '2024-03-05 ')];
    const [capture, own] = [await clockOf('eth0.txt', input), await clockOf('vmanage-server.log', input)];
    expect(capture.offset).toBe(0);
    expect(Math.abs((own.offset ?? 0) + 4 * MINUTE)).toBeLessThanOrEqual(capture.plusMinus ?? 0);
  });
});
