import type { TrueTime } from '../clock.js';
import type { LogRecord } from '../log.js';
import { Random } from '../random.js';
import type { Scenario } from '../scenario.js';
import { managerLine } from './line.js';

/** Lines of the manager that look like the cause but are not. */
export function managerDecoys(scenario: Scenario): readonly LogRecord[] {
  const random = new Random(`${scenario.id}/manager-decoys`);
  const somewhere = (): TrueTime => Math.round(scenario.from + random.fraction() * (scenario.to - scenario.from));
  const records: LogRecord[] = [];
  if (scenario.decoys.includes('aaa-logins')) {
    records.push(...Array.from({ length: 3 }, () => failedLogin(scenario, random, somewhere())));
  }
  if (scenario.decoys.includes('untrusted-elsewhere')) records.push(untrusted(scenario, random, somewhere()));
  return records;
}

/** Mistyped passwords at the manager itself: the same words from another class. */
function failedLogin(scenario: Scenario, random: Random, at: TrueTime): LogRecord {
  const logger = random.pick(['AaaLoginModule', 'TacacsLoginModule', 'LocalUserStore']);
  const origin = {
    level: 'ERROR',
    logger,
    thread: `default task-${String(random.int(1, 240))}`,
    requestId: random.uuid(),
  } as const;
  const user = random.pick(['viewer', 'guest', 'backup-op']);
  const from = `192.0.2.${String(random.int(200, 240))}`;
  const text = `Failed to authenticate user - '${user}'. The login page refused it, browser at ${from}`;
  return { at, lines: [managerLine(scenario.manager, at, origin, text)], mark: 'decoy.aaa' };
}

/** A certificate that another service of the manager does not trust, with the JDK's text. */
function untrusted(scenario: Scenario, random: Random, at: TrueTime): LogRecord {
  const origin = {
    level: 'ERROR',
    logger: 'TelemetryUplink',
    thread: 'pool-7-thread-2',
    requestId: random.uuid(),
  } as const;
  const text =
    'Upload to https://telemetry.example.org failed: javax.net.ssl.SSLHandshakeException: PKIX path building failed: ' +
    'sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target';
  return { at, lines: [managerLine(scenario.manager, at, origin, text)], mark: 'decoy.untrusted' };
}
