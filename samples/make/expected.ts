import { tokenAnswer } from './answers.js';
import type { Bundle } from './bundle.js';
import { plansOf, type Plan } from './plan.js';
import type { Scenario } from './scenario.js';

/** What a report must say about a bundle, beyond what follows from its scenario. */
export interface Answer {
  readonly cause: string;
  readonly healthy?: boolean;
  /** Causes that the files cannot distinguish from it. */
  readonly acceptable?: readonly string[];
  /** Marks: one of each set must be cited. */
  readonly evidence: readonly (readonly string[])[];
  readonly redHerrings?: readonly string[];
  readonly notes?: string;
}

const iso = (at: number): string => new Date(Math.round(at)).toISOString();

/** The answer key next to a bundle. `clock_offset_s` is the source's clock minus true time. */
export function expectedOf(scenario: Scenario, bundle: Bundle, answer: Answer): unknown {
  const plans = plansOf(scenario);
  const failed = plans.filter(({ sync }) => sync.ending !== 'synced');
  const last = failed.at(-1);
  const reply = last === undefined ? null : tokenAnswer(last.sync.ending);
  return {
    id: scenario.id,
    cause: answer.cause,
    causes: [answer.cause],
    healthy: answer.healthy ?? false,
    acceptable: answer.acceptable ?? [],
    hosts: hostsOf(scenario),
    client_ips: [scenario.manager.address, ...(scenario.natAddress === null ? [] : [scenario.natAddress])],
    release: scenario.manager.release,
    attempts: plans.map((plan) => attemptOf(plan, answer)),
    start: failed[0] === undefined ? null : iso(failed[0].sync.at),
    end: last === undefined ? null : iso(last.end),
    earlier_good: plans
      .filter(({ sync }) => sync.name === 'good')
      .map(({ sync, end }) => ({ start: iso(sync.at), end: iso(end) })),
    sources: sourcesOf(scenario, bundle),
    http_status: reply?.status ?? null,
    oauth_error: reply?.error ?? null,
    evidence: evidenceOf(bundle, answer),
    red_herrings: answer.redHerrings ?? [],
    missing_sources: ['manager_log', 'ssm_syslog', 'capture'].filter(
      (name) => !bundle.parts.some(({ source }) => source === name),
    ),
    notes: answer.notes ?? '',
  };
}

function hostsOf({ manager, ssm }: Scenario): unknown {
  return { manager: manager.host, ssm: ssm.name, ssm_ip: ssm.address, ssm_port: 8443, ssm_syslog_host: ssm.host };
}

function attemptOf({ sync, end }: Plan, { cause }: Answer): unknown {
  const { status, error } = tokenAnswer(sync.ending);
  return {
    cause: sync.ending === 'synced' ? 'healthy' : cause,
    start: iso(sync.at),
    end: iso(end),
    http_status: status,
    oauth_error: error,
  };
}

function sourcesOf(scenario: Scenario, bundle: Bundle): unknown {
  const { manager, ssm, capture } = scenario;
  const said = (source: string): unknown => {
    if (source === 'ssm_syslog')
      return { zone: ssm.clock.zone, zone_label: null, clock_offset_s: ssm.clock.aheadMs / 1000 };
    const clock_offset_s = manager.clock.aheadMs / 1000;
    if (source === 'serviceproxy_log') return { zone: 'UTC', zone_label: 'Z', clock_offset_s };
    if (source === 'manager_log') return { zone: manager.clock.zone, zone_label: manager.clock.label, clock_offset_s };
    const pcap = capture?.form === 'pcap';
    return {
      format: pcap ? 'pcap' : 'text',
      zone: pcap ? 'epoch' : manager.clock.zone,
      clock_offset_s,
      snaplen: capture?.snaplen,
    };
  };
  return Object.fromEntries(
    bundle.parts.map(({ source, paths }) => [source, Object.assign({ files: paths }, said(source))]),
  );
}

function evidenceOf(bundle: Bundle, answer: Answer): readonly unknown[] {
  return answer.evidence.map((set) =>
    set.map((mark) => {
      const place = bundle.places.get(mark);
      if (place === undefined) throw new Error(`no line of this bundle is marked ${mark}`);
      return place;
    }),
  );
}
