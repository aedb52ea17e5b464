import { LicAnalyzeError } from '../core/errors.js';
import type { Analysis } from '../core/analysis.js';
import type { RedactOptions } from '../index.js';
import type { Io } from './io.js';
import type { OutputFile } from './output.js';

/** A finished text and its analysis. */
export interface Delivery {
  readonly text: string;
  readonly analysis: Analysis;
  readonly redact: RedactOptions;
  /** Null for standard output. */
  readonly file: OutputFile | null;
}

/** Writes a report to a file or to standard output; throws `leak` if it would show a secret. */
export async function deliver({ text, analysis, redact, file }: Delivery, io: Io): Promise<void> {
  const { leaks } = await io.program();
  const leaked = leaks(text, analysis, redact);
  if (leaked.length > 0) throw withheld(leaked);
  if (file === null) await io.out(text);
  else await file.write(text);
}

function withheld(leaked: readonly string[]): LicAnalyzeError {
  const message = `The report is withheld, since it would show a secret (${leaked.join('; ')}); please report this fault.`;
  return new LicAnalyzeError('leak', message);
}
