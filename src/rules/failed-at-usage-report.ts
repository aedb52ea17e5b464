import { defineRule } from '../core/rule.js';
import { equal, matches } from '../core/pattern.js';

export default defineRule({
  id: 'failed-at-usage-report',
  cause: 'The usage report failed; the files do not show why.',
  stage: 'usage-report',
  severity: 'error',
  prior: 1,
  fallback: true,
  steps: {
    failed: {
      says: 'the usage report was refused or failed',
      seen: [
        {
          see: 'manager.call',
          where: { 'url.path': matches(/usage|report/), 'event.outcome': equal('failure') },
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
