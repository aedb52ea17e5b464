import { joinAttempts } from './attempts/attempts.js';
import { otherClients } from './attempts/handshakes.js';
import { isSelected, nearestTo } from './attempts/selection.js';
import type { BundleOpener, MemoryFile } from './bundle/input.js';
import { paced } from './bundle/pace.js';
import { progressMeter } from './bundle/progress.js';
import { askedTimes, limitsOf, momentsAsked, writtenTimes } from './clocks/asked-times.js';
import { dateSources } from './clocks/date-sources.js';
import { givenOptions } from './clocks/given-options.js';
import { tieClocks } from './clocks/timebase.js';
import { pairPackets } from './connections/pair-packets.js';
import type { Analysis } from './core/analysis.js';
import type { Notice } from './core/notice.js';
import { eventsOfKind } from './core/events-of-kind.js';
import type { AnalyzeOptions } from './core/options.js';
import type { Platform } from './core/platform.js';
import type { ReadSource } from './core/source.js';
import { withOwn } from './core/own.js';
import { VERSION } from './core/version.js';
import { judgeAll } from './engine/judge-all.js';
import { unexplainedLines } from './engine/unexplained.js';
import { pairAll } from './exchanges/pair-all.js';
import { parsers as builtInParsers } from './parsers/index.js';
import { readAll } from './reading/read-all.js';
import type { ReadingOptions } from './reading/read-source.js';
import { periodOf } from './retention/asked-period.js';
import { fieldTestsOf } from './retention/field-tests.js';
import { rules as builtInRules } from './rules/index.js';
import { clockNotices } from './sources/clock-notices.js';
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
 * Reads a bundle and finds why its license syncs failed: open, read, date, pair, tie, join, judge, assemble. The input
 * is paths (`-` for standard input), files in memory, or both. Damage in it gives a notice; throws LicAnalyzeError for
 * misuse (a missing path, nothing to read) and when the signal aborts.
 */
export async function analyze(
  input: string | MemoryFile | readonly (string | MemoryFile)[],
  options: AnalyzeOptions,
  edge: Edge,
): Promise<Analysis> {
  const rules = withOwn(builtInRules, options.rules);
  const given = givenOptions(options);
  const { now } = edge.platform;
  const times = askedTimes(options);
  const kept = { fieldTests: fieldTestsOf(rules), periodOf: periodOf(writtenTimes(times)) };
  const { sources, notices: damage } = await openAndRead([input].flat(), options, edge, kept);

  const dated = dateSources(sources, given);
  const tying = tieClocks(dated, (timeline) => pairAll(timeline, sources), given.clocks);
  const { timebase, exchanges } = await paced(tying, options, now);
  const { timeline, tie: tieOf } = timebase;
  const ofKind = eventsOfKind(timeline);
  const joined = await paced(joinAttempts({ exchanges, ofKind, tieOf, aliases: given.aliases }), options, now);
  const selected = joined.filter(isSelected({ ...limitsOf(times), host: options.host }));
  const reports = sourceReports(sources, timebase);
  const asked = nearestTo((near) => momentsAsked(times, zoneOfManager(reports), near), selected);
  const judgement = await paced(judgeAll(rules, selected, ofKind, tieOf, asked), options, now);

  const troubles = sources.flatMap(({ path }) => timebase.troubles(path));
  return {
    tool: { name: 'lic-analyze', version: VERSION, rules: rules.length },
    options: given,
    sources: reports,
    releases: releasesOf(timeline),
    ...judgement,
    asked,
    timeline,
    unexplained: unexplainedLines(troubles, judgement.attempts, judgement.findings),
    notices: [
      ...damage,
      ...clockNotices(reports, timeline),
      ...otherClients(ofKind('gateway.error'), exchanges.requests),
    ],
  };
}

/** All sources of the inputs, read by their parsers, and notices about damaged or skipped parts. */
async function openAndRead(
  inputs: readonly (string | MemoryFile)[],
  { parsers, signal, onProgress }: AnalyzeOptions,
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
  });
  const reading = { parsers: withOwn(builtInParsers, parsers), pairPackets, platform, ...kept, onBytes: onSource };
  const sources = await readAll(bundle, reading);
  return { sources, notices: [...notices, ...sources.flatMap((source) => source.notices)] };
}
