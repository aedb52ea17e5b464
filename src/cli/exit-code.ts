import type { ErrorCode } from '../core/errors.js';
import type { Analysis, Confidence } from '../core/analysis.js';

/** Exit codes; other programs rely on them. */
export const EXIT = {
  /** No failure, or it healed. */
  fine: 0,
  failureFound: 1,
  couldNotRun: 2,
  withheld: 3,
  /** No license sync was seen to its end, which says nothing of health. */
  nothingToJudge: 4,
  interrupted: 130,
} as const;

/** From the least sure to the surest. */
export const CONFIDENCES = ['possible', 'likely', 'confirmed'] as const satisfies readonly Confidence[];

/** Whether an analysis found a failure at or above the bar. An unexplained failure is below any raised bar. */
export function exitCodeOf(analysis: Pick<Analysis, 'outcome' | 'findings'>, failOn: Confidence): number {
  const bar = CONFIDENCES.indexOf(failOn);
  if (analysis.outcome === 'failed-unexplained') return bar === 0 ? EXIT.failureFound : EXIT.fine;
  if (analysis.outcome === 'nothing-to-judge') return EXIT.nothingToJudge;
  if (analysis.outcome !== 'cause-found') return EXIT.fine;
  const reached = analysis.findings.some(({ confidence }) => CONFIDENCES.indexOf(confidence) >= bar);
  return reached ? EXIT.failureFound : EXIT.fine;
}

/** How an error ends the process. */
export function exitCodeOfError(code: ErrorCode | null): number {
  if (code === 'interrupted') return EXIT.interrupted;
  return code === 'leak' ? EXIT.withheld : EXIT.couldNotRun;
}
