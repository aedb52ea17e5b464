import { tokenAnswer } from '../answers.js';
import type { TrueTime } from '../clock.js';
import type { LogRecord } from '../log.js';
import type { Random } from '../random.js';
import type { Scenario } from '../scenario.js';
import { accessEntry, appEntry, gatewayErrorStamp, ssmLine } from './line.js';

/** Real user agents of browsers and of scripts. */
const BROWSERS: readonly [string, ...string[]] = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/116.0.0.0 Safari/537.36',
];
const SCRIPTS: readonly [string, ...string[]] = ['python-requests/2.31.0', 'curl/7.76.1', 'Go-http-client/1.1'];

const PAGES: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  ['/backend/inventory/summary', 'InventoryController#summary'],
  ['/backend/events', 'EventsController#index'],
  ['/backend/local_accounts', 'LocalAccountsController#index'],
  ['/sessions/get_user', 'SessionsController#get_user'],
];

interface Visit {
  readonly client: string;
  readonly request: string;
  readonly handler: string;
  readonly status: number;
  readonly bytes: number;
  readonly work: number;
  readonly agent: string;
  readonly referer?: string;
  readonly mark?: string;
}

/** One request by another client, in the application's and the gateway's logs. */
function visit(scenario: Scenario, at: TrueTime, seen: Visit): readonly LogRecord[] {
  const [method = '', path = ''] = seen.request.split(' ');
  const access = accessEntry(scenario, at, { ...seen, method, path });
  const mark = seen.mark === undefined ? {} : { mark: seen.mark };
  return [
    { at, lines: [ssmLine(scenario, at, 'rails', appEntry(seen.request, seen.handler, seen.status, seen.work))] },
    { at, lines: [ssmLine(scenario, at, 'nginx', access)], ...mark },
  ];
}

/** Somebody looks at the web pages. */
export function webSession(scenario: Scenario, random: Random, at: TrueTime): readonly LogRecord[] {
  const [path, handler] = random.pick(PAGES);
  const rails = (text: string): LogRecord => ({ at, lines: [ssmLine(scenario, at, 'rails', text)] });
  const rendered = random.pick(['UserSerializer', 'ActiveModel::Serializer::CollectionSerializer']);
  return [
    ...(random.chance(0.4)
      ? [
          rails(
            'Redis#exists(key) will return an Integer in redis-rb 4.3. exists? returns a boolean, you should use it instead.',
          ),
        ]
      : []),
    rails(
      `[active_model_serializers] Rendered ${rendered} with ActiveModelSerializers::Adapter::Attributes (${(random.int(20, 600) / 100).toFixed(2)}ms)`,
    ),
    ...visit(scenario, at, {
      client: `192.0.2.${String(random.int(150, 169))}`,
      request: `GET ${path}`,
      handler,
      status: 200,
      bytes: random.int(60, 9000),
      work: random.int(200, 7000) / 100,
      agent: random.pick(BROWSERS),
      referer: `https://${scenario.ssm.name}:8443/`,
    }),
  ];
}

/** A script with its own API client gets its token, on the same path from another address. */
export function otherApiClient(scenario: Scenario, random: Random, at: TrueTime): readonly LogRecord[] {
  return visit(scenario, at, {
    client: `198.51.100.${String(random.int(200, 209))}`,
    request: 'POST /oauth/token',
    handler: 'Doorkeeper::TokensController#create',
    status: 200,
    bytes: tokenAnswer('synced').bodyBytes,
    work: random.int(900, 9000) / 100,
    agent: random.pick(SCRIPTS),
  });
}

/** The same script with an old secret: refused, and unrelated to the manager. */
export function otherApiClientRefused(scenario: Scenario, at: TrueTime): readonly LogRecord[] {
  const answer = tokenAnswer('client-refused');
  return visit(scenario, at, {
    client: '198.51.100.211',
    request: 'POST /oauth/token',
    handler: 'Doorkeeper::TokensController#create',
    status: answer.status,
    bytes: answer.bodyBytes,
    work: 14.2,
    agent: 'python-requests/2.31.0',
    mark: 'decoy.other-client',
  });
}

/**
 * nginx tries ::1, is refused, and retries 127.0.0.1 in the same second: two alarming lines and a good answer. It
 * writes `upstream server temporarily disabled` only for an upstream with several peers.
 */
export function gatewayRetry(scenario: Scenario, random: Random, at: TrueTime): readonly LogRecord[] {
  const client = `192.0.2.${String(random.int(150, 169))}`;
  const request = 'GET /backend/events';
  const rest =
    `while connecting to upstream, client: ${client}, server: , request: "${request} HTTP/1.1", ` +
    `upstream: "http://[::1]:3000/backend/events", host: "${scenario.ssm.name}:8443"`;
  const head = (level: string): string =>
    `${gatewayErrorStamp(scenario, at)} [${level}] 47#47: *${String(1200 + scenario.busy.ssm)}`;
  const nginx = (text: string): LogRecord => ({
    at,
    lines: [ssmLine(scenario, at, 'nginx', text)],
    mark: 'decoy.retry',
  });
  return [
    nginx(`${head('error')} connect() failed (111: Connection refused) ${rest}`),
    nginx(`${head('warn')} upstream server temporarily disabled ${rest}`),
    ...visit(scenario, at, {
      client,
      request,
      handler: 'EventsController#index',
      status: 200,
      bytes: 2210,
      work: 21.4,
      agent: BROWSERS[0],
      referer: `https://${scenario.ssm.name}:8443/`,
    }),
  ];
}
