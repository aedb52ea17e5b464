import type { LicenseLog } from './exchanges.js';

/** Whether a line of the manager tells of a failure. */
export function isFailure(line: LicenseLog): boolean {
  return line.facts['log.level'] === 'ERROR' || line.facts['log.level'] === 'FATAL';
}
