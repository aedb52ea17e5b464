import type { TrueTime } from '../clock.js';
import type { LogRecord } from '../log.js';
import { plansOf, type Plan } from '../plan.js';
import { Random } from '../random.js';
import { asManager, type Scenario, type Stranger } from '../scenario.js';
import { ssmBackground } from './background.js';
import { clientCreated, ssmSync } from './sync.js';
import { gatewayRetry, otherApiClientRefused } from './visitors.js';

/** All records of the license server's /var/log/messages. */
export function ssmRecords(scenario: Scenario, plans: readonly Plan[]): readonly LogRecord[] {
  return [
    ...ssmBackground(scenario),
    ...scenario.ssm.created.map((client) => clientCreated(scenario, client)),
    ...ssmDecoys(scenario, plans),
    ...plans.flatMap((plan) => ssmSync(scenario, plan)),
    ...scenario.strangers.filter(({ seenBy }) => seenBy.includes('ssm')).flatMap((one) => strangerSyncs(scenario, one)),
  ];
}

function strangerSyncs(scenario: Scenario, stranger: Stranger): readonly LogRecord[] {
  const own = asManager(scenario, stranger);
  const created = stranger.created.map((client) => clientCreated(own, client));
  return [...created, ...plansOf(own).flatMap((plan) => ssmSync(own, plan))];
}

/** Decoys close to the last sync, where they mislead most. */
function ssmDecoys(scenario: Scenario, plans: readonly Plan[]): readonly LogRecord[] {
  const random = new Random(`${scenario.id}/ssm-decoys`);
  const near: TrueTime = plans.at(-1)?.calls[0].served ?? (scenario.from + scenario.to) / 2;
  return [
    ...(scenario.decoys.includes('gateway-retry') ? gatewayRetry(scenario, random, Math.floor(near) - 300) : []),
    ...(scenario.decoys.includes('other-client-refused')
      ? otherApiClientRefused(scenario, Math.floor(near) - 95_000)
      : []),
  ];
}
