import { clockNotices, releasesOf, sourceReport } from './sources/source-reports.js';
import { joinAttempts } from './attempts/attempts.js';
import type { Tie } from './core/clock-tie.js';
import type { MemoryFile } from './bundle/input.js';
import { openBundle } from './bundle/open-bundle.js';
import { totalBytes } from './bundle/total-bytes.js';
import { alignSources, type Aligned } from './clocks/align.js';
import { dateSources } from './clocks/date-sources.js';
import type { Dating } from './clocks/dating.js';
import { UNTIED } from './clocks/alignment.js';
import { dateEvents, dateTroubles, inOrder, oldestFirst } from './clocks/timeline.js';
import { givenOptions } from './clocks/given-options.js';
import type { Rule } from './core/rule.js';
import type { Analysis } from './core/analysis.js';
import type { Dated } from './core/event.js';
import type { Notice } from './core/notice.js';
import type { Parser } from './core/parser.js';
import type { DatedTrouble, ReadSource } from './core/source.js';
import { judgeAll } from './engine/judge-all.js';
import { unexplainedLines } from './engine/unexplained.js';
import { pairAll } from './exchanges/pair-all.js';
import { pairPackets } from './connections/pair-packets.js';
import { parsers as builtInParsers } from './parsers/index.js';
import { withoutProse } from './reading/parts.js';
import { readSource } from './reading/read-source.js';
import { rules as builtInRules } from './rules/index.js';
import { withSeries } from './sources/series.js';
import { clockTieFor, tieFor } from './clocks/ties.js';
import { VERSION } from './core/version.js';
import { isWanted } from './attempts/selection.js';

export type { MemoryFile } from './bundle/input.js';

/** How far the reading is. */
export interface Progress {
  /** Path of the source that is being read. */
  readonly source: string;
  /** Bytes read of the inputs as they lie on disk, and of all of them where that is known. */
  readonly bytesRead: number;
  readonly bytesTotal: number | null;
}

/** How a bundle is read and judged, beyond its files. */
export interface AnalyzeOptions {
  /** Zone of a source's clock: `{ 'ssm/messages*': 'Asia/Tokyo' }`; the key is a glob on the path, the base name or the host. */
  readonly zones?: Readonly<Record<string, string>>;
  /** Year of stamps without one, by the same kind of key. */
  readonly years?: Readonly<Record<string, number>>;
  /** Date of text that states only the time of day, `2024-03-05`, by the same kind of key. */
  readonly dates?: Readonly<Record<string, string>>;
  /** How far a clock is ahead, `{ 'ssm.example': '+42m1s' }`, instead of what is measured; by the same kind of key. */
  readonly clocks?: Readonly<Record<string, string>>;
  /** An address that is a host's own, behind NAT: `{ 'manager.example': '203.0.113.5' }`. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Only attempts that end at or after, and begin before, these times are judged; ISO 8601, UTC unless they say otherwise. */
  readonly since?: string;
  readonly until?: string;
  /** Only attempts of this manager, or to this license server, are judged. */
  readonly host?: string;
  /** More parsers and rules, beside the built-in ones. */
  readonly parsers?: readonly Parser[];
  readonly rules?: readonly Rule[];
  /** Ends the run with `LicAnalyzeError('interrupted')`. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Reads a bundle and says why its license syncs failed: open, read, date, pair, align, join, judge.
 * The input is paths (`-` for standard input), files in memory, or both. Damage in it is a notice of the result;
 * throws LicAnalyzeError for misuse (a missing path, nothing to read) and when the signal ends it.
 */
export async function analyze(
  input: string | MemoryFile | readonly (string | MemoryFile)[],
  options: AnalyzeOptions = {},
): Promise<Analysis> {
  const rules = withOwn(builtInRules, options.rules ?? []);
  const given = givenOptions(options);
  const notices: Notice[] = [];
  const sources = await readAll(isList(input) ? input : [input], options, notices);

  const timelineOf = (datings: ReadonlyMap<string, Dating>, aligned?: Aligned): readonly Dated[] =>
    inOrder(oldestFirst(sources, datings).flatMap((source) => datedSource(source, datings, aligned)));
  const hosts = captureHosts(sources);
  const aligned = alignSources(
    sources,
    dateSources(sources, given),
    (datings) => pairAll(timelineOf(datings), hosts),
    given.clocks,
  );
  const timeline = timelineOf(aligned.datings, aligned);
  const exchanges = pairAll(timeline, hosts);
  const tieOf = (source: string): Tie => tieFor(source, aligned);
  const joined = joinAttempts({ exchanges, timeline, tieOf, aliases: given.aliases }).filter(isWanted(options));
  const judgement = judgeAll(rules, joined, timeline, (source) => clockTieFor(source, aligned));

  const reports = withSeries(sources.map((source) => sourceReport(source, aligned)));
  return {
    tool: { name: 'lic-analyze', version: VERSION, rules: rules.length },
    options: given,
    sources: reports,
    releases: releasesOf(timeline),
    ...judgement,
    timeline,
    unexplained: unexplainedLines(
      sources.flatMap((source) => datedTroubles(source, aligned)),
      judgement.attempts,
      judgement.findings,
    ),
    notices: [...notices, ...sources.flatMap((source) => source.notices), ...clockNotices(reports, timeline)],
  };
}

/** The caller's own stand beside the built-in ones, or in the place of one with the same id. */
function withOwn<T extends { readonly id: string }>(builtIn: readonly T[], own: readonly T[]): readonly T[] {
  const ids = new Set(own.map(({ id }) => id));
  return [...builtIn.filter(({ id }) => !ids.has(id)), ...own];
}

function isList(
  input: string | MemoryFile | readonly (string | MemoryFile)[],
): input is readonly (string | MemoryFile)[] {
  return Array.isArray(input);
}

async function readAll(
  inputs: readonly (string | MemoryFile)[],
  options: AnalyzeOptions,
  notices: Notice[],
): Promise<readonly ReadSource[]> {
  const parsers = withOwn(builtInParsers, options.parsers ?? []);
  const bytesTotal = options.onProgress === undefined ? null : await totalBytes(inputs);
  let bytesRead = 0;
  const read: ReadSource[] = [];
  const bundle = openBundle(inputs, {
    notice: (code, source, message) => notices.push({ code, source, message }),
    onBytes: (bytes) => (bytesRead += bytes),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  for await (const source of bundle) {
    const onBytes = () => options.onProgress?.({ source: source.path, bytesRead, bytesTotal });
    read.push(await readSource(source, { parsers, pairPackets, onBytes }));
  }
  return withoutProse(read);
}

/** Hosts on which captures were made, by path, where a prompt in them says so. */
function captureHosts(sources: readonly ReadSource[]): ReadonlyMap<string, string> {
  const captures = sources.filter(({ role }) => role === 'capture');
  return new Map(captures.flatMap(({ path, host }) => (host === null ? [] : [[path, host]])));
}

function datedTroubles(source: ReadSource, { datings, alignments }: Aligned): readonly DatedTrouble[] {
  const dating = datings.get(source.path);
  return dating === undefined ? [] : dateTroubles(source, dating, alignments.get(source.path) ?? UNTIED);
}

function datedSource(
  source: ReadSource,
  datings: ReadonlyMap<string, Dating>,
  aligned: Aligned | undefined,
): readonly Dated[] {
  const dating = datings.get(source.path);
  return dating === undefined ? [] : dateEvents(source, dating, aligned?.alignments.get(source.path) ?? UNTIED);
}
