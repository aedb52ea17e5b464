import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../src/node.js';

/** A line of the syslog of the license server every minute, from one minute of the day to another. */
const lines = (from: number, to: number, step = 1): readonly string[] =>
  Array.from({ length: Math.floor((to - from) / step) }, (_, index) => {
    const minute = from + index * step;
    const time = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
    return `Mar  5 ${time}:00 ssm chronyd[612]: Selected source 192.0.2.123`;
  });

async function gaps(...parts: readonly (readonly string[])[]): Promise<readonly string[]> {
  const content = `${parts.flat().join('\n')}\n`;
  const { sources } = await analyze(
    { path: 'messages', content },
    { zones: { messages: 'UTC' }, years: { messages: 2024 } },
  );
  const clock = (micros: number): string => new Date(micros / 1000).toISOString().slice(11, 16);
  return (sources[0]?.gaps ?? []).map(({ from, to }) => `${clock(from)} to ${clock(to)}`);
}

describe('the gaps of a source', () => {
  test('are where it is silent far longer than otherwise', async () => {
    expect(await gaps(lines(0, 120), lines(240, 300))).toEqual(['01:59 to 04:00']);
  });

  test('a part that rotation took is one of the part after it', async () => {
    const part = (path: string, own: readonly string[]) => ({ path, content: `${own.join('\n')}\n` });
    const { sources } = await analyze([part('messages.1', lines(0, 60)), part('messages', lines(240, 300))], {
      zones: { 'mess*': 'UTC' },
      years: { 'mess*': 2024 },
    });
    expect(sources.map(({ path, series, gaps: own }) => [path, series, own.length])).toEqual([
      ['messages.1', 'messages', 0],
      ['messages', 'messages', 1],
    ]);
  });

  test('a source that writes seldom has none', async () => {
    expect(await gaps(lines(0, 1200, 30))).toEqual([]);
  });

  test('too few lines have no usual pause', async () => {
    expect(await gaps(lines(0, 5), lines(600, 605))).toEqual([]);
  });
});
