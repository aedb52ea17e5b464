import { defineRule } from '../core/rule.js';
import { equal, present } from '../core/pattern.js';

export default defineRule({
  id: 'one-way-path',
  cause: 'Packets pass between manager and SSM in one direction only.',
  stage: 'connect',
  severity: 'error',
  prior: 10,
  steps: {
    halfOpen: {
      says: 'the SYN-ACK was repeated and never acknowledged',
      decides: true,
      seen: [
        {
          see: 'tcp.connection',
          // A capture that ends after the SYN-ACK does not prove a missing ACK.
          where: { 'tcp.handshake': equal('half-open'), 'capture.answer_observable': equal(true) },
        },
      ],
    },
  },
  contradicts: {
    reached: {
      says: 'the request reached the license server',
      seen: [{ see: 'server.request' }],
    },
    answered: {
      // A capture of one interface shows only one path to the server.
      says: 'the manager got an HTTP answer',
      seen: [
        { see: 'oauth.token-answer', where: { 'http.response.status_code': present } },
        { see: 'api.answer', where: { 'http.response.status_code': present } },
      ],
    },
  },
  explain: 'The SYN reached the server, but its SYN-ACK did not reach the manager or was not accepted.',
  fix: [
    'Compare routes and firewalls of both directions: a stateful firewall that sees only one direction drops the other.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['A capture on both sides shows the whole handshake.'],
  risk: [],
  collect: [
    {
      what: 'a capture of the next attempt that shows DNS, proxy, ICMP and TLS',
      host: 'manager',
      command: 'tcpdump vpn 0 interface eth0 options "-s 0 -nn -vv"',
    },
    { what: 'a capture on the SSM of the same attempt', host: 'ssm', command: 'tcpdump -i any -nn tcp port 8443' },
  ],
  notToBeConfusedWith: { 'no-answer-to-syn': 'shows no SYN-ACK at all' },
  references: ['RFC 9293 section 3.5'],
});
