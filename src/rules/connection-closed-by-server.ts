import { defineRule } from '../core/rule.js';
import { equal, oneOf } from '../core/pattern.js';

const ENDED = {
  'error.kind': oneOf('closed', 'reset'),
  'http.request.method': oneOf('GET', 'POST', 'PUT', 'DELETE', 'HEAD'),
} as const;
const ANSWERED = { 'http.response.status_code': oneOf(200, 400, 401, 403, 404, 429, 500, 502, 503, 504) } as const;
const UNANSWERED = { 'tls.server.closed_unanswered': equal(true) } as const;

export default defineRule({
  id: 'connection-closed-by-server',
  cause: 'The SSM, or what stands before it, closes or resets the connection without an answer to the request.',
  stage: 'gateway',
  severity: 'error',
  prior: 25,
  steps: {
    ended: {
      says: 'the connection was ended before the answer',
      seen: [
        { see: 'manager.call', where: { 'error.kind': oneOf('closed', 'reset', 'no-response') } },
        { see: 'http.exchange', where: ENDED },
        { see: 'tls.handshake', where: UNANSWERED },
        { see: 'server.request', where: { 'http.response.status_code': equal(444) } },
      ],
    },
  },
  supports: {
    seen: {
      says: 'the request was sent, and the other side ended the connection right after it',
      decides: true,
      seen: [
        { see: 'tls.handshake', where: UNANSWERED },
        { see: 'http.exchange', where: ENDED },
        { see: 'server.request', where: { 'http.response.status_code': equal(444) } },
      ],
    },
  },
  contradicts: {
    answered: {
      says: 'the server answered the request',
      seen: [{ see: 'server.request', where: ANSWERED }],
    },
    handshake: {
      says: 'the TLS handshake itself did not finish',
      seen: [{ see: 'tls.handshake', where: { 'tls.outcome': oneOf('stalled', 'alert', 'reset', 'closed') } }],
    },
    connect: {
      says: 'no connection was made',
      seen: [{ see: 'tcp.connection', where: { 'tcp.handshake': oneOf('unanswered', 'refused', 'failed') } }],
    },
    proxy: {
      says: 'it was the connection to the proxy that ended',
      seen: [{ see: 'manager.call', where: { 'proxy.failed': equal(true) } }],
    },
  },
  explain:
    '{error.message}. ' +
    'A server that restarts or crashes, a load balancer without a server behind it, a firewall that takes offence at the request, or a kept connection that went stale ends so; of the last one a retry passes.',
  fix: [
    'Sync again: if it passes, a kept connection had gone stale.',
    'Look on the SSM at that minute: restarts of its containers, lines of nginx; and on what stands before it (load balancer, firewall, IPS).',
  ],
  verify: ['A token request is answered with an HTTP status.'],
  risk: ['Restarting the SSM interrupts license services for all products.'],
  collect: [
    { what: 'lines of nginx and the application', host: 'ssm', path: '/var/log/messages' },
    {
      what: 'a capture of the next attempt',
      host: 'manager',
      command: 'tcpdump vpn 0 interface eth0 options "-s 0 -nn"',
    },
  ],
  notToBeConfusedWith: {
    'read-timeout': 'nobody ends it there',
    'tls-handshake-reset': 'the handshake did not finish there',
    'connection-closed-by-proxy': 'the proxy ends it there, before its tunnel stands',
  },
  references: ['nginx (444)', 'org.apache.http.NoHttpResponseException', 'curl: errors 52, 55 and 56'],
});
