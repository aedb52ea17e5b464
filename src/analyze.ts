import { joinAttempts, type JoinInput } from './attempts/attempts.js';
import { withCopies } from './attempts/copies.js';
import { ofAllSites } from './attempts/of-sites.js';
import { otherClients, servedPlaces } from './attempts/other-clients.js';
import { loneLines } from './attempts/lone-lines.js';
import { markedAlone } from './attempts/lone-attempt.js';
import { isSelected, nearestTo } from './attempts/selection.js';
import type { BundleOpener, MemoryFile } from './bundle/input.js';
import { paced } from './bundle/pace.js';
import { progressMeter } from './bundle/progress.js';
import { askedTimes, limitsOf, momentsAsked, writtenTimes } from './clocks/asked-times.js';
import { dateSources } from './clocks/date-sources.js';
import { givenOptions } from './clocks/given-options.js';
import { tieClocks, together, type Tied } from './clocks/timebase.js';
import { pairPackets } from './connections/pair-packets.js';
import type { Analysis, Attempt, JoinedAttempt } from './core/analysis.js';
import type { GivenOptions } from './core/given-options.js';
import type { Notice } from './core/notice.js';
import { eventsOfKind } from './core/events-of-kind.js';
import type { AnalyzeOptions } from './core/options.js';
import type { Platform } from './core/platform.js';
import type { Dated } from './core/event.js';
import type { SourceReport } from './core/source-report.js';
import type { DatedTrouble, ReadSource } from './core/source.js';
import { withOwn, withoutDisabled } from './core/plugins.js';
import type { TieOf, Timebase } from './core/timebase.js';
import { inTurn, type Steps } from './core/steps.js';
import { VERSION } from './core/version.js';
import { withIsolated } from './engine/isolated.js';
import { judgeAll, type Scene } from './engine/judge-all.js';
import { ownRules } from './engine/own-rules.js';
import { unexplainedLines } from './engine/unexplained.js';
import { pairAll } from './exchanges/pair-all.js';
import { parsers as builtInParsers } from './parsers/index.js';
import { siteNotices } from './parties/site-notices.js';
import { sitesOf, type SiteSources } from './parties/sites.js';
import { readAll } from './reading/read-all.js';
import type { ReadingOptions } from './reading/reading-options.js';
import { periodOf } from './retention/asked-period.js';
import { fieldTestsOf } from './retention/field-tests.js';
import { rules as builtInRules } from './rules/index.js';
import { clockNotices } from './sources/clock-notices.js';
import { disagreements } from './sources/disagreements.js';
import { pairNotices } from './sources/pair-notices.js';
import { releasesOf } from './sources/releases.js';
import { sourceReports, zoneOfManager } from './sources/source-reports.js';

export type { MemoryFile } from './bundle/input.js';
export type { AnalyzeOptions, Progress } from './core/options.js';

/** The platform's part: opening the input, and hashes, inflating and certificates. src/node.ts passes Node's. */
export interface Edge {
  readonly bundle: BundleOpener;
  readonly platform: Platform;
}

/**
 * Reads a bundle and finds why its license syncs failed: open, read, divide, date, pair, tie, join, judge, assemble. The
 * input is paths (`-` for standard input), files in memory, or both. Damage in it gives a notice; throws LicAnalyzeError
 * for misuse (a missing path, nothing to read) and when the signal aborts.
 */
export async function analyze(
  input: string | MemoryFile | readonly (string | MemoryFile)[],
  options: AnalyzeOptions,
  edge: Edge,
): Promise<Analysis> {
  const [{ rules, notices: unsound }, given, times] = [
    chosenRules(options),
    givenOptions(options),
    askedTimes(options),
  ];
  const { now } = edge.platform;
  const kept = { fieldTests: fieldTestsOf(rules), periodOf: periodOf(writtenTimes(times)) };
  const { sources, notices: damage } = await openAndRead([input].flat(), options, edge, kept);

  const sites = sitesOf(sources);
  const tied = await paced(inTurn(sites.map((site) => tieSite(site, given))), options, now);
  const { timebase, scenes } = scenesOf(tied, sites, given);
  const { timeline, tie: tieOf } = timebase;
  const reports = sourceReports(sources, timebase, sites);
  const all = ofAllSites(await paced(inTurn(scenes.map(joinAttempts)), options, now));
  const joined = markedAlone(withCopies(all, sources), reports);
  const selected = joined.filter(isSelected({ ...limitsOf(times), host: options.host }));
  const asked = nearestTo((near) => momentsAsked(times, zoneOfManager(reports), near), selected);
  const judged = await paced(judgeAll(rules, selected, scenes, tieOf, asked), options, now);
  const lone = loneLines(timeline, joined, reports);
  const { failed, ...judgement } = withIsolated(judged, rules, lone);
  const found = [...unsound, ...damage, ...failed.values(), ...siteNotices(sites)];
  return {
    tool: { name: 'lic-analyze', version: VERSION, rules: rules.length },
    options: given,
    sources: reports,
    releases: releasesOf(timeline),
    ...judgement,
    asked,
    timeline,
    unexplained: unexplainedLines(troublesOf(sources, timebase), judgement.attempts, judgement.findings),
    notices: [...found, ...ofTimes(judgement.attempts, scenes, reports, timeline), ...ofOthers(scenes, joined)],
  };
}

