import { describe, expect, test } from '@jest/globals';
import { allIncidents } from '../../samples/make/all.js';
import type { Incident } from '../../samples/make/incidents/incident.js';
import type { Scenario } from '../../samples/make/scenario.js';
import type { Analysis } from '../../src/core/analysis.js';
import { analyze } from '../../src/node.js';
import type { BundleFile } from './incidents.js';
import { storyWithout } from './story.js';

/** The same case at another site: other hosts, names and addresses, and a time that is a little or much later. */
function elsewhere(scenario: Scenario, later: number): Scenario {
  return {
    ...scenario,
    from: scenario.from + later,
    to: scenario.to + later,
    manager: { ...scenario.manager, host: 'nms-zulu', address: '203.0.113.77' },
    ssm: { ...scenario.ssm, host: 'licsrv-z', name: 'licenses.example.org', address: '203.0.113.140' },
    natAddress: null,
    syncs: scenario.syncs.map((sync) => ({ ...sync, at: sync.at + later })),
  };
}

async function filesBelow(folder: string, { layout }: Incident, scenario: Scenario): Promise<readonly BundleFile[]> {
  const { files } = await layout(scenario);
  return [...files].map(([path, content]) => ({ path: `${folder}/${path}`, content }));
}

const folderOf = (path: string): string => path.split('/')[0] ?? '';

/** Folders that an attempt or finding cites. */
function cited({ attempts, findings }: Analysis): readonly (readonly string[])[] {
  const sources = [
    ...attempts.map(({ stages, events, joins }) => [
      ...stages.flatMap(({ evidence }) => evidence.map(({ source }) => source)),
      ...events.flatMap(({ evidence }) => evidence.map(({ source }) => source)),
      ...joins.map(({ source }) => source),
    ]),
    ...findings.map(({ evidence }) => evidence.map(({ source }) => source)),
  ];
  return sources.map((own) => [...new Set(own.map(folderOf))]);
}

const storyOf = (analysis: Analysis): readonly string[] =>
  [...storyWithout({ host: '', address: '' }, analysis)].sort();
const [SECOND, DAY] = [1_000, 86_400_000];
const incidents = allIncidents();

describe('two sites in one bundle', () => {
  const pairs = incidents.flatMap((one, index) => {
    const other = incidents[(index + 5) % incidents.length];
    return other === undefined ? [] : [[one.scenario.id, other.scenario.id, one, other] as const];
  });

  test.each(pairs)('%s and %s are each judged as if alone', async (_a, _b, one, other) => {
    for (const later of [7 * SECOND, 12 * DAY]) {
      const first = await filesBelow('site-a', one, one.scenario);
      const near = one.scenario.from - other.scenario.from + later;
      const second = await filesBelow('site-b', other, elsewhere(other.scenario, near));
      const both = await analyze([...first, ...second]);
      const alone = [await analyze(first), await analyze(second)];
      expect(cited(both).filter((folders) => folders.length > 1)).toEqual([]);
      expect(storyOf(both)).toEqual(alone.flatMap(storyOf).sort());
    }
  });
});
