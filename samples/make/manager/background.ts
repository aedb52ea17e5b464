import type { TrueTime } from '../clock.js';
import type { LogRecord } from '../log.js';
import { Random } from '../random.js';
import type { Scenario } from '../scenario.js';
import { managerLine, type Level } from './line.js';

type Template = readonly [Level, string, (random: Random) => string];

/** Documentation addresses of devices: TEST-NET-1 to -3. */
const device = (random: Random): string =>
  `${random.pick(['192.0.2', '198.51.100', '203.0.113'])}.${String(random.int(100, 199))}`;
const count = (random: Random, high: number): string => String(random.int(1, high));

/** Subsystems unrelated to licenses; all sentences are our own. */
const TEMPLATES: readonly [Template, ...Template[]] = [
  [
    'INFO',
    'TunnelStateWriter',
    (r) => `${count(r, 40)} tunnel changes of ${device(r)} written, ${count(r, 9)} waiting`,
  ],
  [
    'INFO',
    'PollScheduler',
    (r) => `Poll round ${count(r, 9000)} over ${count(r, 60)} edges, slowest ${device(r)} ${count(r, 2500)} ms`,
  ],
  ['INFO', 'BfdSummaryCache', (r) => `Summary of ${device(r)}: ${count(r, 30)} sessions, ${String(r.int(0, 3))} down`],
  ['INFO', 'TemplateAttachJob', (r) => `Attach job ${r.uuid()} at step ${count(r, 6)} of 6`],
  ['INFO', 'AuditTrail', (r) => `Entry ${count(r, 99999)} kept, actor ${r.pick(['netadmin', 'viewer', 'automation'])}`],
  ['INFO', 'IndexRollover', (r) => `Index app-${count(r, 30)} holds ${count(r, 5000)} documents, no rollover yet`],
  ['INFO', 'ClusterHeartbeat', (r) => `Members 3/3, leader term ${count(r, 80)}, slowest beat ${count(r, 90)} ms`],
  ['INFO', 'CertificateLedger', (r) => `Certificate of ${device(r)} runs ${count(r, 700)} more days`],
  [
    'INFO',
    'SessionLedger',
    (r) => `Session of ${r.pick(['netadmin', 'viewer', 'automation'])} idle ${count(r, 30)} min`,
  ],
  ['DEBUG', 'LicenseUsageCache', (r) => `Figures of ${count(r, 20)} devices are as they were`],
  ['WARN', 'PollScheduler', (r) => `${device(r)} late by ${count(r, 60)} s, next try in 120 s`],
  ['WARN', 'IndexRollover', (r) => `Data volume at ${String(r.int(70, 88))} percent`],
  ['ERROR', 'WebhookSender', (r) => `POST https://hooks.example.org/sdwan gave 503, ${count(r, 4)} tries left`],
];

/** Names of threads of WildFly and its pools. */
const thread = (random: Random): string =>
  random.pick([
    `default task-${count(random, 240)}`,
    `pool-${count(random, 60)}-thread-${count(random, 8)}`,
    `EE-ManagedExecutorService-default-Thread-${count(random, 90)}`,
    `EJB default - ${count(random, 10)}`,
  ]);

/** Records spread over the whole log, some with a stack trace. */
export function managerBackground(scenario: Scenario): readonly LogRecord[] {
  const random = new Random(`${scenario.id}/manager`);
  const length = scenario.to - scenario.from;
  const records = Array.from({ length: scenario.busy.manager }, (): LogRecord => {
    const at = Math.round(scenario.from + random.fraction() * length);
    return random.chance(0.015) ? deviceTrace(scenario, random, at) : quietLine(scenario, random, at);
  });
  return [started(scenario), ...records];
}

function quietLine(scenario: Scenario, random: Random, at: TrueTime): LogRecord {
  const [level, logger, message] = random.pick(TEMPLATES);
  const origin = { level, logger, thread: thread(random), requestId: random.uuid() };
  return { at, lines: [managerLine(scenario.manager, at, origin, message(random))] };
}

function started(scenario: Scenario): LogRecord {
  const origin = { level: 'INFO', logger: 'ServerInfo', thread: 'ServerService Thread Pool -- 61' } as const;
  const text = `vManage version ${scenario.manager.release} is running, single tenant`;
  return { at: scenario.from, lines: [managerLine(scenario.manager, scenario.from, origin, text)], mark: 'release' };
}

/** A device that does not answer, with the JDK's own text and frames. */
function deviceTrace(scenario: Scenario, random: Random, at: TrueTime): LogRecord {
  const origin = { level: 'ERROR', logger: 'NetconfPool', thread: thread(random), requestId: random.uuid() } as const;
  const first = `Session to ${device(random)} lost: java.net.SocketTimeoutException: Read timed out`;
  return {
    at,
    lines: [
      managerLine(scenario.manager, at, origin, first),
      '\tat java.base/sun.nio.ch.NioSocketImpl.timedRead(NioSocketImpl.java:283)',
      '\tat java.base/sun.nio.ch.NioSocketImpl.implRead(NioSocketImpl.java:309)',
      '\tat java.base/sun.nio.ch.NioSocketImpl.read(NioSocketImpl.java:350)',
      '\tat java.base/java.net.Socket$SocketInputStream.read(Socket.java:966)',
    ],
  };
}
