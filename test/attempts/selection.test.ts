import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../src/node.js';

const INCIDENT = 'samples/incidents/wrong-grant-type';
const ids = async (options: Parameters<typeof analyze>[1]) => (await analyze(INCIDENT, options)).attempts.length;

describe('a part of a bundle', () => {
  test('by time: the only attempt is at 09:31:44 UTC', async () => {
    expect(await ids({ since: '2024-11-19T09:31:00Z' })).toBe(1);
    expect(await ids({ since: '2024-11-19T09:32:00Z' })).toBe(0);
    expect(await ids({ until: '2024-11-19 09:31:44' })).toBe(0);
    expect(await ids({ until: '2024-11-19T10:31:45+01:00' })).toBe(1);
    expect(await ids({ since: '2024-11-19', until: '2024-11-20' })).toBe(1);
  });

  test('by host: the manager or the license server, by name or address', async () => {
    expect(await ids({ host: 'vmanage-a' })).toBe(1);
    expect(await ids({ host: '198.51.100.40' })).toBe(1);
    expect(await ids({ host: 'vmanage-b' })).toBe(0);
  });

  test('a time that is none is refused in one sentence', async () => {
    await expect(analyze(INCIDENT, { until: '2024-02-31' })).rejects.toMatchObject({ code: 'bad-time' });
    await expect(analyze(INCIDENT, { since: 'yesterday' })).rejects.toMatchObject({
      code: 'bad-time',
      message: '"yesterday" is no time for --since; write it as 2024-11-19 or 2024-11-19T09:30:00Z.',
    });
  });
});
