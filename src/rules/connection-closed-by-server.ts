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
  cause: 'The SSM, or a device in front of it, closes or resets the connection without answering the request.',
  stage: 'gateway',
  severity: 'error',
  prior: 25,
  steps: {
    ended: {
      says: 'the connection ended before the answer',
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
      says: 'no connection was established',
      seen: [{ see: 'tcp.connection', where: { 'tcp.handshake': oneOf('unanswered', 'refused', 'failed') } }],
    },
    proxy: {
      says: 'it was the connection to the proxy that ended',
      seen: [{ see: 'manager.call', where: { 'proxy.failed': equal(true) } }],
    },
  },
  explain:
    '{error.message}. ' +
    'Possible reasons: a server that restarts or crashes, a load balancer without a server behind it, a firewall that blocks the request, or a stale keep-alive connection. After a stale connection a retry succeeds.',
  fix: [
    'Sync again: if it succeeds, the keep-alive connection was stale.',
    'Check the SSM at that minute: restarts of its containers and the nginx log. Check the devices in front of it as well (load balancer, firewall, IPS).',
  ],
  verify: ['The next token request is answered with an HTTP status.'],
  risk: ['Restarting the SSM interrupts license services for all products.'],
  collect: [
    { what: "the application's and nginx's lines around the attempt", host: 'ssm', path: '/var/log/messages' },
    {
      what: 'a capture of the next attempt that shows DNS, proxy, ICMP and TLS',
      host: 'manager',
      command: 'tcpdump vpn 0 interface eth0 options "-s 0 -nn"',
    },
  ],
  notToBeConfusedWith: {
    'read-timeout': 'there neither side ends the connection',
    'tls-handshake-reset': 'there the handshake did not finish',
    'connection-closed-by-proxy': 'there the proxy ends it, before its tunnel is established',
  },
  references: ['nginx (444)', 'org.apache.http.NoHttpResponseException', 'curl: errors 52, 55 and 56'],
});
