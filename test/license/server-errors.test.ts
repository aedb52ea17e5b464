import { describe, expect, test } from '@jest/globals';
import { applicationErrorKind, databaseErrorKind, storeErrorKind } from '../../src/license/server-errors.js';

describe('applicationErrorKind', () => {
  test.each<readonly [string, string | null, string | null]>([
    ['NoMethodError', "undefined method 'id' for nil", 'own-fault'],
    ['NameError', null, 'own-fault'],
    ['Redis::CannotConnectError', 'Error connecting to Redis', 'store-unavailable'],
    ['RedisClient::ReadTimeoutError', null, 'store-unavailable'],
    ['PG::ConnectionBad', 'could not connect to server', 'database-unavailable'],
    ['ActiveRecord::ConnectionTimeoutError', 'could not obtain a connection', 'database-unavailable'],
    ['ActiveRecord::StatementInvalid', 'PG::UnableToSend: no connection to the server', 'database-unavailable'],
    ['ActiveRecord::StatementInvalid', 'PG::UndefinedTable: ERROR: no such relation', 'other'],
    ['ActiveRecord::StatementInvalid', null, null],
    ['Errno::ENOSPC', 'No space left on device @ rb_sysopen', 'disk-full'],
    ['ActiveRecord::StatementInvalid', 'PG::DiskFull: ERROR: could not extend file', 'disk-full'],
    ['NoMemoryError', 'failed to allocate memory', 'out-of-memory'],
    ['Timeout::Error', 'execution expired', 'other'],
  ])('%s: %s: %s', (type, message, kind) => {
    expect(applicationErrorKind(type, message)).toBe(kind);
  });

  test('shared memory without space is no disk', () => {
    const message = 'PG::DiskFull: ERROR: could not resize shared memory segment: No space left on device';
    expect(applicationErrorKind('ActiveRecord::StatementInvalid', message)).toBe('out-of-memory');
  });
});

test.each([
  ['could not write to file "pg_wal/xlogtemp.1": No space left on device', 'disk-full'],
  ['could not resize shared memory segment "/PostgreSQL.1": No space left on device', 'out-of-memory'],
  ['out of memory', 'out-of-memory'],
  ['sorry, too many clients already', 'too-many-clients'],
  ['the database system is in recovery mode', 'starting-up'],
  ['terminating connection due to administrator command', 'shutting-down'],
  ['server process (PID 1) was terminated by signal 9: Killed', 'crashed'],
  ['password authentication failed for user "ssm"', 'not-authenticated'],
  ['invalid page in block 1 of relation base/1/1', 'damaged'],
  ['checkpoint complete', null],
])('PostgreSQL: %s: %s', (text, kind) => {
  expect(databaseErrorKind(text)).toBe(kind);
});

test.each([
  ['Write error writing append only file on disk: No space left on device', 'disk-full'],
  ['Failed opening the RDB file dump.rdb for saving: Permission denied', 'not-writable'],
  ["Can't save in background: fork: Cannot allocate memory", 'out-of-memory'],
  ['Background saving error', 'not-saved'],
  ['max number of clients reached', 'too-many-clients'],
  ['Redis 6.2.6 crashed by signal: 11', 'crashed'],
  ['User requested shutdown...', 'stopped'],
  ['DB saved on disk', null],
])('Redis: %s: %s', (text, kind) => {
  expect(storeErrorKind(text)).toBe(kind);
});
