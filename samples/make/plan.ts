import { tokenAnswer } from './answers.js';
import type { TrueTime } from './clock.js';
import { Random } from './random.js';
import type { Scenario, Sync } from './scenario.js';

/** One HTTP exchange between manager and license server. */
export interface Call {
  readonly method: 'GET' | 'POST';
  /** Path at nginx. */
  readonly path: string;
  /** Path at the application. */
  readonly appPath: string;
  readonly controller: string;
  readonly action: string;
  readonly status: number;
  readonly bodyBytes: number;
  /** When the manager sent it, the application answered, and the manager got the answer. */
  readonly sent: TrueTime;
  readonly served: TrueTime;
  readonly received: TrueTime;
  /** Milliseconds the application took. */
  readonly work: number;
}

/** Times of one sync; logs and packets are written from the same plan. */
export interface Plan {
  readonly sync: Sync;
  readonly thread: string;
  readonly requestId: string;
  readonly licenses: number;
  readonly prepared: TrueTime;
  readonly lookup: TrueTime;
  readonly syn: TrueTime;
  readonly hello: TrueTime;
  readonly finished: TrueTime;
  readonly calls: readonly [Call, ...Call[]];
  readonly closed: TrueTime;
  readonly end: TrueTime;
}

/** All syncs of a scenario, in its order. */
export const plansOf = (scenario: Scenario): readonly Plan[] => scenario.syncs.map((sync) => planSync(scenario, sync));

export function planSync(scenario: Scenario, sync: Sync): Plan {
  const random = new Random(`${scenario.id}/${sync.name}`);
  const roundTrip = scenario.capture?.roundTrip ?? 40;
  const prepared = sync.at + random.int(180, 320);
  const syn = prepared + random.int(9, 30);
  const hello = syn + roundTrip + random.int(15, 40);
  const finished = hello + roundTrip + random.int(8, 30);
  const licenses = random.int(3, 12);
  const calls = planCalls(scenario, sync, { random, from: finished + 6, roundTrip, licenses });
  const last = calls.at(-1) ?? calls[0];
  return {
    sync,
    thread: `default task-${String(random.int(11, 240))}`,
    requestId: random.uuid(),
    licenses,
    prepared,
    lookup: syn - 4,
    syn,
    hello,
    finished,
    calls,
    closed: last.received + random.int(25, 45),
    end: last.received + random.int(2, 4),
  };
}

interface Pace {
  readonly random: Random;
  readonly from: TrueTime;
  readonly roundTrip: number;
  readonly licenses: number;
}

function planCalls(scenario: Scenario, sync: Sync, pace: Pace): readonly [Call, ...Call[]] {
  const token = tokenCall(scenario, sync, pace);
  if (sync.ending !== 'synced') return [token];
  const accounts = `/api/v1/accounts/${scenario.account}`;
  const prefix = scenario.ssm.tokenPath.startsWith('/backend') ? '/backend' : '';
  const virtual = apiCall(prefix, `GET ${accounts}/virtual-accounts`, 'VirtualAccounts', 612, {
    ...pace,
    from: token.received + 38,
  });
  const licenses = apiCall(prefix, `POST ${accounts}/licenses`, 'Licenses', 180 + 151 * pace.licenses, {
    ...pace,
    from: virtual.received + 41,
  });
  return [token, virtual, licenses];
}

function tokenCall(scenario: Scenario, sync: Sync, pace: Pace): Call {
  const answer = tokenAnswer(sync.ending);
  return timed(pace, {
    method: 'POST',
    path: scenario.ssm.tokenPath,
    appPath: '/oauth/token',
    controller: 'Doorkeeper::TokensController',
    action: 'create',
    status: answer.status,
    bodyBytes: answer.bodyBytes,
  });
}

function apiCall(prefix: string, request: string, name: string, bodyBytes: number, pace: Pace): Call {
  const [method, path = ''] = request.split(' ');
  return timed(pace, {
    method: method === 'GET' ? 'GET' : 'POST',
    path: `${prefix}${path}`,
    appPath: path,
    controller: `Api::V1::${name}Controller`,
    action: 'index',
    status: 200,
    bodyBytes,
  });
}

function timed(pace: Pace, call: Omit<Call, 'sent' | 'served' | 'received' | 'work'>): Call {
  const work = pace.random.int(1200, 9000) / 100;
  const served = pace.from + pace.roundTrip / 2 + work;
  return { ...call, work, sent: pace.from, served, received: served + pace.roundTrip / 2 + 1 };
}
