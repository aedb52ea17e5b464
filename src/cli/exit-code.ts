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

/** What each exit code means: briefly for the help, fully for the man page. */
export const EXIT_CODES: readonly { readonly code: number; readonly briefly: string; readonly fully: string }[] = [
  { code: EXIT.fine, briefly: 'no failure, or it healed', fully: 'No failure was found, or it healed.' },
  {
    code: EXIT.failureFound,
    briefly: 'failure found',
    fully: 'A failure was found, at or above the confidence of --fail-on.',
  },
  {
    code: EXIT.couldNotRun,
    briefly: 'could not run',
    fully: 'It could not run: a path, an option or a file is wrong. One sentence on standard error says what to do.',
  },
  {
    code: EXIT.withheld,
    briefly: 'report withheld since it would show a secret',
    fully: 'The report is withheld, since it would show a secret.',
  },
  {
    code: EXIT.nothingToJudge,
    briefly: 'nothing to judge',
    fully: 'Nothing to judge: no license sync was found, or its outcome is not in the files.',
  },
  { code: EXIT.interrupted, briefly: 'interrupted', fully: 'Interrupted by Ctrl+C.' },
];

/** From the least sure to the surest. */
export const CONFIDENCES = ['possible', 'likely', 'confirmed'] as const satisfies readonly Confidence[];

type Judged = Pick<Analysis, 'outcome' | 'findings' | 'isolated'>;

function statesFailure({ isolated = [] }: Judged): boolean {
  return isolated.some(({ failed }) => failed);
}

/** Whether an analysis found a failure at or above the bar. An unexplained failure is below any raised bar. */
export function exitCodeOf(analysis: Judged, failOn: Confidence): number {
  const bar = CONFIDENCES.indexOf(failOn);
  if (analysis.outcome === 'failed-unexplained') return bar === 0 ? EXIT.failureFound : EXIT.fine;
  // A line by itself gives a cause that is possible at most.
  if (analysis.outcome === 'nothing-to-judge')
    return bar === 0 && statesFailure(analysis) ? EXIT.failureFound : EXIT.nothingToJudge;
  if (analysis.outcome !== 'cause-found') return EXIT.fine;
  const reached = analysis.findings.some(({ confidence }) => CONFIDENCES.indexOf(confidence) >= bar);
  return reached ? EXIT.failureFound : EXIT.fine;
}

/** How an error ends the process. */
export function exitCodeOfError(code: ErrorCode | null): number {
  if (code === 'interrupted') return EXIT.interrupted;
  return code === 'leak' ? EXIT.withheld : EXIT.couldNotRun;
}
