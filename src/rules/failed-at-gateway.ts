import { defineRule } from '../core/rule.js';
import { atLeast, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'failed-at-gateway',
  cause: 'The SSM was reached but did not process the request; the files do not show why.',
  stage: 'gateway',
  severity: 'error',
  prior: 1,
  fallback: true,
  steps: {
    failed: {
      says: 'the server did not process the request',
      seen: [
        { see: 'server.request', where: { 'http.response.status_code': atLeast(429) } },
        { see: 'manager.call', where: { 'http.response.status_code': atLeast(429) } },
        {
          see: 'manager.call',
          where: { 'error.kind': oneOf('read-timed-out', 'reset', 'no-response', 'closed') },
        },
      ],
    },
  },
  explain: 'The attempt ended at this stage. ' + 'The manager logged: {error.message}.',
  fix: ['Collect what is listed below and run the analysis again.'],
  verify: ['The report of the next run names a specific cause.'],
  risk: [],
  collect: [
    { what: 'vmanage-server.log around the attempt', host: 'manager', path: '/var/log/nms/vmanage-server.log' },
    { what: "the application's and nginx's lines around the attempt", host: 'ssm', path: '/var/log/messages' },
    {
      what: 'a capture of the next attempt that shows DNS, proxy, ICMP and TLS',
      host: 'manager',
      command: 'tcpdump vpn 0 interface eth0 options "-s 0 -nn -vv"',
    },
  ],
  references: ['none: this names the stage only'],
});
