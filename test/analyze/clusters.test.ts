/** The nodes of a cluster behind one address: whose sync it was is proven by its log and its clock, or said to be open. */
import { describe, expect, test } from '@jest/globals';
import type { Bundle } from '../../samples/make/bundle.js';
import { clock } from '../../samples/make/incidents/defaults.js';
import { clusterBundle, type ClusterForm } from '../../samples/make/parties/cluster.js';
import type { Analysis } from '../../src/core/analysis.js';
import { analyze, renderMarkdown } from '../../src/index.js';

async function analysisOf(bundle: Promise<Bundle>): Promise<Analysis> {
  const { files } = await bundle;
  return analyze([...files].map(([path, content]) => ({ path, content })));
}

/** Which node did what, and what proves that the license server saw it. */
const storyOf = ({ attempts }: Analysis): readonly string[] =>
  attempts.map(({ client, byPage, outcome, joins }) =>
    [client.host ?? 'unknown', byPage === true ? 'by its GUI' : '', outcome, ...joins.map(({ by }) => by)]
      .filter((part) => part !== '')
      .join(' '),
  );

const absentIn = ({ notices }: Analysis): readonly string[] =>
  notices.filter(({ code }) => code === 'cluster-member-absent').map(({ message }) => message);

const SAID = [
  'vmanage-1 succeeded anchor',
  'vmanage-2 by its GUI failed anchor',
  'unknown failed',
  'vmanage-1 failed anchor',
];

describe('three nodes, the third without files', () => {
  const FORMS: readonly (readonly [string, ClusterForm])[] = [
    ['as in the sample', {}],
    ['the second node first', { present: [1, 0] }],
    ['at IPv6 addresses', { addresses: ['2001:db8::21', '2001:db8::22', '2001:db8::23'], nat: '2001:db8:9::9' }],
    [
      'in another zone, the license server 40 s ahead',
      {
        clocks: [clock('Asia/Tokyo', 'JST'), clock('Asia/Tokyo', 'JST', 0.7)],
        ssm: { clock: clock('Asia/Tokyo', null, 40) },
      },
    ],
  ];

  test.each(FORMS)('%s', async (_form, form) => {
    const analysis = await analysisOf(clusterBundle(form));
    expect(storyOf(analysis)).toEqual(SAID);
    expect(new Set(analysis.attempts.map(({ incident }) => incident)).size).toBe(4);
    expect(absentIn(analysis)).toEqual([
      expect.stringContaining(`${form.addresses?.[2] ?? '192.0.2.23'} (number 2 in the cluster's files)`),
    ]);
  });

  test('a node that is four seconds behind is tied through the license server', async () => {
    const { sources } = await analysisOf(clusterBundle());
    const second = sources.filter(({ path }) => path.includes('vmanage-2') && path.endsWith('.log'));
    expect(second).toHaveLength(2);
    for (const { clock: tied } of second) {
      expect(tied.offset).not.toBeNull();
      expect(Math.abs((tied.offset ?? 0) + 4_000_000)).toBeLessThanOrEqual(tied.plusMinus ?? 0);
    }
  });

  test('the report names the nodes and what to fetch', async () => {
    const report = renderMarkdown(await analysisOf(clusterBundle()));
    expect(report).toContain('| vmanage-2, asked in its GUI, 203.0.113.9 |');
    expect(report).toContain('of every node: no file of 192.0.2.23');
  });
});

describe('whose request it was', () => {
  test('of two nodes within one second only the order says it', async () => {
    const analysis = await analysisOf(
      clusterBundle({
        clocks: [],
        syncs: [
          { node: 0, time: '02:00:00.117', ending: 'synced' },
          { node: 0, time: '09:14:22.300', ending: 'password-wrong' },
          { node: 1, time: '09:14:22.640', ending: 'password-wrong', byHand: true },
        ],
      }),
    );
    expect(storyOf(analysis)).toEqual([
      'vmanage-1 succeeded anchor',
      'vmanage-1 failed time',
      'vmanage-2 by its GUI failed time',
    ]);
  });

  test('with the files of one node, a failure at another time is of a node that is absent', async () => {
    const analysis = await analysisOf(clusterBundle({ present: [0] }));
    expect(storyOf(analysis)).toEqual([
      'vmanage-1 succeeded anchor',
      'unknown failed',
      'unknown failed',
      'vmanage-1 failed anchor',
    ]);
    expect(absentIn(analysis)[0]).toMatch(/^no file of 192\.0\.2\.22 .*, 192\.0\.2\.23 /);
  });

  test('near miss: with the files of all nodes none is absent', async () => {
    const analysis = await analysisOf(clusterBundle({ present: [0, 1, 2] }));
    expect(absentIn(analysis)).toEqual([]);
    expect(storyOf(analysis)[2]).toBe('vmanage-3 by its GUI failed anchor');
  });
});
