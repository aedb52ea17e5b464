import { describe, expect, test } from '@jest/globals';
import { renderMarkdown } from '../../src/index.js';
import { analyze } from '../../src/node.js';
import { toJson } from '../../src/report/json.js';
import { leadOf } from '../../src/report/lead.js';

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

describe('an attempt by its time', () => {
  const asked = async (at: string): Promise<string | undefined> => {
    const { asked: id, attempts } = await analyze('samples/incidents/rotated', { at });
    const start = attempts.find((attempt) => attempt.id === id)?.start;
    return start == null ? undefined : new Date(start / 1000).toISOString();
  };

  test('is the nearest one, and leads the report, also if it passed', async () => {
    const { attempts } = await analyze('samples/incidents/rotated');
    const [first] = attempts;
    const start = new Date((first?.start ?? 0) / 1000).toISOString();
    expect(await asked(start)).toBe(start);
    const analysis = await analyze('samples/incidents/rotated', { at: start });
    const lead = leadOf(analysis);
    expect([lead.attempt?.id, lead.attempt?.outcome, lead.finding]).toEqual([first?.id, 'succeeded', null]);
    expect(lead.others).toEqual(analysis.findings);
    expect(renderMarkdown(analysis)).toContain('VERDICT    The license sync at the time asked for succeeded.');
    expect(toJson(analysis)).toMatchObject({ asked: first?.id, options: { at: start } });
  });

  test('in no form is refused in one sentence', async () => {
    await expect(analyze(INCIDENT, { at: 'at noon' })).rejects.toMatchObject({
      code: 'bad-time',
      message: '"at noon" is no time for --at; write it as 13 Jan 17:29 IST or 2024-01-13T11:59:00Z.',
    });
  });
});
