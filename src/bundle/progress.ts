import type { Progress } from '../core/options.js';

/** Says how far the reading of a bundle is, as its bytes are taken and its sources read. */
export interface ProgressMeter {
  readonly onBytes: (bytes: number) => void;
  readonly onSource: (source: string) => void;
}

/** Adds up what was read of so many bytes; null where their number is not known. */
export function progressMeter(
  bytesTotal: number | null,
  report: (progress: Progress) => void = () => undefined,
): ProgressMeter {
  let bytesRead = 0;
  return {
    onBytes: (bytes) => (bytesRead += bytes),
    onSource: (source) => {
      report({ source, bytesRead, bytesTotal });
    },
  };
}
