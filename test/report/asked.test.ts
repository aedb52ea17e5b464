import { describe, expect, test } from '@jest/globals';
import type { Finding } from '../../src/core/analysis.js';
import { asked as askedOf } from '../../src/report/asked.js';
import type { Stage } from '../../src/core/stages.js';
import { rules } from '../../src/rules/index.js';
import { finding } from '../support/analysis.js';

const SSM = { server: { host: '192.0.2.80', port: 8443 }, proxy: null };
const asked = (one: Finding): string => askedOf(one, one.collect, SSM);

describe('whom the next step is asked of', () => {
  const STEPS: readonly (readonly [stage: Stage, step: string, says: string])[] = [
    ['token', 'On SSM On-Prem: open the client.', 'SSM admin: open the client.'],
    ['token', 'Sign in to the SSM On-Prem GUI.', 'SSM admin: sign in to the SSM On-Prem GUI.'],
    ['proxy', 'On the proxy: allow CONNECT.', 'Proxy admin: on the proxy: allow CONNECT.'],
    ['name', 'Correct the A record of the SSM server.', 'DNS admin: correct the A record of the SSM server.'],
    ['connect', 'Look for a firewall rule.', 'Network team: look for a firewall rule.'],
    ['tls', 'Enter it in the manager.', 'SD-WAN admin: enter it in the manager.'],
    ['connect', 'Wait.', 'Network team: wait.'],
    ['api', 'Wait.', 'SSM admin: wait.'],
    ['token', 'SSM admin: make a client.', 'SSM admin: make a client.'],
  ];

  test.each(STEPS)('at stage %s, "%s"', (stage, step, says) => {
    expect(asked(finding({ stage, fix: [step] }))).toBe(says);
  });

  test('first what decides, where the cause is only possible; one name is not said twice', () => {
    const open = finding({
      confidence: 'possible',
      fix: ['On SSM On-Prem: open it.'],
      collect: [{ what: 'the Event Log: was it changed?', host: 'ssm' }],
    });
    expect(asked(open)).toBe(
      'SSM admin: to decide, please send the Event Log: was it changed? If it is this cause: open it.',
    );
    expect(asked({ ...open, collect: [{ what: 'a capture', host: 'capture' }] })).toBe(
      'SD-WAN admin: to decide, please send a capture. If it is this cause: SSM admin: open it.',
    );
    expect(asked({ ...open, collect: [] })).toBe('SSM admin: open it.');
    expect(asked({ ...open, fix: [] })).toBe('SSM admin: to decide, please send the Event Log: was it changed?');
  });

  test('with the address of the case in its commands', () => {
    expect(asked(finding({ stage: 'tls', fix: ['On the SSM: `nc -vz <ssm> 8443`.'] }))).toBe(
      'SSM admin: `nc -vz 192.0.2.80 8443`.',
    );
  });

  test('every rule asks somebody by name', () => {
    for (const { id, stage, fix } of rules) {
      const said = asked(finding({ stage, fix }));
      expect([id, /^(?:SSM|SD-WAN|DNS|Proxy) admin: |^Network team: /.test(said)]).toEqual([id, true]);
    }
  });
});
