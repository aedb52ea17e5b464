import { plainBundle } from '../bundle.js';
import type { Scenario } from '../scenario.js';
import { adminTechBundle, rotatedBundle } from '../shapes.js';
import { CAPTURE, clientIdOf, clock, failing, HOUR, MANAGER, passing, quiet, SSM } from './defaults.js';
import { AAA_LOGINS, GATEWAY_RETRY, MANAGER_SAYS, OTHER_CLIENT, SERVER_SAYS, type Incident } from './incident.js';

/** One character mistyped: a zero for the letter O, a one for l. */
function mistyped(clientId: string): string {
  const at = clientId.search(/[Ol]/);
  const wrong = clientId.charAt(at) === 'O' ? '0' : '1';
  return at < 0 ? `${clientId.slice(0, -1)}.` : `${clientId.slice(0, at)}${wrong}${clientId.slice(at + 1)}`;
}

function wrongId(): Incident {
  const id = 'wrong-client-id';
  const base = quiet(
    id,
    'the client id was typed again, with one wrong character; a sync of the same day shows the right one',
    '2024-06-12T05:00:00Z',
    6,
  );
  const scenario: Scenario = {
    ...base,
    capture: { ...CAPTURE, snaplen: 128 },
    syncs: [
      passing('2024-06-12T05:44:02.715Z', 'licsync', clientIdOf(id)),
      failing('2024-06-12T10:03:51.340Z', 'client-refused', 'licsync', mistyped(clientIdOf(id))),
    ],
  };
  return {
    scenario,
    layout: plainBundle,
    answer: {
      cause: 'wrong-client-id',
      evidence: [...MANAGER_SAYS, ...SERVER_SAYS, ['failed.fields'], ['good.fields']],
      redHerrings: [AAA_LOGINS, GATEWAY_RETRY],
    },
  };
}

function rotatedId(): Incident {
  const id = 'rotated';
  const base = quiet(
    id,
    'a wrong client id in rotated logs: the failure in .1, the good sync of the day before in .2.gz',
    '2024-04-15T16:00:00Z',
    22,
  );
  const scenario: Scenario = {
    ...base,
    manager: { ...MANAGER, clock: clock('Europe/Berlin', 'CEST'), release: '20.13.1', wording: 'terse', padded: false },
    ssm: { ...SSM, tokenPath: '/backend/oauth/token', wording: 'none' },
    syncs: [
      passing('2024-04-15T18:20:00.502Z', 'licsync', clientIdOf(id)),
      failing('2024-04-16T07:41:37.951Z', 'client-refused', 'licsync', mistyped(clientIdOf(id))),
    ],
    decoys: ['aaa-logins'],
  };
  return {
    scenario,
    layout: (own) => rotatedBundle(own, [base.from + 9 * HOUR, base.from + 17 * HOUR]),
    answer: {
      cause: 'wrong-client-id',
      evidence: [...MANAGER_SAYS, ...SERVER_SAYS, ['failed.fields'], ['good.fields']],
      redHerrings: [AAA_LOGINS],
    },
  };
}

function wrongSecret(): Incident {
  const id = 'wrong-client-secret';
  const base = quiet(
    id,
    'the secret was regenerated, the manager still sends the old one; capture as text',
    '2024-12-03T12:00:00Z',
    5,
  );
  const scenario: Scenario = {
    ...base,
    manager: {
      ...MANAGER,
      clock: clock('America/Chicago', 'CST'),
      release: '20.14.1',
      brackets: 'three-empty',
      tenant: '||',
    },
    ssm: { ...SSM, clock: clock('Europe/Berlin') },
    capture: { ...CAPTURE, form: 'nn-vv' },
    syncs: [
      passing('2024-12-03T12:35:12.080Z', 'licsync', clientIdOf(id)),
      failing('2024-12-03T15:58:27.634Z', 'client-refused', 'licsync', clientIdOf(id)),
    ],
  };
  return {
    scenario,
    layout: plainBundle,
    answer: {
      cause: 'wrong-client-secret',
      acceptable: ['client-deleted', 'client-expired'],
      evidence: [...MANAGER_SAYS, ...SERVER_SAYS],
      redHerrings: [AAA_LOGINS, GATEWAY_RETRY],
    },
  };
}

function wrongPassword(): Incident {
  const id = 'wrong-user-password';
  const base = quiet(
    id,
    "the on-prem user's password is wrong; the capture has no filter and shows the look-up",
    '2025-02-18T20:00:00Z',
    4,
  );
  const scenario: Scenario = {
    ...base,
    manager: { ...MANAGER, clock: clock('Australia/Sydney', 'AEDT'), release: '20.15.1', brackets: 'three-id' },
    ssm: { ...SSM, clock: clock('Australia/Sydney') },
    capture: { ...CAPTURE, dns: true },
    syncs: [failing('2025-02-18T22:17:56.129Z', 'password-wrong', 'licsync', clientIdOf(id))],
    decoys: ['aaa-logins', 'untrusted-elsewhere', 'other-client-refused'],
  };
  return {
    scenario,
    layout: plainBundle,
    answer: {
      cause: 'wrong-user-password',
      evidence: [...MANAGER_SAYS, ...SERVER_SAYS, ['failed.owner']],
      redHerrings: [AAA_LOGINS, OTHER_CLIENT, 'an untrusted certificate of a telemetry service'],
    },
  };
}

function adminTech(): Incident {
  const id = 'admin-tech';
  const base = quiet(
    id,
    'a wrong password in an admin-tech archive of a late release; its Envoy log shows what IST means',
    '2026-01-20T03:30:00Z',
    5,
  );
  const scenario: Scenario = {
    ...base,
    manager: {
      ...MANAGER,
      host: 'manager-b',
      address: '192.0.2.22',
      clock: clock('Asia/Kolkata', 'IST'),
      release: '20.18.1',
      brackets: 'three-id',
      month: 'full',
      padded: false,
    },
    ssm: { ...SSM, wording: 'none' },
    capture: null,
    syncs: [failing('2026-01-20T06:05:08.884Z', 'password-wrong', 'licsync', clientIdOf(id))],
  };
  return {
    scenario,
    layout: adminTechBundle,
    answer: {
      cause: 'wrong-user-password',
      evidence: [...MANAGER_SAYS, ...SERVER_SAYS],
      redHerrings: [AAA_LOGINS, GATEWAY_RETRY],
    },
  };
}

export const credentialIncidents = (): readonly Incident[] => [
  wrongId(),
  wrongSecret(),
  wrongPassword(),
  rotatedId(),
  adminTech(),
];
