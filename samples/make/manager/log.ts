import type { LogRecord } from '../log.js';
import type { Plan } from '../plan.js';
import type { Scenario } from '../scenario.js';
import { managerBackground } from './background.js';
import { managerDecoys } from './decoys.js';
import { managerSync } from './sync.js';

/** All records of the manager's vmanage-server.log. */
export function managerRecords(scenario: Scenario, plans: readonly Plan[]): readonly LogRecord[] {
  return [
    ...managerBackground(scenario),
    ...managerDecoys(scenario),
    ...plans.flatMap((plan) => managerSync(scenario, plan)),
  ];
}
