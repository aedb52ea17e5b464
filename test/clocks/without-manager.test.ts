import { describe, expect, test } from '@jest/globals';
import type { MemoryFile } from '../../src/analyze.js';
import { analyze } from '../../src/node.js';
import { isoUtc } from '../../src/core/time.js';
import { micros } from '../support/analysis.js';
import { file, serverSync, type Clock } from '../support/sync.js';

const T0 = micros('2024-03-05T10:15:00.400Z');
const SECOND = 1_000_000;
const TIMES = [0, 7, 31].map((second) => T0 + second * SECOND);

const server = (clock: Clock, times = TIMES): MemoryFile =>
  file('messages', ...times.map((at) => serverSync(at, 401, clock)));

/** Connections that carry a request and its answer, as `tcpdump -nn -tttt` prints them in UTC. */
function capture(times = TIMES): MemoryFile {
  const lines = times.flatMap((at, index) => {
    const [client, peer] = [`192.0.2.10.${40_000 + index}`, '198.51.100.20.8443'];
    const packet = (after: number, from: string, to: string, rest: string): string =>
      `${isoUtc(at + after, 1)
        .replace('T', ' ')
        .replace('Z', '')} IP ${from} > ${to}: Flags ${rest}`;
    return [
      packet(10_000, client, peer, '[S], seq 100, win 64240, length 0'),
      packet(20_000, peer, client, '[S.], seq 500, ack 101, win 65160, length 0'),
      packet(21_000, client, peer, '[.], ack 1, win 502, length 0'),
      packet(30_000, client, peer, '[P.], seq 1:201, ack 1, win 502, length 200'),
      packet(240_000, peer, client, '[P.], seq 1:301, ack 201, win 502, length 300'),
      packet(300_000, client, peer, '[F.], seq 201, ack 301, win 502, length 0'),
      packet(301_000, peer, client, '[F.], seq 301, ack 202, win 502, length 0'),
      packet(302_000, client, peer, '[.], ack 302, win 502, length 0'),
    ];
  });
  return { path: 'eth0.txt', content: `${lines.join('\n')}\n` };
}

describe("without a manager's log", () => {
  test('the capture is the reference, and its connections tie the clock of the server', async () => {
    const { sources } = await analyze([capture(), server({ ahead: 61 * SECOND })], { zones: { 'eth0.txt': 'UTC' } });
    const [shown, written] = sources.map(({ clock }) => clock);
    expect(shown).toMatchObject({ offset: 0, plusMinus: 0, grade: 'good' });
    expect(written?.grade).toBe('good');
    expect(Math.abs((written?.offset ?? 0) - 61 * SECOND)).toBeLessThanOrEqual(written?.plusMinus ?? 0);
    expect(written?.plusMinus).toBeLessThanOrEqual(2 * SECOND);
  });

  test('one connection and one line tie nothing', async () => {
    const input = [capture(TIMES.slice(0, 1)), server({ ahead: 61 * SECOND }, TIMES.slice(0, 1))];
    const { sources } = await analyze(input, { zones: { 'eth0.txt': 'UTC' } });
    expect(sources.map(({ clock }) => [clock.offset, clock.grade])).toEqual(Array(2).fill([null, 'none']));
  });
});
