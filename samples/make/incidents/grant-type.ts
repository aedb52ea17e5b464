import { clippedBundle } from '../shapes.js';
import { plainBundle } from '../bundle.js';
import type { ApiClient, Scenario } from '../scenario.js';
import { CAPTURE, clientIdOf, clock, failing, MANAGER, quiet, SSM } from './defaults.js';
import { AAA_LOGINS, GATEWAY_RETRY, MANAGER_SAYS, SERVER_SAYS, type Incident } from './incident.js';

const CAUSE = 'wrong-grant-type';

/** The manager's API client was made for the wrong grant, another application's for the right one. */
function clientsOf(id: string, made: string): readonly ApiClient[] {
  const at = Date.parse(made);
  return [
    { at, name: 'sdwan-manager', grant: 'Client Credentials Grant', clientId: clientIdOf(id), mark: 'created' },
    { at: at + 724_000, name: 'cmdb-export', grant: 'Resource Owner Grant', clientId: clientIdOf(id, 'other') },
  ];
}

function flagship(): Incident {
  const id = 'wrong-grant-type';
  const base = quiet(
    id,
    'the API client was made for the Client Credentials Grant; all three sources, clocks in step',
    '2024-11-19T07:10:00Z',
    3,
  );
  const scenario: Scenario = {
    ...base,
    manager: { ...MANAGER, clock: clock('Europe/Berlin', 'CET') },
    ssm: { ...SSM, created: clientsOf(id, '2024-11-19T08:02:11Z') },
    natAddress: '203.0.113.21',
    syncs: [failing('2024-11-19T09:31:44.206Z', 'grant-refused', 'licsync', clientIdOf(id))],
  };
  return {
    scenario,
    layout: plainBundle,
    answer: {
      cause: CAUSE,
      evidence: [...MANAGER_SAYS, ...SERVER_SAYS, ['created']],
      redHerrings: [AAA_LOGINS, GATEWAY_RETRY],
    },
  };
}

function forbidden(): Incident {
  const id = 'wrong-grant-type-403';
  const base = quiet(
    id,
    'the same on a server that answers 403 invalid_grant; capture as text of tcpdump -nn -vv',
    '2025-01-27T13:00:00Z',
    4,
  );
  const scenario: Scenario = {
    ...base,
    manager: {
      ...MANAGER,
      clock: clock('America/New_York', 'EST'),
      release: '20.15.2',
      brackets: 'three-id',
      tenant: '||',
      wording: 'terse',
      fields: 'shortened',
      userAgent: 'Apache-HttpClient/4.5.14 (Java/17.0.10)',
    },
    ssm: { ...SSM, wording: 'terse', created: clientsOf(id, '2025-01-27T13:40:05Z') },
    capture: { ...CAPTURE, form: 'nn-vv', snaplen: 128 },
    syncs: [failing('2025-01-27T15:22:09.618Z', 'grant-refused-403', 'sw-licensing', clientIdOf(id))],
  };
  return {
    scenario,
    layout: plainBundle,
    answer: {
      cause: CAUSE,
      acceptable: ['user-not-permitted'],
      evidence: [...MANAGER_SAYS, ...SERVER_SAYS],
      redHerrings: [AAA_LOGINS, GATEWAY_RETRY],
    },
  };
}

function serverOnly(): Incident {
  const id = 'wrong-grant-type-ssm-only';
  const base = quiet(id, "only the license server's messages are at hand", '2025-03-04T22:00:00Z', 5);
  const scenario: Scenario = {
    ...base,
    ssm: { ...SSM, clock: clock('Asia/Tokyo'), created: clientsOf(id, '2025-03-04T23:48:40Z') },
    syncs: [failing('2025-03-05T01:12:30.090Z', 'grant-refused', 'licsync', clientIdOf(id))],
  };
  return {
    scenario,
    layout: (own) => plainBundle(own, ['manager_log', 'capture']),
    answer: {
      cause: CAUSE,
      acceptable: ['failed-at-token'],
      evidence: SERVER_SAYS,
      redHerrings: [GATEWAY_RETRY],
      notes: 'the body length of 136 bytes in the access line supports the cause, it does not prove it',
    },
  };
}

function offset(): Incident {
  const id = 'wrong-grant-type-offset';
  const base = quiet(
    id,
    "the license server's clock is 42 minutes ahead; capture as text of tcpdump -nn",
    '2023-10-16T05:30:00Z',
    4,
  );
  const scenario: Scenario = {
    ...base,
    manager: { ...MANAGER, clock: clock('Asia/Kolkata', 'IST'), release: '20.9.4', userAgent: 'Java/11.0.19' },
    ssm: { ...SSM, clock: clock('UTC', null, 2537), created: clientsOf(id, '2023-10-16T06:01:00Z') },
    capture: { ...CAPTURE, form: 'nn', roundTrip: 180 },
    syncs: [failing('2023-10-16T07:45:13.377Z', 'grant-refused', 'licsync', clientIdOf(id))],
  };
  return {
    scenario,
    layout: plainBundle,
    answer: { cause: CAUSE, evidence: [...MANAGER_SAYS, ...SERVER_SAYS], redHerrings: [AAA_LOGINS, GATEWAY_RETRY] },
  };
}

function clipped(): Incident {
  const id = 'clipped';
  const base = quiet(
    id,
    'excerpts pasted out of a ticket: lines cut, addresses doubled, [S.] for [.]; the error code ends after "inv',
    '2023-02-06T10:00:00Z',
    1,
  );
  const scenario: Scenario = {
    ...base,
    manager: {
      ...MANAGER,
      clock: clock('Asia/Kolkata', 'IST'),
      release: '20.9.2',
      userAgent: 'Java/11.0.17',
      padded: false,
    },
    ssm: { ...SSM, clock: clock('UTC', null, -1510), wording: 'none' },
    capture: { ...CAPTURE, form: 'nn-vv', snaplen: 128, roundTrip: 210 },
    syncs: [failing('2023-02-06T10:31:20.411Z', 'grant-refused-403', 'lmadm', clientIdOf(id))],
  };
  return {
    scenario,
    layout: clippedBundle,
    answer: {
      cause: CAUSE,
      acceptable: [
        'wrong-client-id',
        'wrong-client-secret',
        'wrong-user-password',
        'client-deleted',
        'client-expired',
        'failed-at-token',
      ],
      evidence: [['failed.client', 'failed.user', 'failed.resource'], ...SERVER_SAYS],
      redHerrings: [GATEWAY_RETRY],
      notes: 'no status and no whole error code is readable: never above possible',
    },
  };
}

export const grantTypeIncidents = (): readonly Incident[] => [
  flagship(),
  forbidden(),
  serverOnly(),
  offset(),
  clipped(),
];
