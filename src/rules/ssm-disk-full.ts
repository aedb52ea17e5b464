import { defineRule } from '../core/rule.js';
import { atLeast, equal, matches, oneOf } from '../core/pattern.js';

const STATUS = oneOf(500, 502, 503, 504);
const FULL_DISK = { 'disk.path': matches(/^\/(?:var\b|$)/), 'disk.used.percent': atLeast(99) } as const;

export default defineRule({
  id: 'ssm-disk-full',
  cause: 'A disk of the SSM has no space left.',
  stage: 'gateway',
  severity: 'error',
  prior: 25,
  steps: {
    failed: {
      says: 'the license server answers with a server error',
      seen: [
        { see: 'server.request', where: { 'http.response.status_code': STATUS } },
        { see: 'manager.call', where: { 'http.response.status_code': STATUS } },
      ],
    },
    full: {
      says: 'a program of the SSM reports that it cannot store data',
      seen: [
        { see: 'app.exception', where: { 'error.kind': oneOf('disk-full', 'store-not-saved') } },
        { see: 'server.request', where: { 'error.kind': oneOf('disk-full', 'store-not-saved') } },
        { see: 'redis.error', where: { 'error.kind': equal('disk-full') } },
        { see: 'postgres.error', where: { 'error.kind': equal('disk-full') } },
        { see: 'gateway.error', where: { 'error.kind': equal('disk-full') } },
      ],
    },
  },
  supports: {
    named: {
      says: 'it reports that no space is left on the device (ENOSPC)',
      decides: true,
      seen: [
        { see: 'app.exception', where: { 'error.kind': equal('disk-full') } },
        { see: 'server.request', where: { 'error.kind': equal('disk-full') } },
        { see: 'redis.error', where: { 'error.kind': equal('disk-full') } },
        { see: 'postgres.error', where: { 'error.kind': equal('disk-full') } },
        { see: 'gateway.error', where: { 'error.kind': equal('disk-full') } },
      ],
    },
    measured: {
      says: 'df shows a file system without space',
      seen: [{ see: 'host.disk', where: FULL_DISK, scope: 'bundle' }],
    },
  },
  contradicts: {
    ownError: {
      says: 'the application failed for an error of its own code',
      seen: [
        { see: 'app.exception', where: { 'error.kind': equal('own-fault') } },
        { see: 'server.request', where: { 'error.kind': equal('own-fault') } },
      ],
    },
  },
  explain:
    'The server answered HTTP {http.response.status_code}. It logged: {error.message}. On a full disk Redis and PostgreSQL refuse writes, and the application then fails.',
  fix: [
    'On the SSM: find what fills the disk (`df -h`, then `du -xh / | sort -h | tail`), and free space: old backups, logs, images.',
    'Then restart the services that are down (Redis, PostgreSQL), and run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['`df -h` shows free space, and Redis logs "Background saving terminated with success".'],
  risk: ['Deleting files of the database or of a container damages the SSM: remove only backups and old logs.'],
  collect: [
    { what: 'free disk space and inodes', host: 'ssm', command: 'df -h; df -i' },
    { what: "the application's and nginx's lines around the attempt", host: 'ssm', path: '/var/log/messages' },
  ],
  notToBeConfusedWith: { 'ssm-out-of-memory': 'names memory (ENOMEM, the OOM killer), not the disk' },
  outranks: [
    'ssm-redis-down',
    'ssm-db-down',
    'server-error-500',
    'upstream-refused-502',
    'upstream-timeout-504',
    'service-unavailable-503',
  ],
  references: ['errno(3): ENOSPC', 'Redis: stop-writes-on-bgsave-error', 'PostgreSQL: error code 53100 disk_full'],
});
