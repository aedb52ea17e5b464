import { defineParser } from '../../core/parser.js';

/** Lines of the host that are known and mean nothing for a sync. What says that a service stopped or failed is not among them. */
const HARMLESS = [
  // systemd and systemd-logind; nothing of it names a service that stops.
  /^(?:Started|Starting|Finished|Created slice|Reached target) (?![A-Z]+ ")[^"]*(?:\.|\.\.\.)$/,
  /^(?:Removed slice|Stopping User Slice|New session |Removed session |Session \d+ logged out)/,
  // cron.
  /^\([\w.-]+\) CMD \(/,
];

export default defineParser({
  id: 'host-noise',
  title: 'Harmless lines of the host (systemd, cron)',
  role: 'ssm',
  reads: 'messages',
  discriminator: { field: 'message', values: [] },
  claims: (text) => HARMLESS.some((pattern) => pattern.test(text)),
  read: () => undefined,
});
