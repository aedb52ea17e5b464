import { LicAnalyzeError } from '../core/errors.js';
import type { Analysis } from '../core/model.js';
import type { Io } from './io.js';
import type { OutputFile } from './output.js';

/** Hands a report over, to a file or to standard output, unless it would show a secret. */
export async function deliver(text: string, analysis: Analysis, io: Io, file: OutputFile | null): Promise<void> {
  const { leaks } = await io.program();
  const leaked = leaks(text, analysis);
  if (leaked.length > 0) throw withheld(leaked);
  if (file === null) await io.out(text);
  else await file.write(text);
}

function withheld(leaked: readonly string[]): LicAnalyzeError {
  const message = `The report is withheld, since it would show a secret (${leaked.join('; ')}); please report this fault.`;
  return new LicAnalyzeError('leak', message);
}
