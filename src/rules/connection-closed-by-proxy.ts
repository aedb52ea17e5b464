import { defineRule } from '../core/rule.js';
import { equal, oneOf } from '../core/pattern.js';

const CUT = {
  'http.request.method': equal('CONNECT'),
  'error.kind': oneOf('closed', 'reset'),
} as const;

export default defineRule({
  id: 'connection-closed-by-proxy',
  cause: 'The proxy closes or resets the connection without an answer to CONNECT.',
  stage: 'proxy',
  severity: 'error',
  prior: 20,
  steps: {
    cut: {
      says: 'the connection to the proxy ended before it answered CONNECT',
      decides: true,
      seen: [
        { see: 'http.exchange', where: CUT },
        {
          see: 'manager.call',
          where: { 'proxy.failed': equal(true), 'error.kind': oneOf('closed', 'no-response') },
        },
      ],
    },
  },
  contradicts: {
    answered: {
      says: 'the proxy answered CONNECT',
      seen: [
        {
          see: 'http.exchange',
          where: {
            'http.request.method': equal('CONNECT'),
            'http.response.status_code': oneOf(200, 403, 407, 502, 503, 504),
          },
        },
      ],
    },
    reached: {
      says: 'the request reached the license server',
      seen: [{ see: 'server.request' }],
    },
  },
  explain:
    'The proxy was asked for {url.original} and ended the connection. ' +
    'Possible reasons: the port speaks another protocol (SOCKS, TLS), a policy drops the request without an error page, or the proxy restarts.',
  fix: [
    "Check port and type of the proxy in the manager's settings: it must be an HTTP proxy that allows CONNECT to port 8443.",
    "Check the proxy's log at that second, or exclude the SSM from the proxy.",
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['`curl -x` with the proxy gets an answer to CONNECT.'],
  risk: ['The manager uses the same proxy for other calls to Cisco.'],
  collect: [
    {
      what: 'a capture of the next attempt that shows who ends the connection',
      host: 'manager',
      command: 'tcpdump vpn 0 interface eth0 options "-s 0 -nn -vv"',
    },
  ],
  notToBeConfusedWith: {
    'proxy-connect-denied': 'is answered by the proxy',
    'proxy-unreachable': 'there the connection to the proxy is not established',
    'connection-closed-by-server': 'there the request itself was sent',
  },
  references: ['RFC 9110 section 9.3.6 (CONNECT)', 'curl: error 56'],
});
