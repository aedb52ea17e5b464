import { defineRule } from '../core/rule.js';
import { equal, oneOf } from '../core/pattern.js';

const WAITED = {
  'error.kind': equal('read-timed-out'),
  'http.request.method': oneOf('GET', 'POST'),
} as const;

export default defineRule({
  id: 'read-timeout',
  cause: 'The SSM accepts the request but does not answer before the manager times out.',
  stage: 'gateway',
  severity: 'error',
  prior: 30,
  steps: {
    waited: {
      says: 'the manager timed out waiting for an answer',
      seen: [
        { see: 'manager.call', where: { 'error.kind': equal('read-timed-out') } },
        { see: 'server.request', where: { 'http.response.status_code': equal(499) } },
        { see: 'http.exchange', where: WAITED },
      ],
    },
    taken: {
      says: 'the server was reached and accepted the request',
      seen: [
        { see: 'server.request', where: { 'http.response.status_code': equal(499) } },
        { see: 'tls.handshake', where: { 'tls.outcome': equal('finished'), 'tls.application_data': equal(true) } },
        { see: 'http.exchange', where: WAITED },
      ],
    },
  },
  supports: {
    closedByClient: {
      says: 'nginx notes that its client closed the connection before the answer (499)',
      decides: true,
      seen: [{ see: 'server.request', where: { 'http.response.status_code': equal(499) } }],
    },
  },
  contradicts: {
    answered: {
      says: 'the server sent an HTTP answer',
      seen: [
        {
          see: 'server.request',
          where: { 'http.response.status_code': oneOf(200, 400, 401, 403, 404, 500, 502, 503, 504) },
        },
      ],
    },
    served: {
      says: 'the gateway answered that it could not serve',
      seen: [
        { see: 'oauth.token-answer', where: { 'http.response.status_code': oneOf(429, 500, 502, 503, 504) } },
        { see: 'api.answer', where: { 'http.response.status_code': oneOf(429, 500, 502, 503, 504) } },
      ],
    },
    stalled: {
      says: 'the TLS handshake itself did not end',
      seen: [{ see: 'tls.handshake', where: { 'tls.outcome': oneOf('stalled', 'alert', 'reset') } }],
    },
  },
  explain:
    'The manager timed out waiting for an answer to {http.request.method} {url.path}. ' +
    'nginx writes 499 when the client closes the connection before the application has answered.',
  fix: [
    'On the SSM: find out what makes the application slow at that time (CPU, memory, disk, database, a running synchronisation).',
    'Restart its containers if it stays slow, then sync again.',
  ],
  verify: ['The next token request is answered within a second.'],
  risk: ['Restarting the SSM interrupts license services for all products.'],
  collect: [
    { what: "the application's and nginx's lines around the attempt", host: 'ssm', path: '/var/log/messages' },
    { what: 'the load of the SSM', host: 'ssm', command: 'uptime; free -m; df -h; docker ps' },
  ],
  notToBeConfusedWith: {
    'mtu-blackhole': 'there the answer is sent and does not arrive',
    'upstream-timeout-504': 'nginx gives up before the manager does',
  },
  references: ['nginx ngx_http_request.h (499)', 'java.net.SocketTimeoutException'],
});
