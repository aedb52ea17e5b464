import { accessStamp, errorLogStamp, redisStamp, syslogStamp, utcStamp, type TrueTime } from '../clock.js';
import type { Scenario } from '../scenario.js';
import { Random } from '../random.js';

/** Programs that write to /var/log/messages; a container's tag is the first 12 hex digits of its id. */
export type Program = 'rails' | 'nginx' | 'redis' | 'postgres' | 'worker' | 'chronyd' | 'systemd' | 'dockerd' | 'CROND';

const CONTAINERS: readonly Program[] = ['rails', 'nginx', 'redis', 'postgres', 'worker'];

/** One line in rsyslog's RFC 3164 form. */
export function ssmLine(scenario: Scenario, at: TrueTime, program: Program, message: string): string {
  return `${syslogStamp(scenario.ssm.clock, at)} ${scenario.ssm.host} ${tagOf(scenario, program)}: ${message}`;
}

function tagOf(scenario: Scenario, program: Program): string {
  const random = new Random(`${scenario.id}/${program}`);
  if (CONTAINERS.includes(program)) return random.hex(12);
  if (program === 'systemd') return 'systemd';
  return `${program}[${String(random.int(700, 30000))}]`;
}

export interface AccessEntry {
  readonly client: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly bytes: number;
  readonly referer?: string;
  readonly agent: string;
}

/** nginx's `combined` format; written when the request ends. */
export function accessEntry(scenario: Scenario, at: TrueTime, entry: AccessEntry): string {
  const stamp = accessStamp(scenario.ssm.clock, at);
  const request = `"${entry.method} ${entry.path} HTTP/1.1" ${String(entry.status)} ${String(entry.bytes)}`;
  return `${entry.client} - - [${stamp}] ${request} "${entry.referer ?? '-'}" "${entry.agent}"`;
}

/** lograge's key-value line. */
export function appEntry(request: string, handler: string, status: number, work: number): string {
  const [method = '', path = ''] = request.split(' ');
  const [controller = '', action = ''] = handler.split('#');
  const times = `duration=${work.toFixed(2)} view=${(work * 0.06).toFixed(2)} db=${(work * 0.21).toFixed(2)}`;
  return `method=${method} path=${path} format=json controller=${controller} action=${action} status=${String(status)} ${times}`;
}

/** `1:M 13 Jan 2023 11:14:09.049 * …` of Redis. */
export const redisEntry = (scenario: Scenario, at: TrueTime, role: string, message: string): string =>
  `${role} ${redisStamp(scenario.ssm.clock, at)} * ${message}`;

export const gatewayErrorStamp = (scenario: Scenario, at: TrueTime): string => errorLogStamp(scenario.ssm.clock, at);

export const workerStamp = (scenario: Scenario, at: TrueTime): string => utcStamp(scenario.ssm.clock, at);
