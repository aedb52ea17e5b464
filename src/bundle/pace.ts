import type { Abort } from '../core/abort.js';
import type { Progress } from '../core/options.js';
import type { Platform } from '../core/platform.js';
import type { Steps } from '../core/steps.js';
import { interrupted } from './intake.js';

/** Longest time without handing over to the event loop, milliseconds: a key press is answered within it. */
const SLICE = 50;

/** What paced work looks at when it hands over. */
export interface PaceOptions {
  readonly signal?: Abort;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Does long work, and hands over to the event loop every 50 ms. Rejects with `LicAnalyzeError('interrupted')` if the
 * signal aborts.
 */
export async function paced<T>(steps: Steps<T>, { signal, onProgress }: PaceOptions, now: Platform['now']): Promise<T> {
  let last = now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (now() - last < SLICE) continue;
    onProgress?.(step.value);
    await new Promise((resume) => setTimeout(resume, 0));
    if (signal?.aborted === true) throw interrupted();
    last = now();
  }
}
