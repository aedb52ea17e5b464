import { defineRule } from '../core/rule.js';
import { equal, oneOf } from '../core/pattern.js';

const CUT = { 'http.request.method': equal('CONNECT'), 'error.kind': oneOf('closed', 'reset') } as const;

export default defineRule({
  id: 'connection-closed-by-proxy',
  cause: 'The proxy closes or resets the connection without an answer to CONNECT.',
  stage: 'proxy',
  severity: 'error',
  prior: 20,
  steps: {
    cut: {
      says: 'the connection to the proxy was ended before its answer to CONNECT',
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
    'A port that speaks another protocol (SOCKS, TLS), a policy that drops without a page, or a proxy that restarts does so.',
  fix: [
    "Check port and type of the proxy in the manager's settings: it must be an HTTP proxy that allows CONNECT to port 8443.",
    "Look at the proxy's log at that second, or bypass the proxy for the SSM.",
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['curl -x with the proxy gets an answer to CONNECT.'],
  risk: ['The proxy of the manager serves other calls to Cisco as well.'],
  collect: [
    {
      what: 'a capture of the next attempt that shows who ends the connection',
      host: 'manager',
      command: 'tcpdump vpn 0 interface eth0 options "-s 0 -nn -vv"',
    },
  ],
  notToBeConfusedWith: {
    'proxy-connect-denied': 'is answered by the proxy',
    'proxy-unreachable': 'the connection to the proxy is not made there',
    'connection-closed-by-server': 'the request itself was sent there',
  },
  references: ['RFC 9110 section 9.3.6 (CONNECT)', 'curl: error 56'],
});
