import { defineRule } from '../core/rule.js';
import { atLeast, atMost, equal, matches } from '../core/pattern.js';

/** Bytes in which a list has no room for a license; the stage fails by the same number (license/short-lists). */
const TOO_SHORT = 149;

export default defineRule({
  id: 'failed-at-licenses',
  cause: 'The sync reached the license list but failed there; the files do not show why.',
  stage: 'licenses',
  severity: 'error',
  prior: 1,
  fallback: true,
  steps: {
    failed: {
      says: 'the license list was refused, was too short for a license, or the manager did not accept it',
      seen: [
        { see: 'api.answer', where: { 'http.response.status_code': atLeast(300) } },
        {
          see: 'manager.call',
          where: { 'url.path': matches(/licenses/), 'event.outcome': equal('failure') },
        },
        { see: 'manager.warned' },
        {
          see: 'api.answer',
          where: {
            'url.path': matches(/\/licen[cs]es\b/),
            'http.response.status_code': equal(200),
            'http.response.body.bytes': atMost(TOO_SHORT),
          },
        },
      ],
    },
  },
  explain: 'The attempt ended at this stage. ' + 'The manager logged: {message}.',
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
