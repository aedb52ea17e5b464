import { describe, expect, test } from '@jest/globals';
import { recordHeader, type RecordHeader } from '../../../src/parsers/manager/header.js';

const STAMP = '05-Mar-2024 10:15:01,123 UTC';
const header = (rest: string): RecordHeader | null => recordHeader(`${STAMP} ${rest}`);

describe('recordHeader', () => {
  test('of two brackets', () => {
    expect(header('INFO  [manager] [SmartLicensingUtil] (default task-24) |default| Getting a token')).toEqual({
      level: 'INFO',
      requestId: null,
      host: 'manager',
      logger: 'SmartLicensingUtil',
      thread: 'default task-24',
      threadCut: false,
      tenant: 'default',
      message: 'Getting a token',
      cut: false,
    });
  });

  test('of three brackets, the first of which may be empty', () => {
    const id = 'd7336b83-422b-4000-93e1-0296f102bbed';
    expect(header(`ERROR [${id}] [m] [C] (t) |default| x`)).toMatchObject({ requestId: id, host: 'm', logger: 'C' });
    expect(header('ERROR [] [m] [C] (t) || x')).toMatchObject({ requestId: null, host: 'm', tenant: null, cut: false });
  });

  test('the class is given without its package', () => {
    expect(header('INFO [m] [com.viptela.vmanage.C] (t) || x')).toMatchObject({ host: 'm', logger: 'C' });
  });

  test('the thread may hold blanks and dashes, the tenant be another', () => {
    expect(header('INFO [m] [C] (DeploymentScanner-threads - 2) |tenant 7| x')).toMatchObject({
      thread: 'DeploymentScanner-threads - 2',
      tenant: 'tenant 7',
    });
  });

  test('bars, brackets and parentheses of the message are its own', () => {
    expect(header('INFO [m] [C] (t) |default| a |b| (c) [d]')?.message).toBe('a |b| (c) [d]');
    expect(header('INFO [m] [C] (t) |default|')).toMatchObject({ message: '', cut: false });
  });

  test.each([
    ['TRACE', 'TRACE'],
    ['DEBUG', 'DEBUG'],
    ['WARN ', 'WARN'],
    ['WARNING', 'WARN'],
    ['ERROR', 'ERROR'],
    ['SEVERE', 'ERROR'],
    ['FATAL', 'FATAL'],
  ])('the level %s is %s', (written, level) => {
    expect(header(`${written} [m] [C] (t) |default| x`)?.level).toBe(level);
  });

  test.each([
    ['INFO  [m] [SmartLicensingUtil] (default task-24) |def', 'default task-24', false],
    ['INFO  [m] [SmartLicensingUtil] (default task-24) |', 'default task-24', false],
    ['INFO  [m] [SmartLicensingUtil] (default task-24)', 'default task-24', false],
    ['INFO  [m] [SmartLicensingUtil] (default ta', 'default ta', true],
    ['INFO  [m] [SmartLicensingUtil] (', null, true],
    ['INFO  [m] [SmartLicensingUtil]', null, true],
  ])('cut off: %s', (rest, thread, threadCut) => {
    const cut = { logger: 'SmartLicensingUtil', message: '', tenant: null, cut: true };
    expect(header(rest)).toMatchObject({ ...cut, thread, threadCut });
  });

  test.each(['INFO  [m]', 'INFO  [m] [SmartLic', 'NOTICE [m] [C] (t) |default| x', 'INFO m C (t) |default| x', ''])(
    'no record: %j',
    (rest) => {
      expect(header(rest)).toBeNull();
    },
  );
});