/** The rules to judge by, and a notice for each that cannot be judged or was written for another contract. */
function chosenRules({ rules, disable }: AnalyzeOptions) {
  const own = ownRules(rules);
  const { all, refused } = withOwn('rule', builtInRules, own.rules);
  return { rules: withoutDisabled(all, disable), notices: [...own.notices, ...refused] };
}

function troublesOf(sources: readonly ReadSource[], timebase: Timebase): readonly DatedTrouble[] {
  return sources.flatMap(({ path }) => timebase.troubles(path));
}

/** The sites on one clock. */
function scenesOf(tied: readonly Tied[], sites: readonly SiteSources[], given: GivenOptions) {
  const timebase = together(tied.map((site) => site.timebase));
  const scenes = tied.map((site, index) => ({ ...sites[index]?.site, ...sceneOf(site, timebase.tie, given) }));
  return { timebase, scenes };
}

/** Dates a site's sources, pairs what they hold, and ties their clocks. */
function tieSite({ sources }: SiteSources, given: GivenOptions): Steps<Tied> {
  const dated = dateSources(sources, given);
  return tieClocks(dated, (events) => pairAll(events, dated), given.clocks);
}

/** What is joined of a site, and what its attempts are judged on. */
function sceneOf({ exchanges, timebase }: Tied, tieOf: TieOf, { aliases }: GivenOptions): JoinInput & Scene {
  return { exchanges, ofKind: eventsOfKind(timebase.timeline), tieOf, aliases };
}

/** What attempts and clocks show together: who served when, where two sources disagree, which clocks do not meet. */
function ofTimes(
  attempts: readonly Attempt[],
  scenes: readonly Scene[],
  reports: readonly SourceReport[],
  timeline: readonly Dated[],
): readonly Notice[] {
  return [...pairNotices(attempts), ...disagreements(attempts, scenes), ...clockNotices(reports, timeline)];
}

/** What failed at each site that belongs to no attempt. */
function ofOthers(scenes: readonly JoinInput[], attempts: readonly JoinedAttempt[]): readonly Notice[] {
  const served = servedPlaces(attempts);
  return scenes.flatMap(({ ofKind, exchanges }) => otherClients(ofKind('gateway.error'), exchanges.requests, served));
}

/** All sources of the inputs, read by their parsers, and notices about damaged or skipped parts. */
async function openAndRead(
  inputs: readonly (string | MemoryFile)[],
  { parsers, signal, onProgress, limits }: AnalyzeOptions,
  { bundle: { openBundle, totalBytes }, platform }: Edge,
  kept: Pick<ReadingOptions, 'fieldTests' | 'periodOf'>,
): Promise<{ readonly sources: readonly ReadSource[]; readonly notices: readonly Notice[] }> {
  const notices: Notice[] = [];
  const bytesTotal = onProgress === undefined ? null : await totalBytes(inputs);
  const { onBytes, onSource } = progressMeter(bytesTotal, onProgress);
  const bundle = openBundle(inputs, {
    notice: (code, source, message) => notices.push({ code, source, message }),
    onBytes,
    ...(signal === undefined ? {} : { signal }),
    ...(limits === undefined ? {} : { limits }),
  });
  const ownParsers = new Set(parsers?.map(({ id }) => id));
  const own = withOwn('parser', builtInParsers, parsers);
  const reading = { parsers: own.all, ownParsers, pairPackets, platform, ...kept, onBytes: onSource };
  const sources = await readAll(bundle, reading);
  return { sources, notices: [...own.refused, ...notices, ...sources.flatMap((source) => source.notices)] };
}
