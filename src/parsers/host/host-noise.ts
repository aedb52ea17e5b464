import { defineParser } from '../../core/parser.js';
import { passedTexts, REST } from '../../text/passed-texts.js';

/** Known lines of the host without meaning for a sync. Lines about a stopped or failed service are not among them. */
const HARMLESS = [
  // systemd and systemd-logind, except for services that stop.
  /^(?:Started|Starting|Finished|Created slice|Reached target) (?![A-Z]+ ")[^"]*(?:\.|\.\.\.)$/,
  /^(?:Removed slice|Stopping User Slice|New session |Removed session |Session \d+ logged out)/,
  // cron.
  /^\([\w.-]+\) CMD \(/,
];

const PASSES = passedTexts(
  String.raw`(?:Started|Starting|Finished|Created slice|Reached target) (?![A-Z]+ ")(?!.*")${REST}\.|(?:Removed slice|Stopping User Slice|New session |Removed session |Session \d+ logged out|\([\w.-]+\) CMD \()${REST}`,
);

export default defineParser({
  id: 'host-noise',
  title: 'Harmless lines of the host (systemd, cron)',
  role: 'ssm',
  reads: 'messages',
  discriminator: { field: 'message', values: [] },
  initials: 'SFCRN(',
  passes: PASSES,
  claims: (text) => HARMLESS.some((pattern) => pattern.test(text)),
  read: () => undefined,
});
