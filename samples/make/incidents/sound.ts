import { plainBundle } from '../bundle.js';
import type { Scenario } from '../scenario.js';
import { clientIdOf, clock, MANAGER, passing, quiet, SSM } from './defaults.js';
import { AAA_LOGINS, GATEWAY_RETRY, OTHER_CLIENT, type Incident } from './incident.js';

/** Healthy logs with much that looks like a fault. */
function healthy(): Incident {
  const id = 'healthy';
  const base = quiet(
    id,
    'two syncs pass; another script is refused, people mistype passwords, nginx retries',
    '2024-09-10T06:00:00Z',
    4,
  );
  const scenario: Scenario = {
    ...base,
    manager: { ...MANAGER, clock: clock('Europe/Berlin', 'CEST') },
    ssm: { ...SSM, clock: clock('Europe/Berlin') },
    syncs: [
      { ...passing('2024-09-10T06:21:40.016Z', 'licsync', clientIdOf(id)), name: 'earlier' },
      passing('2024-09-10T08:47:19.583Z', 'licsync', clientIdOf(id)),
    ],
    decoys: ['aaa-logins', 'gateway-retry', 'other-client-refused', 'untrusted-elsewhere'],
  };
  return {
    scenario,
    layout: plainBundle,
    answer: {
      cause: 'healthy',
      healthy: true,
      evidence: [['good.stored'], ['good.token.access']],
      redHerrings: [AAA_LOGINS, GATEWAY_RETRY, OTHER_CLIENT],
    },
  };
}

function noAttempt(): Incident {
  const id = 'no-attempt';
  const base = quiet(id, 'no sync at all: there is nothing to judge', '2025-05-06T11:00:00Z', 4);
  const scenario: Scenario = { ...base, capture: null, decoys: ['aaa-logins', 'gateway-retry', 'untrusted-elsewhere'] };
  return {
    scenario,
    layout: plainBundle,
    answer: { cause: 'no-attempt-seen', healthy: true, evidence: [], redHerrings: [AAA_LOGINS, GATEWAY_RETRY] },
  };
}

export const soundIncidents = (): readonly Incident[] => [healthy(), noAttempt()];
