import type { Facts } from '../../core/event.js';
import { defineParser } from '../../core/parser.js';
import { envoyRecord, type EnvoyRecord } from './envoy-record.js';
import { LICENSE_PATH } from '../manager/license-path.js';
import { pathOf } from './request-line.js';

/**
 * `/var/log/nms/containers/service-proxy/serviceproxy-access.log` of Catalyst SD-WAN Manager: incoming requests, in
 * UTC.
 */
export default defineParser({
  id: 'vmanage-serviceproxy-access',
  title: 'serviceproxy-access.log of Catalyst SD-WAN Manager (Envoy)',
  role: 'manager',
  reads: 'messages',
  discriminator: {
    field: 'url.path',
    values: ['*/smartLicensing/*', '*/smart-licensing/*', '*/smartaccount*', '*/msla/*'],
  },
  initials: '[',
  claims: (text) => /^\[\d{4}-\d{2}-\d{2}T[\d:.]+Z\] "/.test(text),
  stamp: (text) => envoyRecord(text)?.stamp ?? null,
  read(message, emit) {
    const record = envoyRecord(message.text);
    if (record === null || !LICENSE_PATH.test(record.request?.target ?? '')) return;
    const evidence = message.evidence(record.stamp);
    emit.event('manager.api-request', requestFacts(record), {
      stamp: record.stamp,
      host: message.host,
      evidence: [evidence],
    });
  },
});

function requestFacts(record: EnvoyRecord): Facts['manager.api-request'] {
  const { request, status, flags, bytesReceived, bytesSent, duration, agent, requestId } = record;
  const client = record.forwardedFor?.split(',')[0]?.trim();
  return {
    ...(request === null ? {} : { 'http.request.method': request.method, 'url.path': pathOf(request.target) }),
    ...(status === null ? {} : { 'http.response.status_code': status }),
    ...(flags === null ? {} : { 'envoy.response_flags': flags }),
    ...(bytesReceived === null ? {} : { 'http.request.body.bytes': bytesReceived }),
    ...(bytesSent === null ? {} : { 'http.response.body.bytes': bytesSent }),
    ...(duration === null ? {} : { 'event.duration': duration * 1000 }),
    ...(client === undefined ? {} : { 'source.address': client }),
    ...(agent === null ? {} : { 'user_agent.original': agent }),
    ...(requestId === null ? {} : { 'http.request.id': requestId }),
    ...authorityFacts(record.authority),
  };
}

/** `192.0.2.9:8443`, `manager.example`, `[2001:db8::9]:8443` (RFC 3986 section 3.2). */
function authorityFacts(authority: string | null): Facts['manager.api-request'] {
  const found = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d+))?$/.exec(authority ?? '');
  const domain = found?.[1] ?? found?.[2] ?? '';
  if (domain === '') return {};
  return { 'url.domain': domain, ...(found?.[3] === undefined ? {} : { 'url.port': Number(found[3]) }) };
}
