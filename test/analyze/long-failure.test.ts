/** A manager that fails every minute for long, then in another way, then syncs: what is kept of it, and what is counted. */
import { expect, test } from '@jest/globals';
import { clientIdOf } from '../../samples/make/incidents/defaults.js';
import { allIncidents } from '../../samples/make/all.js';
import { writeLog } from '../../samples/make/log.js';
import { managerRecords } from '../../samples/make/manager/log.js';
import { plansOf } from '../../samples/make/plan.js';
import type { Ending } from '../../samples/make/scenario.js';
import { analyze, renderMarkdown } from '../../src/index.js';

const MINUTE = 60_000;
const clientId = clientIdOf('licsync');

const endings: readonly Ending[] = [
  ...Array.from({ length: 900 }, () => 'client-refused' as const),
  ...Array.from({ length: 260 }, () => 'grant-refused' as const),
  'synced',
  ...Array.from({ length: 3 }, () => 'client-refused' as const),
];

function logOf(all: readonly Ending[]): Buffer {
  const [incident] = allIncidents();
  if (incident === undefined) throw new Error('no incident');
  const { scenario } = incident;
  const at = (index: number): number => scenario.from + (index + 1) * MINUTE;
  const syncs = all.map((ending, index) => ({ name: String(index), at: at(index), ending, user: 'licsync', clientId }));
  const own = { ...scenario, syncs, strangers: [], to: at(all.length), busy: { manager: 0, ssm: 0 } };
  return Buffer.from(writeLog(managerRecords(own, plansOf(own))).text);
}

test('each incident is counted whole, in order, with the success that ended it', async () => {
  const analysis = await analyze({ path: 'vmanage-server.log', content: logOf(endings) });
  const incidents = new Map<string, number>();
  for (const { incident, folded = 0 } of analysis.attempts)
    incidents.set(incident, (incidents.get(incident) ?? 0) + 1 + folded);
  expect([...incidents.values()]).toEqual([900, 260, 1, 3]);
  expect(analysis.attempts.length).toBeLessThan(500);
  const [first] = analysis.attempts;
  const healer = analysis.attempts.find(({ outcome }) => outcome === 'succeeded');
  expect(first?.healedBy).toBe(healer?.id);
  const [finding] = analysis.findings;
  expect(finding?.rule).toBe('wrong-client-secret');
  expect(analysis.attempts.find(({ id }) => id === finding?.attempts.at(-1))?.lastGood).toBe(healer?.id);
});

test('the report gives the number of attempts, not of those kept', async () => {
  const analysis = await analyze({ path: 'vmanage-server.log', content: logOf(endings.slice(0, 1160)) });
  expect(renderMarkdown(analysis)).toContain('260 attempts like it');
});
