import { describe } from '@jest/globals';
import { CHROMIUM, PLACES } from './browser.js';

/** Tests that need a Chromium; where none is installed they are skipped, and it is said why. */
export function inBrowser(name: string, tests: () => void): void {
  if (CHROMIUM !== null) {
    describe(name, tests);
    return;
  }
  const reason = `no Chromium at ${PLACES.join(', ')}`;
  process.stderr.write(`SKIPPED: ${name}, ${reason}\n`);
  describe.skip(`${name} (${reason})`, tests);
}
