import { utcStamp, type TrueTime } from '../clock.js';
import type { LogRecord } from '../log.js';
import type { Plan } from '../plan.js';
import { Random } from '../random.js';
import type { Scenario } from '../scenario.js';

/** Envoy's access log of the manager's web service: in UTC, with the status that the GUI's user got. */
export function frontDoorRecords(scenario: Scenario, plans: readonly Plan[]): readonly LogRecord[] {
  const random = new Random(`${scenario.id}/front-door`);
  const length = scenario.to - scenario.from;
  const others = Array.from({ length: Math.round(scenario.busy.manager / 4) }, (): LogRecord => {
    const at = Math.round(scenario.from + random.fraction() * length);
    const path = random.pick(['/dataservice/device', '/dataservice/alarms/count', '/dataservice/client/server']);
    return {
      at,
      lines: [
        entry(scenario, at, { request: `GET ${path}`, status: 200, took: random.int(8, 900), id: random.uuid() }),
      ],
    };
  });
  return [...others, ...plans.map((plan) => syncEntry(scenario, plan))];
}

function syncEntry(scenario: Scenario, plan: Plan): LogRecord {
  const { sync, end, requestId } = plan;
  const status = sync.ending === 'synced' ? 200 : 403;
  const call = {
    request: 'POST /dataservice/v1/smart-licensing/sync',
    status,
    took: Math.round(end - sync.at) + 3,
    id: requestId,
  };
  return { at: sync.at - 2, lines: [entry(scenario, sync.at - 2, call)], mark: `${sync.name}.front-door` };
}

interface Entry {
  readonly request: string;
  readonly status: number;
  /** Milliseconds. */
  readonly took: number;
  readonly id: string;
}

function entry(scenario: Scenario, at: TrueTime, { request, status, took, id }: Entry): string {
  const counts = `0 ${String(190 + took)} ${String(took)} ${String(Math.max(1, took - 1))}`;
  const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';
  const ends = `"${id}" "${scenario.manager.address}:8443" "127.0.0.1:8080"`;
  return `[${utcStamp(scenario.manager.clock, at)}] "${request} HTTP/1.1" ${String(status)} - ${counts} "192.0.2.150" "${agent}" ${ends}`;
}
