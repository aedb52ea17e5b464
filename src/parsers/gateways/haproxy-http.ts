import type { Facts } from '../../core/event.js';
import { defineParser } from '../../core/parser.js';
import { laterStamp } from '../stamps/day-month.js';
import { haproxyRecord, type HaproxyRecord } from './haproxy-record.js';
import { pathOf } from './request-line.js';

/** Paths of the license API; other requests count only if they failed. */
const LICENSE_PATH = /\/oauth\/|\/api\//;

/** HAProxy's log of requests, in syslog or as a file. A line is written when its request ends. */
export default defineParser({
  id: 'haproxy-http',
  title: "HAProxy's HTTP log (option httplog)",
  role: 'ssm',
  reads: 'messages',
  discriminator: { field: 'url.path', values: ['*/oauth/*', '*/api/*', 'any POST with status 400 or more'] },
  initials: '0123456789abcdefABCDEF:',
  claims: (text) =>
    /^[\da-fA-F.:]{2,45}:\d+ \[\d\d\/[A-Za-z]{3}\/\d{4}:[\d:]+\.\d{3}\] \S+ [^\s/]+\/\S+ (?:\+?-?\d+\/){4}/.test(text),
  stamp: (text) => endOf(haproxyRecord(text)),
  read(message, emit) {
    const record = haproxyRecord(message.text);
    if (record === null) return;
    const ended = endOf(record);
    const stamp = message.stamp ?? ended;
    const evidence = message.evidence(stamp);
    if (ended !== null) emit.clock({ outer: message.stamp, inner: ended, evidence });
    if (isKept(record))
      emit.event('gateway.request', factsOf(record), { stamp, host: message.host, evidence: [evidence] });
  },
});

/** The date in the line is of the request's begin; others are stamped at their end, as syslog's envelope is. */
function endOf(record: HaproxyRecord | null) {
  if (record?.began == null) return null;
  return laterStamp(record.began, record.totalTime ?? 0);
}

function isKept({ request, status }: HaproxyRecord): boolean {
  if (request === null) return false;
  return LICENSE_PATH.test(request.target) || (request.method === 'POST' && (status ?? 0) >= 400);
}

function factsOf({ client, request, status, bytes, ...record }: HaproxyRecord): Facts['gateway.request'] {
  const { totalTime, upstreamTime, upstream } = record;
  return {
    'gateway.product': 'HAProxy',
    'source.address': client,
    ...(request === null ? {} : { 'http.request.method': request.method, 'url.path': pathOf(request.target) }),
    ...(status === null ? {} : { 'http.response.status_code': status }),
    'http.response.body.bytes': bytes,
    ...(totalTime === null ? {} : { 'event.duration': totalTime }),
    ...(upstreamTime === null ? {} : { 'gateway.upstream.duration': upstreamTime }),
    ...(upstream === null ? {} : { 'gateway.upstream.address': upstream }),
  };
}
