/** Parts of a run after reading. */
export type WorkPhase = 'clocks' | 'joining' | 'judging';

/** How far a phase is, in clocks, attempts or the like. */
export interface WorkProgress {
  readonly phase: WorkPhase;
  readonly done: number;
  readonly total: number;
}

/** Long work in steps: between two of them other work of the process may run, or the run may end. */
export type Steps<T> = Generator<WorkProgress, T, void>;

/** Does one piece of work after the other. */
export function* inTurn<T>(all: readonly Steps<T>[]): Steps<readonly T[]> {
  const done: T[] = [];
  for (const steps of all) done.push(yield* steps);
  return done;
}

/** Does all steps at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
