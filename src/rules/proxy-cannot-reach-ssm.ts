import { defineRule } from '../core/rule.js';
import { equal, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'proxy-cannot-reach-ssm',
  cause: 'The proxy itself cannot reach the SSM.',
  stage: 'proxy',
  severity: 'error',
  prior: 30,
  steps: {
    failed: {
      says: 'the proxy answers CONNECT with 502, 503 or 504',
      decides: true,
      seen: [
        { see: 'manager.call', where: { 'proxy.response.status_code': oneOf(502, 503, 504) } },
        {
          see: 'http.exchange',
          where: { 'http.request.method': equal('CONNECT'), 'http.response.status_code': oneOf(502, 503, 504) },
        },
      ],
    },
  },
  contradicts: {
    reached: {
      says: 'the request reached the license server',
      seen: [{ see: 'server.request' }],
    },
  },
  explain:
    'The manager asked the proxy for a connection to {url.original}. ' +
    'The proxy could not make it: a private SSM is often not reachable, or not resolvable, from the proxy.',
  fix: [
    'Take the SSM out of what goes through the proxy, where the manager reaches it directly.',
    'Or give the proxy a route and a name for the SSM.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['The proxy logs CONNECT to the SSM with 200.'],
  risk: ['None.'],
  collect: [
    { what: "the proxy's access log of the attempt", host: 'proxy' },
    { what: 'vmanage-server.log around the attempt', host: 'manager', path: '/var/log/nms/vmanage-server.log' },
  ],
  notToBeConfusedWith: { 'proxy-connect-denied': 'is refused by policy' },
  references: [
    'Words: sun.net.www.protocol.http.HttpURLConnection, jdk.internal.net.http.PlainTunnelingConnection, Apache TunnelRefusedException',
    'RFC 9110 sections 15.6.3 to 15.6.5',
  ],
});
