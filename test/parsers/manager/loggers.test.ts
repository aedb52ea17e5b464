import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LoggerTable } from '../../../src/parsers/manager/loggers.js';
import { managerLine } from '../../support/lines.js';

function keeps(line: string, table = new LoggerTable()): boolean {
  const block = Buffer.from(`before\n${line}\nafter [SmartLicensingUtil] (x)`);
  return table.keeps(block, 7, 7 + Buffer.byteLength(line));
}

describe('LoggerTable', () => {
  test.each([
    'SmartLicensingUtil',
    'SmartLicensingIntegrationManager',
    'SmartAccountService',
    'RestAPIClient',
    'AbstractSettingsManager',
    'ServerInfo',
    'com.viptela.vmanage.server.rest.RestAPIClient',
    'c.v.v.s.SmartLicensingUtil',
  ])('keeps %s', (logger) => {
    expect(keeps(managerLine('x', { logger }))).toBe(true);
  });

  test.each(['SmartTunnel', 'MySmartLicensingUtil', 'RestAPIClientPool', 'AAAManager', ''])(
    'passes over %j',
    (logger) => {
      expect(keeps(managerLine('names [SmartLicensingUtil] (in its text)', { logger }))).toBe(false);
    },
  );

  test('the host is not the class', () => {
    expect(keeps(managerLine('x', { host: 'RestAPIClient', logger: 'AAAManager' }))).toBe(false);
  });

  test('with a request id in front', () => {
    const line = managerLine('x', { host: 'd7336b83-422b-4000-93e1-0296f102bbed] [manager', logger: 'RestAPIClient' });
    expect(keeps(line)).toBe(true);
  });

  test('where the line is cut after the class, yes; within it, no', () => {
    const line = managerLine('x', { logger: 'RestAPIClient' });
    const end = line.indexOf(']', line.indexOf('RestAPIClient')) + 1;
    expect([keeps(line.slice(0, end)), keeps(line.slice(0, end + 1)), keeps(line.slice(0, end - 1))]).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('a text before the brackets is not scanned without end', () => {
    expect(keeps(`05-Mar-2024 10:15:00,100 UTC ${'x'.repeat(400)} [RestAPIClient] (t) |default| x`)).toBe(false);
    expect(keeps(`05-Mar-2024 10:15:00,100 UTC ${'x'.repeat(300)} [RestAPIClient] (t) |default| x`)).toBe(true);
  });

  test('the answer for a class is the same however often, and among whichever others, it is asked', () => {
    const loggers = fc.array(
      fc.constantFrom('SmartLicensingUtil', 'RestAPIClient', 'AAAManager', 'Smart', 'ServerInfo', 'ServerInf0'),
    );
    fc.assert(
      fc.property(loggers, (names) => {
        const table = new LoggerTable();
        for (const logger of names) {
          const line = managerLine('x', { logger });
          expect(keeps(line, table)).toBe(keeps(line));
        }
      }),
    );
  });
});
