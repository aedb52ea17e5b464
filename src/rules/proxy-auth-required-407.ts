import { defineRule } from '../core/rule.js';
import { equal } from '../core/pattern.js';

export default defineRule({
  id: 'proxy-auth-required-407',
  cause: 'The proxy asks the manager for credentials.',
  stage: 'proxy',
  severity: 'error',
  prior: 50,
  steps: {
    asked: {
      says: 'the proxy answers 407',
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
      says: 'the proxy made the connection, once it was sent credentials',
      seen: [
        {
          see: 'http.exchange',
          where: { 'http.request.method': equal('CONNECT'), 'http.response.status_code': equal(200) },
        },
      ],
    },
  },
  explain:
    'The manager asked the proxy for a connection to {url.original}. ' +
    'The proxy answered 407: it wants credentials, and got none or wrong ones.',
  fix: [
    "Enter the proxy's user and password in the manager (Administration > Settings > HTTP/HTTPS Proxy Server), or let the proxy allow the manager's address without.",
    'Or take the SSM out of what goes through the proxy, where the manager reaches it directly.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['The proxy logs CONNECT to the SSM with 200.'],
  risk: ['The proxy of the manager serves other calls to Cisco as well.'],
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
