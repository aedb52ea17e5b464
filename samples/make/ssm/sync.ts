import type { LogRecord } from '../log.js';
import type { Call, Plan } from '../plan.js';
import type { ApiClient, Scenario } from '../scenario.js';
import { accessEntry, appEntry, ssmLine } from './line.js';

/** The lines that one sync leaves in the license server's messages. */
export function ssmSync(scenario: Scenario, plan: Plan): readonly LogRecord[] {
  const [token, ...calls] = plan.calls;
  const { sync } = plan;
  return [
    ...ownerChecked(scenario, plan),
    ...served(scenario, token, 'ActiveModel::Serializer::Null with Hash', `${sync.name}.token`),
    ...calls.flatMap((call) =>
      served(
        scenario,
        call,
        'ActiveModel::Serializer::CollectionSerializer with ActiveModelSerializers::Adapter::Attributes',
        `${sync.name}${call.appPath}`,
      ),
    ),
  ];
}

/** The manager's address at the license server. */
const seenAddress = (scenario: Scenario): string => scenario.natAddress ?? scenario.manager.address;

function served(scenario: Scenario, call: Call, rendered: string, name: string): readonly LogRecord[] {
  const at = call.served;
  const app = appEntry(`${call.method} ${call.appPath}`, `${call.controller}#${call.action}`, call.status, call.work);
  const access = accessEntry(scenario, at, {
    client: seenAddress(scenario),
    method: call.method,
    path: call.path,
    status: call.status,
    bytes: call.bodyBytes,
    agent: scenario.manager.userAgent,
  });
  const time = ((call.work * 7) % 0.09).toFixed(2);
  return [
    { at, lines: [ssmLine(scenario, at, 'rails', `[active_model_serializers] Rendered ${rendered} (${time}ms)`)] },
    { at, lines: [ssmLine(scenario, at, 'rails', app)], mark: `${name}.app` },
    { at, lines: [ssmLine(scenario, at, 'nginx', access)], mark: `${name}.access` },
  ];
}

/**
 * The application's line about the user. It looks up the user before it checks the client, so a good user is logged
 * even if the client is refused.
 */
function ownerChecked(scenario: Scenario, { sync, calls }: Plan): readonly LogRecord[] {
  const outcome = sync.ending === 'password-wrong' ? 'failure' : 'success';
  const words = {
    plain: `[INFO] Owner authenticated user=${sync.user} origin=oauth outcome=${outcome}`,
    terse: `[INFO] api sign-in user=${sync.user} outcome=${outcome}`,
    none: null,
  }[scenario.ssm.wording];
  if (words === null) return [];
  const at = calls[0].served - 4;
  return [{ at, lines: [ssmLine(scenario, at, 'rails', words)], mark: `${sync.name}.owner` }];
}

/** Somebody makes an API client in the API Tool Kit. */
export function clientCreated(scenario: Scenario, client: ApiClient): LogRecord {
  const { at, name, grant, clientId } = client;
  const words =
    scenario.ssm.wording === 'terse'
      ? `[INFO] api_client created name=${name} type="${grant}" uid=${clientId} outcome=success`
      : `[INFO] API client registered name=${name} grant="${grant}" client_id=${clientId} outcome=success`;
  const line = ssmLine(scenario, at, 'rails', words);
  return { at, lines: [line], ...(client.mark === undefined ? {} : { mark: client.mark }) };
}
