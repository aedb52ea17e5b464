import { defineRule } from '../core/rule.js';
import { equal, oneOf } from '../core/pattern.js';

const ASKED = {
  'tls.client.certificate_requested': equal(true),
  'tls.alert.from': equal('server'),
} as const;

export default defineRule({
  id: 'client-certificate-required',
  cause: 'The SSM, or a device in front of it, requires a client certificate, which the manager does not have.',
  stage: 'tls',
  severity: 'error',
  // Rare: SSM On-Prem asks for none; an inspecting proxy or a gateway of one's own may.
  prior: 12,
  steps: {
    refused: {
      says: 'the server ends the handshake, or refuses the request, because of what the client sent',
      seen: [
        { see: 'manager.call', where: { 'error.kind': oneOf('client-certificate-wanted', 'handshake-refused') } },
        { see: 'tls.handshake', where: { 'tls.alert.from': equal('server'), 'tls.alert.code': oneOf(40, 42, 116) } },
        { see: 'tls.handshake', where: ASKED },
        { see: 'gateway.error', where: { 'error.kind': equal('client-certificate-wanted') } },
        { see: 'http.exchange', where: { 'error.kind': equal('client-certificate-wanted') } },
      ],
    },
  },
  supports: {
    said: {
      says: 'the server requested a client certificate, or says that none was sent',
      decides: true,
      seen: [
        { see: 'tls.handshake', where: ASKED },
        { see: 'manager.call', where: { 'error.kind': equal('client-certificate-wanted') } },
        { see: 'tls.handshake', where: { 'tls.alert.from': equal('server'), 'tls.alert.code': equal(116) } },
        { see: 'gateway.error', where: { 'error.kind': equal('client-certificate-wanted') } },
        { see: 'http.exchange', where: { 'error.kind': equal('client-certificate-wanted') } },
      ],
    },
    late: {
      says: 'the server had chosen version and cipher before it ended the handshake',
      seen: [{ see: 'tls.handshake', where: { 'tls.server.hello': equal(true), 'tls.alert.from': equal('server') } }],
    },
  },
  contradicts: {
    atHello: {
      says: 'the server refused the ClientHello itself, before any certificate',
      seen: [{ see: 'tls.handshake', where: { 'tls.server.hello': equal(false), 'tls.alert.from': equal('server') } }],
    },
    served: {
      says: 'the request was served',
      seen: [{ see: 'server.request', where: { 'http.response.status_code': oneOf(200, 201, 401, 403, 404, 422) } }],
    },
  },
  explain:
    '{error.message}. ' +
    'A server that requires a client certificate and gets none ends the handshake with handshake_failure (40), bad_certificate (42) or, in TLS 1.3, certificate_required (116); nginx answers 400 "No required SSL certificate was sent".',
  fix: [
    'Find out which device requires it: compare the certificate that the manager gets with that of the SSM. A gateway or an inspecting proxy presents its own.',
    'Turn the requirement off for the API path (nginx: `ssl_verify_client`), or let the manager bypass the device in front of the SSM.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['`openssl s_client` to the SSM lists no "Acceptable client certificate CA names".'],
  risk: ['Client certificates keep other clients out: ask the owner of the device before you turn them off.'],
  collect: [
    {
      what: 'the certificate chain that the SSM sends, and whether it requests a client certificate',
      host: 'manager',
      command: 'openssl s_client -connect <ssm>:8443 -servername <ssm> -showcerts',
    },
    { what: 'the configuration of nginx', host: 'ssm', command: 'nginx -T' },
  ],
  notToBeConfusedWith: {
    'tls-cipher-mismatch': 'there the server refuses the ClientHello itself',
    'tls-version-mismatch': 'there the server refuses the ClientHello itself',
    'sni-rejected': 'there the server refuses the ClientHello itself',
  },
  references: ['RFC 5246 section 7.4.6', 'RFC 8446 section 6.2 (certificate_required)', 'nginx (496)'],
});
