import { openBundle } from '../bundle/open-bundle.js';
import { LicAnalyzeError } from '../core/errors.js';
import type { Source } from '../core/model.js';
import type { Io } from './io.js';

/** What `packets` and `connections` are told. */
export interface CaptureArguments {
  readonly file: string;
  readonly json: boolean;
}

/** The first capture of a file: plain, compressed, or a member of an archive. Throws LicAnalyzeError where there is none. */
export async function captureOf(file: string, io: Io): Promise<Source> {
  const notice = (_code: string, source: string, message: string): void => {
    io.err(`lic-analyze: ${source}: ${message}\n`);
  };
  for await (const source of openBundle([file], { notice })) return source;
  throw new LicAnalyzeError('nothing-to-read', `There is no capture in ${file}.`);
}
