import { analyze as analyzeOn, type AnalyzeOptions } from './analyze.js';
import type { BundleInput } from './bundle/input.js';
import { openBundle } from './bundle/node/open-bundle.js';
import { totalBytes } from './bundle/node/total-bytes.js';
import type { Analysis } from './core/analysis.js';
import { nodePlatform } from './platform/node.js';

/**
 * Reads a bundle and finds why its license syncs failed. The input is paths (`-` for standard input), files in memory,
 * or both. Damage in it gives a notice; throws LicAnalyzeError for misuse (a missing path, nothing to read) and when
 * the signal aborts.
 */
export function analyze(input: BundleInput | readonly BundleInput[], options: AnalyzeOptions = {}): Promise<Analysis> {
  return analyzeOn(input, options, { bundle: { openBundle, totalBytes }, platform: nodePlatform });
}
