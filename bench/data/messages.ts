import { writeLog, type LogRecord } from '../../samples/make/log.js';
import { Random } from '../../samples/make/random.js';
import type { Scenario } from '../../samples/make/scenario.js';
import { ssmBackground } from '../../samples/make/ssm/background.js';
import { accessEntry, appEntry, ssmLine } from '../../samples/make/ssm/line.js';
import { ssmSync } from '../../samples/make/ssm/sync.js';
import { stampsOf, type Stamps } from './stamps.js';
import { intervals, type Interval, type Pace, type Side } from './syncs.js';

const REQUESTS = 8000;
const CHATTER = 12_000;
const DAY = 86_400_000;
/** Records of the background that are nearer than this are of one event. */
const EVENT_MS = 2000;

/** What is written at one time: literal text, and between its pieces the stamps of the form named. */
interface Template {
  readonly lines: number;
  readonly texts: readonly string[];
  readonly forms: readonly (keyof Stamps)[];
}

const STAMP =
  /(\b[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d\d\/\w{3}\/\d{4}:\d\d:\d\d:\d\d|\d\d \w{3} \d{4} \d\d:\d\d:\d\d|\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)/;

function formOf(stamp: string): keyof Stamps {
  if (/^[A-Z]/.test(stamp)) return 'syslog';
  if (stamp.charAt(2) === '/') return 'access';
  if (stamp.charAt(4) === '/') return 'error';
  return stamp.includes('T') ? 'iso' : 'redis';
}

function templateOf(records: readonly LogRecord[]): Template {
  const pieces = writeLog(records).text.split(STAMP);
  return {
    lines: records.length,
    texts: pieces.filter((_, index) => index % 2 === 0),
    forms: pieces.filter((_, index) => index % 2 === 1).map(formOf),
  };
}

function render({ texts, forms }: Template, at: number): string {
  const stamps = stampsOf(at);
  let text = texts[0] ?? '';
  for (const [index, form] of forms.entries()) text += stamps[form] + (texts[index + 1] ?? '');
  return text;
}

/** A request of another client, in the application's line and in the gateway's. */
function othersRequest(scenario: Scenario, random: Random, at: number): readonly LogRecord[] {
  const path = random.pick([
    '/oauth/token',
    '/api/v1/licenses',
    '/api/v1/accounts/default/virtual_accounts',
    '/SmartTransport',
  ]);
  const status = random.chance(0.1) ? 401 : 200;
  const app = appEntry(`POST ${path}`, 'ApiController#create', status, random.int(900, 9000) / 100);
  const client = `192.0.2.${random.int(100, 140)}`;
  const access = accessEntry(scenario, at, {
    client,
    method: 'POST',
    path,
    status,
    bytes: random.int(90, 900),
    agent: 'Java/11',
  });
  return [
    { at, lines: [ssmLine(scenario, at, 'rails', app)] },
    { at, lines: [ssmLine(scenario, at, 'nginx', access)] },
  ];
}

function requestTemplates(scenario: Scenario, random: Random, count: number): readonly Template[] {
  return Array.from({ length: count }, () => templateOf(othersRequest(scenario, random, scenario.from)));
}

/** What else a license server writes, event by event; spread over years so that two events never meet. */
function chatterTemplates(scenario: Scenario, count: number): readonly Template[] {
  const wide = { ...scenario, to: scenario.from + 1000 * DAY, busy: { ...scenario.busy, ssm: count } };
  const events: LogRecord[][] = [];
  let last = -Infinity;
  for (const record of ssmBackground(wide)) {
    const event = Math.abs(record.at - last) < EVENT_MS ? events.at(-1) : undefined;
    if (event === undefined) events.push([record]);
    else event.push(record);
    last = record.at;
  }
  return events.map(templateOf);
}

/** /var/log/messages of a license server, event by event: requests of others, chatter, and the manager's syncs. */
export function* messages(pace: Pace, side: Side = {}, variety = 1): Generator<string> {
  const random = new Random(`bench/${side.ssm?.host ?? 'ssm'}`);
  let templates: readonly Template[] = [];
  for (const interval of intervals(pace, side)) {
    if (templates.length === 0) {
      const requests = requestTemplates(interval.scenario, random, Math.ceil(REQUESTS * variety));
      templates = [...requests, ...chatterTemplates(interval.scenario, Math.ceil(CHATTER * variety))];
    }
    yield* oneInterval(interval, pace, templates, random);
  }
}

function* oneInterval(
  { scenario, plan, timeOf }: Interval,
  { between }: Pace,
  templates: readonly Template[],
  random: Random,
): Generator<string> {
  yield writeLog(ssmSync(scenario, plan)).text;
  for (let n = 0; n < between;) {
    const template = templates[random.int(0, templates.length - 1)];
    if (template === undefined) return;
    yield render(template, timeOf(n));
    n += template.lines;
  }
}

/** Requests of others alone, spread evenly over the days before a scenario. */
export function* requestsBefore(scenario: Scenario, count: number, days: number): Generator<string> {
  const random = new Random('bench/requests');
  const templates = requestTemplates(scenario, random, REQUESTS);
  const from = Math.floor(scenario.from / DAY) * DAY - days * DAY;
  for (let n = 0; n < count; n += 1) {
    const template = templates[random.int(0, templates.length - 1)];
    if (template !== undefined) yield render(template, from + (n * days * DAY) / count);
  }
}
