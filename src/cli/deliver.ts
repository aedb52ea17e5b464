import { LicAnalyzeError } from '../core/errors.js';
import type { Analysis } from '../core/analysis.js';
import type { RedactOptions } from '../index.js';
import { Outgoing, type Target } from '../report/outgoing.js';
import type { Io } from './io.js';
import type { OutputFile } from './output.js';

/** A finished text and its analysis. */
export interface Delivery {
  readonly text: string;
  readonly analysis: Analysis;
  readonly redact: RedactOptions;
  /** Null for standard output. */
  readonly file: OutputFile | null;
  readonly target: Target;
}

/** Writes a report to a file or to standard output and gives what was written; throws `leak` if it would show a secret. */
export async function deliver({ file, ...report }: Delivery, io: Io): Promise<Outgoing> {
  const outgoing = await checked(report, io);
  if (file === null) await io.out(outgoing);
  else await file.write(outgoing);
  return outgoing;
}

/** A report that may leave; throws `leak` if it would show a secret. */
export async function checked({ text, analysis, redact, target }: Omit<Delivery, 'file'>, io: Io): Promise<Outgoing> {
  const { leaks } = await io.program();
  const leaked = leaks(text, analysis, redact);
  const outgoing = Outgoing.report(text, target, leaked);
  if (outgoing === null) throw withheld(leaked);
  return outgoing;
}

function withheld(leaked: readonly string[]): LicAnalyzeError {
  const message = `The report is withheld, since it would show a secret (${leaked.join('; ')}); please report this fault.`;
  return new LicAnalyzeError('leak', message);
}
