import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { managerSync } from '../samples/make/manager/sync.js';
import { clientIdOf, failing, MANAGER, quiet } from '../samples/make/incidents/defaults.js';
import { planSync } from '../samples/make/plan.js';
import { Random } from '../samples/make/random.js';
import type { Scenario } from '../samples/make/scenario.js';

/** Bytes per write; large enough that the disk and not the calls set the speed. */
const CHUNK = 1 << 20;
/** Different bodies: enough that no cache of lines helps a reader, few enough for memory. */
const BODIES = 50_000;
const SYNCS = 3;
const BEGIN = '2025-03-03T00:00:00Z';

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
function bodyOf(random: Random): string {
  const level = random.chance(0.04) ? 'ERROR' : random.chance(0.08) ? 'WARN ' : 'INFO ';
  const thread = `${random.pick(['default task-', 'pool-7-thread-', 'stats-writer-'])}${String(random.int(1, 240))}`;
  const subject = `device 192.0.2.${String(random.int(1, 254))} site ${String(random.int(1, 900))}`;
  const message = `${subject} ${random.pick(['in step', 'written', 'queued behind', 'took'])} ${String(random.int(1, 99999))} ${random.uuid()}`;
  const head = `${level} [vmanage-a] [${random.pick(LOGGERS)}] (${thread}) |default| ${message}`;
  if (!random.chance(1 / 60)) return `${head}\n`;
  const frames = Array.from({ length: random.int(8, 40) }, () => frameOf(random));
  return `${head}: java.net.SocketTimeoutException: Read timed out\n${frames.join('')}Caused by: java.io.IOException: Broken pipe\n\t... 23 more\n`;
}

function frameOf(random: Random): string {
  const at = random.pick(['java.base/java.lang.Thread.run(Thread.java', 'org.example.poll.Round.next(Round.java']);
  return `\tat ${at}:${String(random.int(20, 990))}) [classes:]\n`;
}

/**
 * `03-Mar-2025 00:00:00,000 UTC ` for whole milliseconds since 1970, in 2025; cheap, because it is written two million
 * times.
 */
function stampOf(at: number): string {
  const iso = new Date(at).toISOString();
  const month = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][
    Number(iso.slice(5, 7)) - 1
  ];
  return `${iso.slice(8, 10)}-${month ?? ''}-${iso.slice(0, 4)} ${iso.slice(11, 19)},${iso.slice(20, 23)} UTC `;
}

/** The lines of one refused license sync. */
function syncAt(at: number, index: number): string {
  const base = quiet('bench', 'a large log', BEGIN, 24);
  const sync = {
    ...failing(new Date(at).toISOString(), 'grant-refused', 'licsync', clientIdOf('bench')),
    name: `failed-${String(index)}`,
  };
  const scenario: Scenario = { ...base, manager: MANAGER, syncs: [sync] };
  const records = [...managerSync(scenario, planSync(scenario, sync))].sort((a, b) => a.at - b.at);
  return records.map(({ lines }) => `${lines.join('\n')}\n`).join('');
}

export interface BigLog {
  readonly bytes: number;
  readonly lines: number;
}

/** Writes a seeded log of at least `bytes` bytes with three refused syncs in it. */
export async function writeBigLog(path: string, bytes: number): Promise<BigLog> {
  const random = new Random('bench');
  const bodies = Array.from({ length: BODIES }, () => bodyOf(random));
  const file = createWriteStream(path);
  let [written, lines, syncs, at] = [0, 0, 0, Date.parse(BEGIN)];
  while (written < bytes) {
    let chunk = '';
    while (chunk.length < CHUNK) {
      at += random.int(0, 30);
      chunk += stampOf(at) + (bodies[random.int(0, BODIES - 1)] ?? '');
    }
    if (written >= (bytes * (syncs + 0.5)) / SYNCS) {
      chunk += syncAt(at + 1, (syncs += 1));
      at += 2000;
    }
    written += Buffer.byteLength(chunk);
    lines += chunk.split('\n').length - 1;
    if (!file.write(chunk)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
  return { bytes: written, lines };
}
