import type { HostClock } from '../clock.js';
import { Random } from '../random.js';
import type { CaptureSide, ManagerSide, Scenario, SsmSide, Sync } from '../scenario.js';

/** An exact clock in a zone. */
export const clock = (zone: string, label: string | null = null, aheadSeconds = 0): HostClock => ({
  zone,
  label,
  aheadMs: aheadSeconds * 1000,
});

export const MANAGER: ManagerSide = {
  host: 'vmanage-a',
  address: '192.0.2.21',
  clock: clock('UTC', 'UTC'),
  release: '20.12.3',
  brackets: 'two',
  tenant: '|default|',
  month: 'short',
  padded: true,
  wording: 'plain',
  fields: 'whole',
  userAgent: 'Java/17.0.9',
};

export const SSM: SsmSide = {
  host: 'ssm-onprem',
  name: 'ssm.example.net',
  address: '198.51.100.40',
  clock: clock('UTC'),
  tokenPath: '/oauth/token',
  wording: 'plain',
  created: [],
};

export const CAPTURE: CaptureSide = { form: 'pcap', snaplen: 262144, dns: false, roundTrip: 24 };

export const HOUR = 3_600_000;

/** Some hours from the given time with background only. */
export function quiet(id: string, purpose: string, begin: string, hours: number): Scenario {
  const from = Date.parse(begin);
  return {
    id,
    purpose,
    from,
    to: from + hours * HOUR,
    account: 'example.net',
    manager: MANAGER,
    ssm: SSM,
    natAddress: null,
    capture: CAPTURE,
    syncs: [],
    busy: { manager: 260, ssm: 260 },
    decoys: ['aaa-logins', 'gateway-retry'],
    strangers: [],
  };
}

/** The API client of an incident's manager, and one of another application. */
export const clientIdOf = (id: string, whose: 'manager' | 'other' = 'manager'): string =>
  new Random(`${id}/${whose}-client`).clientId();

export const failing = (at: string, ending: Sync['ending'], user: string, clientId: string): Sync => ({
  name: 'failed',
  at: Date.parse(at),
  ending,
  user,
  clientId,
});

export const passing = (at: string, user: string, clientId: string): Sync => ({
  name: 'good',
  at: Date.parse(at),
  ending: 'synced',
  user,
  clientId,
});
