import { describe, expect, test } from '@jest/globals';
import { openPairs, openPairsText } from '../../scripts/accuracy/unaligned.js';
import { readTruth } from '../../scripts/accuracy/truth.js';
import { analyze } from '../../src/node.js';
import type { Analysis } from '../../src/core/analysis.js';
import { micros } from '../support/analysis.js';
import { file, managerSync, serverSync } from '../support/sync.js';

const T0 = micros('2024-03-05T10:15:00.400Z');
const input = [
  file('vmanage-server.log', managerSync(T0, '401 {"error":"invalid_client"}')),
  file('messages', serverSync(T0, 401)),
];
const truth = readTruth(
  JSON.stringify({
    id: 'made',
    cause: 'wrong-client-id',
    sources: {
      manager_log: { files: ['vmanage-server.log'], clock_offset_s: 0 },
      ssm_syslog: { files: ['messages'], clock_offset_s: 0 },
    },
  }),
);

const untied = (analysis: Analysis): Analysis => ({
  ...analysis,
  sources: analysis.sources.map((source) => ({ ...source, clock: { ...source.clock, offset: null } })),
});

describe('openPairs', () => {
  test('says nothing of clocks that are tied', async () => {
    expect(openPairs(truth, await analyze(input))).toEqual([]);
  });

  test('names the call and the request that should have tied them', async () => {
    const pairs = openPairs(truth, untied(await analyze(input)));
    expect(pairs).toMatchObject([{ readable: true }]);
    expect(openPairsText('made', pairs)[0]).toContain('SHOULD BE TIED by manager.call /oauth/token 401');
  });

  test('and nothing where both sides hold nothing', async () => {
    const apart = [input[0], file('messages', serverSync(T0 + 600_000_000, 401))].flatMap((one) => one ?? []);
    expect(openPairs(truth, untied(await analyze(apart)))).toMatchObject([{ readable: false, shared: [] }]);
  });
});
