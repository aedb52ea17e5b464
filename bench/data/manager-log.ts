import { writeLog } from '../../samples/make/log.js';
import { managerSync } from '../../samples/make/manager/sync.js';
import { Random } from '../../samples/make/random.js';
import { millisOf, stampsOf } from './stamps.js';
import { intervals, type Pace, type Side } from './syncs.js';

/** Different bodies: enough that no cache of lines helps a reader, few enough for memory. */
const BODIES = 50_000;

const LOGGERS = [
  'TunnelStateWriter',
  'PollScheduler',
  'BfdSummaryCache',
  'TemplateAttachJob',
  'AuditTrail',
  'IndexRollover',
  'ClusterHeartbeat',
  'CertificateLedger',
  'SessionLedger',
  'LicenseUsageCache',
  'SmartLinkSelector',
  'DeviceFactsCache',
] as const;

/** A record after its stamp: level, host, class, thread and message; one in sixty has a stack trace. */
function bodyOf(random: Random, host: string): string {
  const level = random.chance(0.04) ? 'ERROR' : random.chance(0.08) ? 'WARN ' : 'INFO ';
  const thread = `${random.pick(['default task-', 'pool-7-thread-', 'stats-writer-'])}${random.int(1, 240)}`;
  const subject = `device 192.0.2.${random.int(1, 254)} site ${random.int(1, 900)}`;
  const message = `${subject} ${random.pick(['in step', 'written', 'queued behind', 'took'])} ${random.int(1, 99999)} ${random.uuid()}`;
  const head = `${level} [${host}] [${random.pick(LOGGERS)}] (${thread}) |default| ${message}`;
  if (!random.chance(1 / 60)) return `${head}\n`;
  const frames = Array.from({ length: random.int(8, 40) }, () => frameOf(random));
  return `${head}: java.net.SocketTimeoutException: Read timed out\n${frames.join('')}Caused by: java.io.IOException: Broken pipe\n\t... 23 more\n`;
}

function frameOf(random: Random): string {
  const at = random.pick(['java.base/java.lang.Thread.run(Thread.java', 'org.example.poll.Round.next(Round.java']);
  return `\tat ${at}:${random.int(20, 990)}) [classes:]\n`;
}

/** vmanage-server.log, record by record. */
export function* managerLog(pace: Pace, side: Side = {}, bodyCount = BODIES): Generator<string> {
  const host = side.manager?.host ?? 'vmanage-a';
  const random = new Random(`bench/${host}`);
  const bodies = Array.from({ length: bodyCount }, () => bodyOf(random, host));
  for (const { scenario, plan, timeOf } of intervals(pace, side)) {
    yield writeLog(managerSync(scenario, plan)).text;
    for (let n = 0; n < pace.between; n += 1) {
      const at = timeOf(n);
      yield `${stampsOf(at).manager},${millisOf(at)} UTC ${bodies[random.int(0, bodyCount - 1)] ?? ''}`;
    }
  }
}
