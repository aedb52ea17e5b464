import { defineRule } from '../core/rule.js';
import { equal, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'proxy-connect-denied',
  cause: 'The proxy does not allow the manager to connect to the SSM and its port.',
  stage: 'proxy',
  severity: 'error',
  prior: 50,
  steps: {
    denied: {
      says: 'the proxy refuses CONNECT',
      decides: true,
      seen: [
        { see: 'manager.call', where: { 'proxy.response.status_code': oneOf(401, 403, 405) } },
        {
          see: 'http.exchange',
          where: {
            'http.request.method': equal('CONNECT'),
            'http.response.status_code': oneOf(400, 403, 405),
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
    "The proxy refused it: many proxies allow CONNECT to port 443 only. This is the proxy's answer, not the license server's.",
  fix: [
    'On the proxy: allow CONNECT from the manager to the SSM and its port (8443).',
    'Or exclude the SSM from the proxy, if the manager reaches it directly.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['The proxy logs CONNECT to the SSM with HTTP 200.'],
  risk: ['Allow this one destination and port only.'],
  collect: [
    { what: "the proxy's access log of the attempt", host: 'proxy' },
    { what: 'vmanage-server.log around the attempt', host: 'manager', path: '/var/log/nms/vmanage-server.log' },
  ],
  notToBeConfusedWith: { 'proxy-auth-required-407': 'can be mended by credentials' },
  references: [
    'Words: sun.net.www.protocol.http.HttpURLConnection, jdk.internal.net.http.PlainTunnelingConnection, Apache TunnelRefusedException',
    'RFC 9110 section 9.3.6 (CONNECT)',
    'squid.conf, acl SSL_ports',
  ],
});
