import { Outgoing } from '../../report/outgoing.js';
import { EXIT } from '../exit-code.js';
import type { Io } from '../io.js';
import { readMap, readText, reportOf } from '../name-map.js';
import { outputFile } from '../output.js';

/** Arguments of `restore`. */
export interface RestoreArguments {
  readonly report: string;
  readonly map: string;
  readonly output: string | undefined;
}

/** Restores the names that `--redact identities` replaced. */
export async function restoreCommand({ report, map, output }: RestoreArguments, io: Io): Promise<number> {
  const file =
    output === undefined || output === '-' ? null : await outputFile(output, [report, map], { what: 'text' });
  const known = await readMap(map);
  const { restoreIdentities } = await io.program();
  const written = await readText(report);
  const text = Outgoing.restored(reportOf(written, known) ?? restoreIdentities(written, known.names));
  if (file === null) await io.out(text);
  else await file.write(text);
  return EXIT.fine;
}
