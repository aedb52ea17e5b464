import { expect, test } from '@jest/globals';
import { showLicense } from '../../../src/parsers/terminal/show-license.js';
import { readRun } from './host-run.js';

const status = (transport: string, rest = ''): string =>
  `Smart Licensing Using Policy:
  Status: ENABLED

Transport:
${transport}

Usage Reporting:
  Last ACK received: <none>
  Next ACK deadline: Jul 01 10:11:12 2024 UTC
  Last report push: May 02 10:11:12 2024 UTC

Trust Code Installed: <none>
${rest}`;

const CSLU = `  Type: cslu
  Cslu address: http://ssm.example.net:8182/cslu/v1/pi
  Proxy:
    Address: 192.0.2.60
    Port: 3128
  VRF:
    Mgmt-vrf`;

test('names transport and URL as they are set, and what was acknowledged', () => {
  const output = status(CSLU);
  expect(showLicense.recognise(output.split('\n'))).toBeGreaterThan(0.5);
  expect(readRun(showLicense, 'show license status', output).emitted).toEqual([
    [
      'device.license-transport',
      {
        'license.transport': 'cslu',
        'url.full': 'http://ssm.example.net:8182/cslu/v1/pi',
        'url.domain': 'ssm.example.net',
        'url.port': 8182,
        'proxy.address': '192.0.2.60',
        'proxy.port': 3128,
      },
      [5, 6, 8, 9],
    ],
    [
      'device.license-state',
      {
        'license.trust_code': false,
        'license.report.acknowledged': 'none',
        'license.report.sent': 'May 02 10:11:12 2024 UTC',
        'license.report.deadline': 'Jul 01 10:11:12 2024 UTC',
      },
      [18, 14, 16, 15],
    ],
  ]);
});

test('a URL that is not set is absent, a trust code below its heading is installed', () => {
  const output = status('  Type: Smart\n  URL: Not Configured').replace(
    'Trust Code Installed: <none>',
    'Trust Code Installed:\n  Active: PID:C8000V,SN:EXAMPLE\n    INSTALLED on May 01 09:00:00 2024 UTC',
  );
  const [transport, state] = readRun(showLicense, 'show license all', output).emitted;
  expect(transport?.[1]).toEqual({ 'license.transport': 'smart' });
  expect(state?.[1]).toMatchObject({ 'license.trust_code': true });
});

test('the reason of a failure is stated once, whichever sections repeat it', () => {
  const reason = '  Failure reason: Fail to send out Call Home HTTP message.';
  const { emitted } = readRun(showLicense, 'show license tech support', status(CSLU, `${reason}\n${reason}`));
  expect(emitted.filter(([kind]) => kind === 'device.license-failure').map(([, facts]) => facts)).toEqual([
    { 'error.message': 'Fail to send out Call Home HTTP message.', 'error.kind': 'server-error' },
  ]);
});

test('other outlines are none of it', () => {
  expect(showLicense.recognise(['Transport:', '  Type: bus', 'Policy:'])).toBe(0);
});
