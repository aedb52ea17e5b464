import type { LicenseLog } from '../core/exchange.js';

/** Whether a line of the manager reports a failure. */
export function isFailure(line: LicenseLog): boolean {
  return line.facts['log.level'] === 'ERROR' || line.facts['log.level'] === 'FATAL';
}
