import { defineRule } from '../core/rule.js';
import { equal } from '../core/pattern.js';

export default defineRule({
  id: 'proxy-auth-required-407',
  cause: 'The proxy requires authentication (407); the manager sent no credentials that it accepts.',
  stage: 'proxy',
  severity: 'error',
  prior: 50,
  steps: {
    asked: {
      says: 'the proxy answers HTTP 407',
      decides: true,
      seen: [
        { see: 'manager.call', where: { 'proxy.response.status_code': equal(407) } },
        {
          see: 'http.exchange',
          where: { 'http.request.method': equal('CONNECT'), 'http.response.status_code': equal(407) },
        },
      ],
    },
  },
  contradicts: {
    reached: {
      says: 'the request reached the license server',
      seen: [{ see: 'server.request' }],
    },
    made: {
      says: 'the proxy connected after it got credentials',
      seen: [
        {
          see: 'http.exchange',
          where: { 'http.request.method': equal('CONNECT'), 'http.response.status_code': equal(200) },
        },
      ],
    },
  },
  explain:
    'The manager requested a tunnel to {url.original} from the proxy. ' +
    'The proxy answered HTTP 407: the credentials are missing or wrong, or the proxy offers a scheme that Java does not use (see its Proxy-Authenticate header).',
  fix: [
    "Enter the proxy's user and password in the manager (Administration > Settings > HTTP/HTTPS Proxy Server), or let the proxy allow the manager's address without authentication.",
    'Or exclude the SSM from the proxy, if the manager reaches it directly.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['The proxy logs CONNECT to the SSM with HTTP 200.'],
  risk: ['The manager uses the same proxy for other calls to Cisco.'],
  collect: [
    { what: "the proxy's access log of the attempt", host: 'proxy' },
    { what: 'vmanage-server.log around the attempt', host: 'manager', path: '/var/log/nms/vmanage-server.log' },
  ],
  notToBeConfusedWith: { 'proxy-connect-denied': 'is refused whoever asks' },
  references: [
    'Words: sun.net.www.protocol.http.HttpURLConnection, jdk.internal.net.http.PlainTunnelingConnection, Apache TunnelRefusedException',
    'RFC 9110 section 15.5.8 (407)',
    'Cisco: Proxy Server for SD-WAN Manager',
  ],
});
