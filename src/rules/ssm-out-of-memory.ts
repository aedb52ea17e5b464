import { defineRule } from '../core/rule.js';
import { equal, matches, oneOf } from '../core/pattern.js';

/** Programs of the license server by their kernel names (at most 15 characters). */
const PROGRAM = /^(?:ruby|puma|bundle|rails|unicorn|sidekiq|postgres|postmaster|redis-server|java|node|nginx)/;

export default defineRule({
  id: 'ssm-out-of-memory',
  cause: 'The memory of the SSM, or of one of its containers, has run out.',
  stage: 'gateway',
  severity: 'error',
  prior: 20,
  steps: {
    failed: {
      says: 'the license server answers with a server error',
      seen: [
        { see: 'server.request', where: { 'http.response.status_code': oneOf(499, 500, 502, 503, 504) } },
        { see: 'manager.call', where: { 'http.response.status_code': oneOf(500, 502, 503, 504) } },
      ],
    },
    exhausted: {
      says: 'the kernel killed a program of the SSM because memory ran out, or a program could not allocate memory',
      decides: true,
      seen: [
        { see: 'kernel.oom-kill', where: { 'process.name': matches(PROGRAM) } },
        { see: 'app.exception', where: { 'error.kind': equal('out-of-memory') } },
        { see: 'server.request', where: { 'error.kind': equal('out-of-memory') } },
        { see: 'redis.error', where: { 'error.kind': equal('out-of-memory') } },
        { see: 'postgres.error', where: { 'error.kind': equal('out-of-memory') } },
      ],
    },
  },
  supports: {
    ended: {
      says: 'a container ended by SIGKILL (137)',
      seen: [{ see: 'host.container', where: { 'container.exit_code': equal(137) }, scope: 'bundle' }],
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
    'The server answered HTTP {http.response.status_code}. The kernel killed {process.name}. ' +
    'The errors that the gateway or the application then logs (refused, closed, no Redis) are consequences.',
  fix: [
    'On the SSM: find out what uses the memory (`free -m`, `docker stats --no-stream`), and compare with the requirements in its installation guide.',
    'Give the virtual machine more memory, or stop other programs on it; restart the container that was killed.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['The kernel kills no further process, and the request of the manager is answered HTTP 200.'],
  risk: ['Restarting the SSM interrupts license services for all products.'],
  collect: [
    { what: 'processes that the kernel killed', host: 'ssm', command: 'dmesg -T | grep -i -e oom -e "killed process"' },
    {
      what: 'memory and containers of the SSM',
      host: 'ssm',
      command: 'free -m; docker ps -a; docker stats --no-stream',
    },
    { what: "the application's and nginx's lines around the attempt", host: 'ssm', path: '/var/log/messages' },
  ],
  notToBeConfusedWith: { 'ssm-disk-full': 'names the disk (ENOSPC), not memory' },
  outranks: [
    'ssm-redis-down',
    'ssm-db-down',
    'server-error-500',
    'upstream-refused-502',
    'upstream-timeout-504',
    'service-unavailable-503',
    'read-timeout',
  ],
  references: ['Linux: mm/oom_kill.c', 'docker: exit code 137 is 128 + SIGKILL'],
});
