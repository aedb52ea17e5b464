/**
 * An unrelated client's attempts, put into any source of any incident, change nothing that is said of this client: no
 * finding, no confidence, no healing, no last good one and no cited line.
 */
import { describe, expect, test } from '@jest/globals';
import { allIncidents } from '../samples/make/all.js';
import type { Incident } from '../samples/make/incidents/incident.js';
import type { Scenario } from '../samples/make/scenario.js';
import { analyze, type Analysis } from '../src/index.js';
import type { BundleFile } from './analyze/incidents.js';
import { storyWithout, type Story } from './analyze/story.js';
import {
  filesWith,
  filesWithout,
  MOMENTS,
  STRANGER,
  timesOf,
  type Moment,
  type Source,
  type Visit,
} from './analyze/strangers.js';

/** Rules that are about another manager by what they say. */
const OF_ANOTHER_MANAGER: Readonly<Record<string, string>> = {
  'cluster-node-differs': 'it compares this manager with one that passes at the same license server',
};

interface Case {
  readonly scenario: Scenario;
  readonly source: Source;
  readonly moment: Moment;
  readonly visit: Visit;
}

interface Exemption {
  readonly why: string;
  readonly covers: (one: Case) => boolean;
}

const isSameSecond = ({ moment }: Case): boolean => moment.startsWith('in the same second');

/** Where the law does not hold, and why not. */
const EXEMPT: readonly Exemption[] = [
  {
    why: 'which client a case is about is said by the manager whose log is at hand: others at its server are not judged',
    covers: ({ scenario, source }) => scenario.id === 'wrong-grant-type-ssm-only' && source.startsWith('own log'),
  },
  {
    why: 'two managers that log a call within one second: nothing but order says whose a request or a connection is',
    covers: (one) => one.source.startsWith('own log') && isSameSecond(one),
  },
  {
    why: 'two requests of one second with one answer, and no capture that names the address of the manager at the server',
    covers: (one) =>
      one.source === 'messages' &&
      isSameSecond(one) &&
      one.visit.ending !== 'synced' &&
      (one.scenario.capture === null || one.scenario.natAddress !== null),
  },
  {
    why: 'two connections of one second, and the server knows the manager by a translated address',
    covers: (one) => one.source === 'capture' && isSameSecond(one) && one.scenario.natAddress !== null,
  },
];

const SOURCES: readonly Source[] = ['messages', 'capture', 'own log', 'own log and messages'];

const storyOf = (analysis: Analysis): Story =>
  storyWithout(STRANGER, {
    ...analysis,
    findings: analysis.findings.filter(({ rule }) => OF_ANOTHER_MANAGER[rule] === undefined),
  });

/** What a stranger does in one source: it passes, or fails as this client does; to a capture its connection fails. */
function visitsIn(source: Source, moment: Moment, { scenario }: Incident): readonly Visit[] {
  const at = timesOf(scenario, moment);
  if (at.length === 0) return [];
  const failing = scenario.syncs.map(({ ending }) => ending).findLast((ending) => ending !== 'synced');
  const passes = { at, connection: 'whole', ending: 'synced' } as const;
  if (source !== 'capture') return [passes, { ...passes, ending: failing ?? 'client-refused' }];
  const fails =
    moment === 'between' || moment === 'an hour before and after' ? [] : (['refused', 'unanswered'] as const);
  return [passes, ...fails.map((connection) => ({ ...passes, connection }))];
}

function casesOf(incident: Incident, source: Source): readonly Case[] {
  const moments = Object.keys(MOMENTS).filter(isMoment);
  return moments.flatMap((moment) =>
    visitsIn(source, moment, incident).map((visit) => ({ scenario: incident.scenario, source, moment, visit })),
  );
}

const isMoment = (name: string): name is Moment => name in MOMENTS;

/** A log that was cut to some minutes shows no stranger of another hour. */
const isSame = (a: readonly BundleFile[], b: readonly BundleFile[]): boolean =>
  a.length === b.length && a.every(({ content }, index) => b[index]?.content.equals(content) === true);

const differing = (a: Story, b: Story): readonly string[] => [
  ...a.filter((row) => !b.includes(row)).map((row) => `- ${row}`),
  ...b.filter((row) => !a.includes(row)).map((row) => `+ ${row}`),
];

const used = new Set<Exemption>();
const found = new Set<string>();

/** An incident as it is, and what is said of it. */
interface Plain {
  readonly files: readonly BundleFile[];
  readonly story: Story;
}

async function plainOf(incident: Incident): Promise<Plain> {
  const files = await filesWithout(incident);
  return { files, story: storyOf(await analyze(files)) };
}

async function changesOf(incident: Incident, plain: Plain, one: Case): Promise<readonly string[]> {
  const visited = await filesWith(incident, one.source, one.visit);
  if (isSame(plain.files, visited)) return [];
  const analysis = await analyze(visited);
  for (const { rule } of analysis.findings) found.add(rule);
  return differing(plain.story, storyOf(analysis));
}

describe.each(allIncidents().map((incident) => [incident.scenario.id, incident] as const))('%s', (_id, incident) => {
  const plain = plainOf(incident);
  const sources = SOURCES.filter((source) => source !== 'capture' || incident.scenario.capture !== null);

  test.each(sources)('a stranger in %s', async (source) => {
    for (const one of casesOf(incident, source)) {
      const changes = await changesOf(incident, await plain, one);
      const exemption = changes.length === 0 ? undefined : EXEMPT.find(({ covers }) => covers(one));
      if (exemption !== undefined) used.add(exemption);
      else expect({ moment: one.moment, visit: one.visit, changes }).toMatchObject({ changes: [] });
    }
  });
});

describe('no exemption is idle', () => {
  test.each(EXEMPT.map((exemption) => [exemption.why, exemption] as const))('%s', (_why, exemption) => {
    expect(used.has(exemption)).toBe(true);
  });

  test.each(Object.entries(OF_ANOTHER_MANAGER))('%s: %s', (rule) => {
    expect(found.has(rule)).toBe(true);
  });
});
