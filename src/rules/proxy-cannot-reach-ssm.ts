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
      says: 'the proxy answers CONNECT with HTTP 502, 503 or 504',
      decides: true,
      seen: [
        { see: 'manager.call', where: { 'proxy.response.status_code': oneOf(502, 503, 504) } },
        {
          see: 'http.exchange',
          where: {
            'http.request.method': equal('CONNECT'),
            'http.response.status_code': oneOf(502, 503, 504),
          },
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
    'The manager requested a tunnel to {url.original} from the proxy. ' +
    'The proxy could not connect. Often a proxy has no route to a private SSM or cannot resolve its name.',
  fix: [
    'Exclude the SSM from the proxy, if the manager reaches it directly.',
    'Or give the proxy a route to the SSM and a DNS entry for it.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['The proxy logs CONNECT to the SSM with HTTP 200.'],
  risk: [],
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
