import type { TrueTime } from '../clock.js';
import type { LogRecord } from '../log.js';
import { Random } from '../random.js';
import type { Scenario } from '../scenario.js';
import { redisEntry, ssmLine, workerStamp, type Program } from './line.js';
import { otherApiClient, webSession } from './visitors.js';

type Routine = (scenario: Scenario, random: Random, at: TrueTime) => readonly LogRecord[];

/** The routine of a quiet license server: events of a few lines each. */
export function ssmBackground(scenario: Scenario): readonly LogRecord[] {
  const random = new Random(`${scenario.id}/ssm`);
  const records: LogRecord[] = [...redisSave(scenario, random, scenario.from + 1000)];
  while (records.length < scenario.busy.ssm) {
    const at = Math.round(scenario.from + random.fraction() * (scenario.to - scenario.from));
    records.push(...random.pick(ROUTINES)(scenario, random, at));
  }
  return records;
}

/** A record of one program. */
const said = (scenario: Scenario, at: TrueTime, program: Program, message: string): LogRecord => ({
  at,
  lines: [ssmLine(scenario, at, program, message)],
});

const redisSave: Routine = (scenario, random, at) => {
  const child = `${String(random.int(1000, 9999))}:C`;
  const line = (after: number, role: string, message: string): LogRecord =>
    said(scenario, at + after, 'redis', redisEntry(scenario, at + after, role, message));
  return [
    line(0, '1:M', '100 changes in 300 seconds. Saving...'),
    line(1, '1:M', `Background saving started by pid ${child.slice(0, -2)}`),
    line(3, child, 'DB saved on disk'),
    line(4, child, 'RDB: 0 MB of memory used by copy-on-write'),
    line(101, '1:M', 'Background saving terminated with success'),
  ];
};

const timeSource: Routine = (scenario, random, at) => {
  const peer = (): string => `192.0.2.${String(random.int(60, 69))}`;
  const text = random.pick([`Selected source ${peer()}`, `Source ${peer()} replaced with ${peer()}`]);
  return [said(scenario, at, 'chronyd', text)];
};

const worker: Routine = (scenario, random, at) => {
  const job = random.pick(['InventoryRollupJob', 'SessionSweepJob', 'AckMailJob']);
  const head = `${workerStamp(scenario, at)} pid=1 tid=${random.characters('abcdefghjkmnpqrstuvwxyz0123456789', 4)}`;
  const text = `${head} class=${job} jid=${random.hex(24)} elapsed=${(random.int(20, 2400) / 1000).toFixed(3)} INFO: done`;
  return [said(scenario, at, 'worker', text)];
};

const host: Routine = (scenario, random, at) => {
  const [program, text] = random.pick<readonly [Program, string]>([
    ['systemd', `Started Session ${String(random.int(100, 9000))} of user root.`],
    ['systemd', 'Starting Cleanup of Temporary Directories...'],
    ['CROND', '(root) CMD (run-parts /etc/cron.hourly)'],
    ['dockerd', `time="${workerStamp(scenario, at)}" level=info msg="ignoring event" module=libcontainerd`],
  ]);
  return [said(scenario, at, program, text)];
};

const session: Routine = (scenario, random, at) => [
  said(scenario, at, 'rails', '[INFO] Session expiring outcome=success'),
  ...(random.chance(0.5) ? [] : webSession(scenario, random, at + 900)),
];

const ROUTINES: readonly [Routine, ...Routine[]] = [
  redisSave,
  timeSource,
  worker,
  host,
  session,
  webSession,
  webSession,
  webSession,
  otherApiClient,
];
