/** Misuse has a code and one sentence that says what to do. Damage in the input is never an error: see Notice. */
export type ErrorCode =
  | 'path-missing'
  | 'path-unreadable'
  | 'nothing-to-read'
  | 'output-unwritable'
  | 'unknown-rule'
  | 'unknown-option'
  | 'bad-zone'
  | 'bad-year'
  | 'bad-time'
  | 'bad-clock'
  | 'bad-date'
  | 'bad-alias'
  | 'bad-plugin'
  | 'bad-config'
  | 'interrupted'
  | 'leak';

/** Thrown for misuse only. `message` is one sentence fit for a terminal. */
export class LicAnalyzeError extends Error {
  override readonly name = 'LicAnalyzeError';
  constructor(
    readonly code: ErrorCode,
    message: string,
    /** The missing input, as the user wrote it; absent for other misuse. */
    readonly path?: string,
  ) {
    super(message);
  }
}
