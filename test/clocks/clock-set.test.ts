import { describe, expect, test } from '@jest/globals';
import type { AnalyzeOptions, MemoryFile } from '../../src/analyze.js';
import { analyze } from '../../src/node.js';
import type { SourceClock } from '../../src/core/analysis.js';
import { micros } from '../support/analysis.js';
import { syslogLine } from '../support/lines.js';
import { file, managerSync, serverSync, syslogTime, type Clock } from '../support/sync.js';

const T0 = micros('2024-03-05T10:15:00.400Z');
const MINUTE = 60_000_000;
const REFUSED = '401 {"error":"invalid_client"}';
/** Three syncs at uneven distances, so that only one offset explains all. */
const TIMES = [T0, T0 + 7 * MINUTE, T0 + 30 * MINUTE];

const manager = (clock: Clock = {}): MemoryFile =>
  file('vmanage-server.log', ...TIMES.map((at) => managerSync(at, REFUSED, clock)));
const server = (clock: Clock = {}): MemoryFile => file('messages', ...TIMES.map((at) => serverSync(at, 401, clock)));

async function clockOf(path: string, input: readonly MemoryFile[], options: AnalyzeOptions = {}): Promise<SourceClock> {
  const { sources } = await analyze(input, options);
  const found = sources.find((source) => source.path === path);
  if (found === undefined) throw new Error(`no source ${path}`);
  return found.clock;
}

describe('a clock that was set', () => {
  const OFFSET = -2521_000_000;
  const chronyd = (text: string): string => syslogLine(text, syslogTime(T0 + 20 * MINUTE, {}), 'chronyd[1319]');
  const lines = (figure: readonly string[], last = 3): MemoryFile =>
    file(
      'messages',
      ...TIMES.slice(0, 2).map((at) => serverSync(at, 401, { ahead: OFFSET })),
      figure,
      ...TIMES.slice(2, last).map((at) => serverSync(at, 401)),
    );

  test('by the figure of its daemon is cut there, and all its times stand on one clock', async () => {
    const input = [manager(), lines([chronyd('System clock was stepped by 2521.000000 seconds')])];
    const { attempts, sources } = await analyze(input);
    expect(attempts.map(({ joins }) => joins)).toEqual(Array(3).fill([{ source: 'messages', by: 'anchor' }]));
    expect(sources[1]?.clock).toMatchObject({ offset: 0, grade: 'good' });
    expect(sources[1]?.clock.segments.map((segment) => segment.offset)).toEqual([OFFSET, 0]);
  });

  test('ties what stands before by that figure alone', async () => {
    const one = file('vmanage-server.log', managerSync(T0 + 30 * MINUTE, REFUSED));
    const input = [one, lines([chronyd('System clock was stepped by 2521.000000 seconds')])];
    const { timeline } = await analyze(input);
    const first = timeline.find(({ kind }) => kind === 'gateway.request');
    expect(Math.abs((first?.at ?? 0) - T0)).toBeLessThanOrEqual(1_000_000);
  });

  test('back, without any figure, is measured by what ties both sides', async () => {
    const ahead = 2521_000_000;
    const messages = file(
      'messages',
      ...TIMES.slice(0, 2).map((at) => serverSync(at, 401, { ahead })),
      ...TIMES.slice(2).map((at) => serverSync(at, 401)),
    );
    const { attempts, sources } = await analyze([manager(), messages]);
    expect(attempts.map(({ joins }) => joins)).toEqual(Array(3).fill([{ source: 'messages', by: 'anchor' }]));
    expect(sources[1]?.clock.segments).toHaveLength(2);
    expect(Math.abs((sources[1]?.clock.segments[0]?.offset ?? 0) - ahead)).toBeLessThanOrEqual(2_000_000);
  });
});

describe('a clock that drifts', () => {
  const times = Array.from({ length: 60 }, (_, index) => T0 + index * 240 * MINUTE + ((index * 7919) % 60) * 1_000_000);

  test.each([20, -35])('by %s ppm over ten days is followed', async (ppm) => {
    const drift = (at: number): Clock => ({ ahead: 90_000_000 + Math.round(((at - T0) * ppm) / 1e6) });
    const input = [
      file('vmanage-server.log', ...times.map((at) => managerSync(at, REFUSED))),
      file('messages', ...times.map((at) => serverSync(at, 401, drift(at)))),
    ];
    const { attempts, sources } = await analyze(input);
    const found = sources[1]?.clock;
    expect(found?.segments[0]?.driftPpm).toBeCloseTo(ppm, 0);
    expect(found?.plusMinus).toBeLessThanOrEqual(2_000_000);
    expect(attempts.every(({ joins }) => joins.length === 1)).toBe(true);
    const last = times.at(-1) ?? 0;
    expect(Math.abs((found?.offset ?? 0) - (drift(last).ahead ?? 0))).toBeLessThanOrEqual(found?.plusMinus ?? 0);
  });

  test('is not said to where one offset explains all', async () => {
    expect((await clockOf('messages', [manager(), server({ ahead: MINUTE })])).segments).toEqual([]);
  });
});

describe('what a person states', () => {
  test('of a clock stands above what was measured', async () => {
    const clock = await clockOf('messages', [manager(), server({ ahead: 42 * MINUTE })], { clocks: { ssm: '+42m' } });
    expect(clock).toMatchObject({ offset: 42 * MINUTE, plusMinus: 500_000, grade: 'given', anchors: [] });
  });

  test('ties what nothing else does, so that it is joined', async () => {
    const lone = [
      file('vmanage-server.log', managerSync(T0, REFUSED)),
      file('messages', serverSync(T0, 401, { ahead: 42 * MINUTE })),
    ];
    const { attempts } = await analyze(lone, { clocks: { messages: '+42m' } });
    expect(attempts.map(({ joins }) => joins)).toEqual([[{ source: 'messages', by: 'anchor' }]]);
  });

  test("of the manager's own clock moves all that hangs on it", async () => {
    const options = { clocks: { 'vmanage-server.log': '+5m' } };
    const { sources, attempts } = await analyze([manager(), server()], options);
    expect(sources.map(({ clock }) => clock.offset)).toEqual([5 * MINUTE, 5 * MINUTE]);
    expect(attempts[0]?.start).toBe(T0 - 5 * MINUTE);
  });

  test.each<readonly [string, AnalyzeOptions]>([
    ['bad-clock', { clocks: { ssm: 'fast' } }],
    ['bad-date', { dates: { ssm: '2024-02-31' } }],
  ])('and cannot be read is misuse: %s', async (code, options) => {
    await expect(analyze([manager()], options)).rejects.toMatchObject({ code });
  });
});
