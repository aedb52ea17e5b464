import { LicAnalyzeError } from '../../core/errors.js';
import type { Source } from '../../core/source.js';
import { entriesOf } from './entries.js';
import type { BundleInput, BundleOptions } from '../input.js';
import { Intake } from '../intake.js';
import { nodePlatform } from '../../platform/node.js';
import { rootsOf } from './roots.js';
import { zipDirectory } from './zip-directory.js';
import { sourcesOf } from '../unpack.js';

/**
 * Opens files, folders, archives, compressed files and streams as one sequence of sources, in the order of the inputs
 * and, in a folder, of the paths. Nothing is unpacked to disk. A source can be read once, before the next one is
 * requested; otherwise it is skipped. Damage gives a notice; throws LicAnalyzeError for a missing path, for nothing to
 * read at all, and when the signal aborts.
 */
export async function* openBundle(
  inputs: readonly BundleInput[],
  options: BundleOptions,
): AsyncGenerator<Source, void, undefined> {
  const intake = new Intake(options, { platform: nodePlatform, zipDirectory });
  let isEmpty = true;
  for (const root of await rootsOf(inputs)) {
    for await (const { entry, meter } of entriesOf(root, intake)) {
      for await (const source of sourcesOf(entry, { intake, meter })) {
        isEmpty = false;
        yield source;
      }
      // Skipped bytes count as read.
      meter.reached(entry.size ?? 0);
    }
  }
  if (isEmpty) throw nothingToRead(inputs, intake);
}

function nothingToRead(inputs: readonly BundleInput[], intake: Intake): LicAnalyzeError {
  const { first } = intake;
  if (first !== null) {
    return new LicAnalyzeError('nothing-to-read', `There is nothing to read (${first.source}: ${first.message}).`);
  }
  const where = inputs.map((input) => (typeof input === 'string' ? input : input.path)).join(', ');
  return new LicAnalyzeError('nothing-to-read', `There is nothing to read: no file was found in ${where}.`);
}
