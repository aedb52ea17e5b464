/**
 * One manager's failing sync among very many of another client, at the begin, in the middle and at the end: what is said
 * of this manager is what is said of it alone. So many that most are counted and not kept.
 */
import { expect, test } from '@jest/globals';
import { allIncidents } from '../samples/make/all.js';
import type { Incident } from '../samples/make/incidents/incident.js';
import { analyze, type Analysis, type Attempt } from '../src/index.js';
import { storyWithout } from './analyze/story.js';
import { filesWith, filesWithout, STRANGER, timesOf, type Source } from './analyze/strangers.js';

/** Syncs of the stranger, a minute and a little apart, so that no second is shared. */
const SYNCS = 240;
const APART = 61_300;

const incident = (id: string): Incident => {
  const found = allIncidents().find(({ scenario }) => scenario.id === id);
  if (found === undefined) throw new Error(`no incident ${id}`);
  return found;
};

/** How many of the stranger's syncs come before this manager's. */
const BEFORE = { end: SYNCS, middle: SYNCS / 2, begin: 0 } as const;

function haystack({ scenario }: Incident, before: number): readonly number[] {
  const [first = 0] = timesOf(scenario, 'an hour before and after');
  const last = timesOf(scenario, 'an hour before and after').at(-1) ?? 0;
  return Array.from({ length: SYNCS }, (_, index) =>
    index < before ? first - (before - index) * APART : last + (index - before) * APART,
  );
}

const SOURCES: readonly Source[] = ['messages', 'own log', 'capture'];

/** The clock of the log that is read first is the reference, so this manager's own may stand on the stranger's. */
const clocksOf = ({ sources }: Analysis) =>
  sources
    .filter(({ role }) => role !== 'manager')
    .map(({ path, clock: { grade, offset, plusMinus } }) => [path, grade, offset, plusMinus]);

const isStrangers = ({ client: { host, addresses } }: Attempt): boolean =>
  host === STRANGER.host || addresses.includes(STRANGER.address);

const places = Object.entries(BEFORE).map(([place, before]) => ({ place, before }));
const needles = SOURCES.flatMap((source) => places.map((place) => ({ source, ...place })));

test.each(needles)('in the $place of a stranger’s $source', async ({ source, before }) => {
  const own = incident('wrong-grant-type');
  const visit = { at: haystack(own, before), ending: 'grant-refused', connection: 'whole' } as const;
  const analysis = await analyze(await filesWith(own, source, visit));
  const alone = await analyze(await filesWithout(own));
  expect(analysis.notices.map(({ code }) => code)).toContain('events-dropped');
  expect(storyWithout(STRANGER, analysis)).toEqual(storyWithout(STRANGER, alone));
  expect(clocksOf(analysis)).toEqual(clocksOf(alone));
  const theirs = analysis.attempts.filter(isStrangers).reduce((sum, { folded = 0 }) => sum + 1 + folded, 0);
  // A tied clock says that the requests and connections of others are no attempts of a manager whose log is at hand.
  expect(theirs).toBe(source === 'own log' ? SYNCS : 0);
});
