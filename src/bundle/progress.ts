import type { Progress } from '../core/options.js';

/** Reports the progress of reading a bundle. */
export interface ProgressMeter {
  readonly onBytes: (bytes: number) => void;
  readonly onSource: (source: string) => void;
}

/** Adds up the bytes read of a total; the total is null if unknown. */
export function progressMeter(
  bytesTotal: number | null,
  report: (progress: Progress) => void = () => undefined,
): ProgressMeter {
  let bytesRead = 0;
  return {
    onBytes: (bytes) => (bytesRead += bytes),
    onSource: (source) => {
      report({ phase: 'reading', source, bytesRead, bytesTotal });
    },
  };
}
