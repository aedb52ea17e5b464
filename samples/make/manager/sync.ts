import { errorBody, tokenAnswer } from '../answers.js';
import type { TrueTime } from '../clock.js';
import type { LogRecord } from '../log.js';
import type { Call, Plan } from '../plan.js';
import type { Scenario } from '../scenario.js';
import { managerLine, type Level } from './line.js';
import { wordingOf, type Wording } from './wording.js';

type Say = (at: TrueTime, level: Level, logger: string, message: string, mark?: string) => LogRecord;

const MANAGER = 'SmartLicensingIntegrationManager';
const UTIL = 'SmartLicensingUtil';
const CLIENT = 'RestAPIClient';

/** The lines that one sync leaves in vmanage-server.log. */
export function managerSync(scenario: Scenario, plan: Plan): readonly LogRecord[] {
  const say: Say = (at, level, logger, message, mark) => {
    const line = managerLine(
      scenario.manager,
      at,
      { level, logger, thread: plan.thread, requestId: plan.requestId },
      message,
    );
    return { at, lines: [line], ...(mark === undefined ? {} : { mark: `${plan.sync.name}.${mark}` }) };
  };
  const words = wordingOf(scenario);
  const ending =
    plan.sync.ending === 'synced' ? synced(scenario, plan, words, say) : refused(scenario, plan, words, say);
  return [...preparation(scenario, plan, words, say), ...ending];
}

const baseOf = (scenario: Scenario): string => `https://${scenario.ssm.name}:8443`;

function preparation(scenario: Scenario, plan: Plan, words: Wording, say: Say): readonly LogRecord[] {
  const { sync, prepared } = plan;
  const base = baseOf(scenario);
  return [
    say(sync.at, 'INFO', MANAGER, words.asked(sync.user), 'asked'),
    say(sync.at + 1, 'INFO', MANAGER, words.mode),
    say(sync.at + 5, 'INFO', 'AbstractSettingsManager', words.settings),
    say(sync.at + 6, 'INFO', UTIL, words.client(base)),
    say(sync.at + 6, 'INFO', UTIL, words.getting(sync.user, base)),
    say(sync.at + 18, 'INFO', CLIENT, words.proxy),
    say(sync.at + 19, 'INFO', CLIENT, words.limits),
    say(prepared, 'INFO', UTIL, words.url(`${base}${scenario.ssm.tokenPath}`)),
    say(prepared + 1, 'INFO', UTIL, words.fields(tokenFields(scenario, plan)), 'fields'),
  ];
}

/** Secrets masked like the manager's; the client id whole, shortened, or left out. */
function tokenFields(scenario: Scenario, { sync }: Plan): string {
  const shown = {
    whole: `&client_id=${sync.clientId}`,
    shortened: `&client_id=${sync.clientId.slice(0, 6)}****${sync.clientId.slice(-4)}`,
    none: '',
  }[scenario.manager.fields];
  return `grant_type=password${shown}&client_secret=****&username=${sync.user}&password=****`;
}

function refused(scenario: Scenario, plan: Plan, words: Wording, say: Say): readonly LogRecord[] {
  const answer = tokenAnswer(plan.sync.ending);
  const body = errorBody(answer, scenario.manager.wording === 'plain');
  const url = `${baseOf(scenario)}${scenario.ssm.tokenPath}`;
  const at = plan.calls[0].received;
  return [
    say(at + 1, 'ERROR', CLIENT, words.refused(url, answer.status, body), 'client'),
    say(at + 2, 'ERROR', UTIL, words.user(plan.sync.user, body), 'user'),
    say(at + 2, 'ERROR', 'SmartLicensingIntegrationRestfulResource', words.resource(plan.sync.user, body), 'resource'),
  ];
}

function synced(scenario: Scenario, plan: Plan, words: Wording, say: Say): readonly LogRecord[] {
  const [token, ...calls] = plan.calls;
  const asking = (call: Call): LogRecord =>
    say(call.sent - 2, 'INFO', UTIL, words.calling(call.method, `${baseOf(scenario)}${call.path}`));
  return [
    say(token.received + 1, 'INFO', UTIL, words.token(7200), 'token'),
    ...calls.map(asking),
    ...calls.slice(0, 1).map((call) => say(call.received + 1, 'INFO', MANAGER, words.accounts(2))),
    say(plan.end, 'INFO', MANAGER, words.stored(plan.licenses, scenario.account), 'stored'),
  ];
}
