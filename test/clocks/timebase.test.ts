import { describe, expect, test } from '@jest/globals';
import { finish } from '../../src/core/steps.js';
import { dateSources } from '../../src/clocks/date-sources.js';
import { tieClocks, type Tied } from '../../src/clocks/timebase.js';
import type { Dated } from '../../src/core/event.js';
import { pairAll } from '../../src/exchanges/pair-all.js';
import { micros } from '../support/analysis.js';
import { readByAll, syslogLine } from '../support/lines.js';
import { file, managerSync, serverSync, type Clock, type TextFile } from '../support/sync.js';
import { written } from './sources.js';

const T0 = micros('2024-03-05T10:15:00.400Z');
const SECOND = 1_000_000;
const MINUTE = 60 * SECOND;
/** Three syncs at uneven distances, so that only one offset explains all. */
const TIMES = [T0, T0 + 7 * MINUTE, T0 + 30 * MINUTE];
const REFUSED = '401 {"error":"invalid_client"}';

const manager = (clock: Clock = {}): TextFile =>
  file('vmanage-server.log', ...TIMES.map((at) => managerSync(at, REFUSED, clock)));
const server = (clock: Clock = {}): TextFile => file('messages', ...TIMES.map((at) => serverSync(at, 401, clock)));

/** The bundle on one clock, and every timeline that was paired for it. */
async function tied(...files: readonly TextFile[]): Promise<Tied & { readonly paired: readonly (readonly Dated[])[] }> {
  const sources = await Promise.all(files.map(({ path, content }) => readByAll(content, path)));
  const dated = dateSources(sources, { zones: {}, years: {}, aliases: {}, clocks: {} });
  const paired: (readonly Dated[])[] = [];
  const tying = tieClocks(dated, (timeline) => {
    paired.push(timeline);
    return pairAll(timeline, sources);
  });
  const found = finish(tying);
  return { ...found, paired };
}

const IST: Clock = { zone: 'IST', east: 330 };

describe('a bundle is paired', () => {
  test.each<readonly [string, readonly TextFile[], number]>([
    ['once where its clocks agree', [manager(), server()], 1],
    ['once where nothing ties its clocks', [server()], 1],
    ['once more on the common clock where they differ', [manager(), server({ ahead: 42 * MINUTE })], 2],
    // In March IST is India's or Israel's.
    ['once for each reading of an open zone, and with the resolved one', [manager(IST), server()], 3],
    ['for each reading alone if none is resolved', [manager(IST)], 2],
  ])('%s', async (_what, files, times) => {
    expect((await tied(...files)).paired).toHaveLength(times);
  });

  test('under one reading of its stamps never twice', async () => {
    const open = [manager({ ...IST, ahead: 20 * MINUTE }), server({ ahead: 42 * MINUTE })];
    for (const files of [[manager(), server()], [manager(IST), server()], open]) {
      const readings = (await tied(...files)).paired.map((timeline) =>
        JSON.stringify(timeline.map(({ at, endAt, instant }) => [at, endAt, instant])),
      );
      expect(new Set(readings).size).toBe(readings.length);
    }
  });

  test('by the events of the timeline itself', async () => {
    for (const ahead of [0, 42 * MINUTE]) {
      const { timebase, exchanges } = await tied(manager(), server({ ahead }));
      const lines = exchanges.episodes.flatMap((episode) => episode.lines);
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.every((line) => timebase.timeline.includes(line))).toBe(true);
    }
  });
});

describe('the timebase', () => {
  test('puts what every source saw in one order of time', async () => {
    const { timeline } = (await tied(manager(), server({ ahead: 42 * MINUTE }))).timebase;
    const times = timeline.map(({ at }) => at ?? Number.NaN);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(Math.max(...times) - Math.min(...times)).toBeLessThan(31 * MINUTE);
  });

  test('gives a stamp its time there; what has no date has none', async () => {
    const { timebase } = await tied(manager(), server({ ahead: 42 * MINUTE }));
    const at = timebase.at('messages', written('2024-03-05T10:57:00.000'), 1) ?? Number.NaN;
    expect(Math.abs(at - micros('2024-03-05T10:15:00.000Z'))).toBeLessThan(2 * SECOND);
    expect(timebase.at('messages', null, 1)).toBeNull();
    expect(timebase.at('messages', written('1970-01-01T10:57:00.000', { date: false }), 1)).toBeNull();
  });

  test('knows how each clock is tied, and whose it is', async () => {
    const other = file('auth.log', [syslogLine('session opened', 'Mar  5 10:15:00', 'sshd[1]')]);
    const { tie } = (await tied(manager(), server(), other)).timebase;
    expect(tie('vmanage-server.log')).toEqual({ clock: 'manager manager', grade: 'good', plusMinus: 0 });
    const own = tie('messages');
    expect(own).toMatchObject({ clock: 'ssm ssm', grade: 'good' });
    expect(own.plusMinus).toBeGreaterThan(0);
    expect(tie('auth.log')).toEqual(own);
  });

  test('lets a clock that nothing ties be compared to within a second, where its zone is known', async () => {
    const { tie } = (await tied(server())).timebase;
    expect(tie('messages')).toEqual({ clock: 'ssm ssm', grade: 'none', plusMinus: SECOND });
    const bare = file('messages', [syslogLine('a line without a zone')]);
    expect((await tied(bare)).timebase.tie('messages')).toMatchObject({ grade: 'none', plusMinus: null });
  });

  test('ties nothing of a source that was not read', async () => {
    const { timebase } = await tied(manager());
    expect(timebase.tie('elsewhere.log')).toEqual({ clock: 'elsewhere.log', grade: 'none', plusMinus: null });
    expect(() => timebase.report('elsewhere.log')).toThrow('elsewhere.log was not read');
  });

  test('dates the folded error lines of a source by the same clock', async () => {
    const lines = [0, 1].map((second) => syslogLine('ERROR: it broke', `Mar  5 10:57:0${String(second)}`, 'app[1]'));
    const late = TIMES.map((at) => serverSync(at, 401, { ahead: 42 * MINUTE }));
    const { timebase } = await tied(manager(), file('messages', lines, ...late));
    const [trouble] = timebase.troubles('messages');
    expect(trouble).toMatchObject({ source: 'messages', count: 2 });
    const times = trouble?.occurrences.map(({ at }) => Math.abs((at ?? Number.NaN) - T0) < 5 * SECOND);
    expect(times).toEqual([true, true]);
  });

  test('says how the times of a source were read, and what ties them', async () => {
    const { clock, gaps } = (await tied(manager(), server({ ahead: 42 * MINUTE }))).timebase.report('messages');
    expect(clock).toMatchObject({ zone: 'UTC', basis: 'resolved', year: 'resolved', grade: 'good', segments: [] });
    expect(Math.abs((clock.offset ?? 0) - 42 * MINUTE)).toBeLessThanOrEqual(clock.plusMinus ?? 0);
    expect(gaps).toEqual([]);
  });
});
