import { defineRule } from '../core/rule.js';
import { atLeast, equal } from '../core/pattern.js';

export default defineRule({
  id: 'failed-at-proxy',
  cause: 'The proxy did not connect to the SSM; the files do not show why.',
  stage: 'proxy',
  severity: 'error',
  prior: 1,
  fallback: true,
  steps: {
    failed: {
      says: 'the proxy did not connect',
      seen: [
        { see: 'manager.call', where: { 'error.stage': equal('proxy') } },
        {
          see: 'http.exchange',
          where: { 'http.request.method': equal('CONNECT'), 'http.response.status_code': atLeast(400) },
        },
        {
          see: 'http.exchange',
          where: { 'http.request.method': equal('CONNECT'), 'error.kind': equal('read-timed-out') },
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
