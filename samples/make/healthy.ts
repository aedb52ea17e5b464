import { plainBundle } from './bundle.js';
import { clientIdOf, clock, MANAGER, passing, quiet, SSM } from './incidents/defaults.js';
import type { Files } from './pack.js';
import type { Scenario } from './scenario.js';

/** Noise to test rules: no rule may fire on it, and adding it to a bundle must change no verdict. */
export function healthyNoise(): readonly (readonly [string, Files])[] {
  return [
    ['noise', plainBundle(noise()).files],
    ['synced', plainBundle(synced()).files],
  ];
}

/** Background and decoys only, of a manager and a license server outside all incidents. */
function noise(): Scenario {
  return {
    ...quiet('healthy-noise', 'background only', '2024-07-02T00:00:00Z', 12),
    manager: { ...MANAGER, host: 'vmanage-quiet', address: '192.0.2.30' },
    ssm: { ...SSM, host: 'ssm-quiet' },
    capture: null,
    busy: { manager: 300, ssm: 300 },
    decoys: ['aaa-logins', 'gateway-retry', 'untrusted-elsewhere'],
  };
}

function synced(): Scenario {
  const id = 'healthy-synced';
  const user = 'licsync';
  return {
    ...quiet(id, 'three good syncs', '2024-08-21T00:00:00Z', 12),
    manager: {
      ...MANAGER,
      host: 'vmanage-good',
      address: '192.0.2.31',
      clock: clock('America/New_York', 'EDT'),
      wording: 'terse',
    },
    ssm: { ...SSM, host: 'ssm-good', tokenPath: '/backend/oauth/token', wording: 'terse' },
    syncs: ['02:10:33.101', '05:40:08.930', '11:02:17.008'].map((time, index) => ({
      ...passing(`2024-08-21T${time}Z`, user, clientIdOf(id)),
      name: `good-${String(index)}`,
    })),
    busy: { manager: 200, ssm: 200 },
    decoys: ['aaa-logins', 'gateway-retry', 'other-client-refused'],
  };
}
