import type { Progress } from '../core/options.js';
import type { BundleInput } from './input.js';
import { totalBytes } from './total-bytes.js';

/** Says how far the reading of inputs is, as their bytes are taken and their sources read. */
export interface ProgressMeter {
  readonly onBytes: (bytes: number) => void;
  readonly onSource: (source: string) => void;
}

/** The size of the inputs is looked up only where somebody asks how far the reading is. */
export async function progressOf(
  inputs: readonly BundleInput[],
  report: ((progress: Progress) => void) | undefined,
): Promise<ProgressMeter> {
  if (report === undefined) return { onBytes: () => undefined, onSource: () => undefined };
  const bytesTotal = await totalBytes(inputs);
  let bytesRead = 0;
  return {
    onBytes: (bytes) => (bytesRead += bytes),
    onSource: (source) => report({ source, bytesRead, bytesTotal }),
  };
}
