/** A manager that fails every minute for long, then in another way, then syncs: what is kept of it, and what is counted. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clientIdOf } from '../../samples/make/incidents/defaults.js';
import { allIncidents } from '../../samples/make/all.js';
import { writeLog } from '../../samples/make/log.js';
import { managerRecords } from '../../samples/make/manager/log.js';
import { plansOf } from '../../samples/make/plan.js';
import type { Ending } from '../../samples/make/scenario.js';
import { analyze, renderMarkdown, type Analysis, type MemoryFile } from '../../src/index.js';

const MINUTE = 60_000;
const clientId = clientIdOf('licsync');

const endings: readonly Ending[] = [
  ...Array.from({ length: 300 }, () => 'client-refused' as const),
  ...Array.from({ length: 240 }, () => 'grant-refused' as const),
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
  expect([...incidents.values()]).toEqual([300, 240, 1, 3]);
  expect(analysis.attempts.length).toBeLessThan(500);
  const [first] = analysis.attempts;
  const healer = analysis.attempts.find(({ outcome }) => outcome === 'succeeded');
  expect(first?.healedBy).toBe(healer?.id);
  const [finding] = analysis.findings;
  expect(finding?.rule).toBe('wrong-client-secret');
  expect(analysis.attempts.find(({ id }) => id === finding?.attempts.at(-1))?.lastGood).toBe(healer?.id);
});

test('the report gives the number of attempts, not of those kept', async () => {
  const analysis = await analyze({ path: 'vmanage-server.log', content: logOf(endings.slice(300, 540)) });
  expect(renderMarkdown(analysis)).toContain('240 attempts like it');
});

/** The log in rotated parts, cut before some of its lines; the last part has the log's own name. */
function partsOf(log: Buffer, cuts: readonly number[]): readonly MemoryFile[] {
  const lines = log.toString().split(/(?<=\n)/);
  const places = [0, ...[...new Set(cuts.map((cut) => cut % lines.length))].sort((a, b) => a - b), lines.length];
  const parts = places.slice(1).map((end, index) => lines.slice(places[index], end).join(''));
  return parts
    .filter((part) => part !== '')
    .reverse()
    .map((content, age) => ({ path: `vmanage-server.log${age === 0 ? '' : `.${String(age)}`}`, content }));
}

async function* chunksOf(log: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < log.length; at += size) yield await Promise.resolve(log.subarray(at, at + size));
}

const findingsOf = ({ findings, attempts, outcome }: Analysis): unknown => [
  outcome,
  findings.map(({ rule, confidence, why }) => [rule, confidence, why]),
  attempts.reduce((sum, { folded = 0 }) => sum + 1 + folded, 0),
];

test('in any rotated parts, and in chunks of any size, it is the same', async () => {
  const log = logOf(endings.slice(295));
  const whole = findingsOf(await analyze({ path: 'vmanage-server.log', content: log }));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(), { maxLength: 4 }),
      fc.integer({ min: 500, max: 100_000 }),
      async (cuts, size) => {
        expect(findingsOf(await analyze(partsOf(log, cuts)))).toEqual(whole);
        expect(findingsOf(await analyze({ path: 'vmanage-server.log', content: chunksOf(log, size) }))).toEqual(whole);
      },
    ),
    { numRuns: 2, endOnFailure: true },
  );
});
