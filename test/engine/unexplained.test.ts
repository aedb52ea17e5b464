import { describe, expect, test } from '@jest/globals';
import type { DatedTrouble } from '../../src/core/source.js';
import { unexplainedLines } from '../../src/engine/unexplained.js';
import { analyze } from '../../src/node.js';
import { attempt } from '../support/analysis.js';
import { seen } from '../support/events.js';

const MINUTE = 60_000_000;

function trouble(at: number | null): DatedTrouble {
  const occurrence = { ...seen('log.trouble', { 'log.level': 'error', message: 'Disk is full' }), at };
  return { template: 'Disk is full', source: 'a', count: 1, occurrences: [occurrence] };
}

const HEAD = '19-Nov-2024 09:31:44,402 UTC INFO  [vmanage-a] [SmartLicensingUtil] (default task-65) |default| ';
const FAILED = [
  `${HEAD}URL is https://ssm.example.net:8443/oauth/token`,
  '19-Nov-2024 09:31:44,568 UTC ERROR [vmanage-a] [RestAPIClient] (default task-65) |default| https://ssm.example.net:8443/oauth/token (status 418)',
];

function strange(time: string, device: number): string {
  return `19-Nov-2024 ${time},000 UTC ERROR [vmanage-a] [DeviceLink] (t-1) |default| Link to 192.0.2.${String(device)} is lost`;
}

async function unexplained(lines: readonly string[]) {
  const content = `${lines.join('\n')}\n`;
  return (await analyze({ path: 'vmanage-server.log', content })).unexplained;
}

describe('error lines that no rule used', () => {
  test('near a failure are folded into their template, with count, first and last', async () => {
    const lines = await unexplained([strange('09:30:00', 1), ...FAILED, strange('09:32:00', 2)]);
    expect(lines).toEqual([
      expect.objectContaining({
        template: '[DeviceLink] Link to <address> is lost',
        count: 2,
        source: 'vmanage-server.log',
      }),
    ]);
    expect([lines[0]?.first, lines[0]?.last].map((at) => new Date((at ?? 0) / 1000).toISOString())).toEqual([
      '2024-11-19T09:30:00.000Z',
      '2024-11-19T09:32:00.000Z',
    ]);
    // The occurrence nearest to the failure stands for all.
    expect(lines[0]?.sample.number).toBe(4);
  });

  test('the rarer one comes first', async () => {
    const rare = '19-Nov-2024 09:31:40,000 UTC ERROR [vmanage-a] [Store] (t-2) |default| Disk is full';
    const lines = await unexplained([strange('09:31:42', 1), strange('09:31:43', 2), rare, ...FAILED]);
    expect(lines.map(({ template }) => template)).toEqual([
      '[Store] Disk is full',
      '[DeviceLink] Link to <address> is lost',
    ]);
  });

  test('are near a long failure over which later ones have passed', () => {
    const at = (start: number, end: number) => attempt({ start: start * MINUTE, end: end * MINUTE });
    const failures = [at(100, 160), at(110, 111), at(300, 301), attempt({ start: null, end: null })];
    const near = (minute: number) => unexplainedLines([trouble(minute * MINUTE)], failures, []).length === 1;
    expect([89, 90, 150, 170, 171, 289, 290, 311, 312].map(near)).toEqual([
      false,
      true,
      true,
      true,
      false,
      false,
      true,
      true,
      false,
    ]);
    expect(unexplainedLines([trouble(null)], failures, [])).toEqual([]);
    expect(unexplainedLines([trouble(0)], [], [])).toEqual([]);
  });

  test('far from every failure they are not reported', async () => {
    expect(await unexplained([strange('08:00:00', 1), ...FAILED])).toEqual([]);
  });
});
