import type { Analysis } from '../core/analysis.js';
import { analysisOf, type AnalysisArguments } from './analysis.js';
import type { Io } from './io.js';

/**
 * The analysis of all paths. Where a paste comes from standard input beside a case, the case is read without it first, so
 * that the report can say what the paste changed.
 */
export async function analysisWithPaste(args: AnalysisArguments, io: Io): Promise<Analysis> {
  const paths = args.paths.filter((path) => path !== '-');
  if (paths.length === 0 || paths.length === args.paths.length) return analysisOf(args, io);
  const { findings, outcome } = await analysisOf({ ...args, paths }, io);
  return { ...(await analysisOf(args, io)), before: { findings, outcome } };
}
