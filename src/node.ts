import { analyze as analyzeOn, type AnalyzeOptions } from './analyze.js';
import type { BundleInput } from './bundle/input.js';
import { openBundle } from './bundle/node/open-bundle.js';
import { totalBytes } from './bundle/node/total-bytes.js';
import { pairPackets } from './connections/pair-packets.js';
import type { Analysis } from './core/analysis.js';
import type { AnyEvent } from './core/event.js';
import type { Notice } from './core/notice.js';
import { withOwn } from './core/plugins.js';
import { parsers as builtInParsers } from './parsers/index.js';
import { nodePlatform } from './platform/node.js';
import { eventsOf } from './reading/read-events.js';

/**
 * Reads a bundle and finds why its license syncs failed. The input is paths (`-` for standard input), files in memory,
 * or both. Damage in it gives a notice; throws LicAnalyzeError for misuse (a missing path, nothing to read) and when
 * the signal aborts.
 */
export function analyze(input: BundleInput | readonly BundleInput[], options: AnalyzeOptions = {}): Promise<Analysis> {
  return analyzeOn(input, options, { bundle: { openBundle, totalBytes }, platform: nodePlatform });
}

/** Options for reading alone. */
export interface ReadEventsOptions extends Pick<AnalyzeOptions, 'parsers' | 'signal'> {
  /** Gets what was damaged, skipped or not recognised. */
  readonly onNotice?: (notice: Notice) => void;
}

/**
 * Yields every event of a bundle as it is read: all of them, in the order of each source, where `Analysis.timeline`
 * holds a bounded part. Stamps are as written, without zones. Secrets are not masked. Throws as `analyze` does.
 */
export function readEvents(
  input: BundleInput | readonly BundleInput[],
  { parsers, signal, onNotice = () => undefined }: ReadEventsOptions = {},
): AsyncGenerator<AnyEvent, void, undefined> {
  const bundle = openBundle([input].flat(), {
    notice: (code, source, message) => {
      onNotice({ code, source, message });
    },
    ...(signal === undefined ? {} : { signal }),
  });
  const ownParsers = new Set(parsers?.map(({ id }) => id));
  const own = withOwn('parser', builtInParsers, parsers);
  own.refused.forEach(onNotice);
  const options = { parsers: own.all, ownParsers, pairPackets, platform: nodePlatform };
  return eventsOf(bundle, options, onNotice);
}
