import { describe, expect, test } from '@jest/globals';
import type { MemoryFile } from '../../src/analyze.js';
import { isBeyondStated, isFarApart } from '../../src/clocks/far-clocks.js';
import type { Clock } from '../../src/clocks/clocks.js';
import type { SourceClock } from '../../src/core/analysis.js';
import type { Role } from '../../src/core/source.js';
import type { Basis } from '../../src/core/time.js';
import { analyze } from '../../src/node.js';
import { micros } from '../support/analysis.js';
import { file, managerSync, serverSync } from '../support/sync.js';
import { dating, sourceRead } from './sources.js';

const T0 = micros('2024-03-05T10:15:00.400Z');
const HOUR = 3_600_000_000;

const clock = (role: Role, zoneBasis: Basis = 'stated', dateless = false): Clock => ({
  id: role,
  dateless,
  sources: [{ ...sourceRead({ role }), dating: dating({ zoneBasis }) }],
});

describe('a clock that would be hours off', () => {
  test.each<readonly [Role, number, number, boolean]>([
    ['ssm', 1, 3, true],
    ['ssm', 1, 1, false],
    ['ssm', 2, 3, false],
    ['capture', 3, 3, true],
    ['capture', 4, 3, false],
    ['manager', 1, 3, false],
  ])('of a %s by %d attempts, %d hours: %s', (role, votes, hours, expected) => {
    expect(isBeyondStated(clock(role), { offset: hours * HOUR }, votes)).toBe(expected);
    expect(isBeyondStated(clock(role), { offset: -hours * HOUR }, votes)).toBe(expected);
  });

  test('is not judged where date or zone are assumed', () => {
    expect(isBeyondStated(clock('ssm', 'assumed'), { offset: 9 * HOUR }, 1)).toBe(false);
    expect(isBeyondStated(clock('capture', 'stated', true), { offset: 9 * HOUR }, 1)).toBe(false);
  });

  test('by connections that look alike is none between two sources that state theirs', () => {
    const both = [clock('ssm'), clock('capture')];
    expect(isFarApart(both, { offset: 3 * HOUR })).toBe(true);
    expect(isFarApart(both, { offset: HOUR })).toBe(false);
    expect(isFarApart([clock('ssm', 'assumed'), clock('capture')], { offset: 3 * HOUR })).toBe(false);
  });
});

async function clockOfServer(ahead: number, extra: readonly MemoryFile[] = []): Promise<SourceClock | undefined> {
  const log = file('vmanage-server.log', managerSync(T0, '401 {"error":"invalid_client"}'));
  const { sources } = await analyze([log, file('messages', serverSync(T0, 401, { ahead })), ...extra]);
  return sources.find(({ path }) => path === 'messages')?.clock;
}

describe('a single attempt at the server', () => {
  test('ties its clock within two hours, and not beyond', async () => {
    expect(await clockOfServer(HOUR)).toMatchObject({ grade: 'low' });
    expect(await clockOfServer(5 * HOUR + 7_000_000)).toMatchObject({ grade: 'none', offset: null });
  });
});
