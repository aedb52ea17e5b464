import type { Facts } from '../../core/event.js';
import { defineParser } from '../../core/parser.js';
import { upstreamFailure } from '../../license/upstream.js';
import { applicationErrorKind } from '../../license/server-errors.js';
import { isLograge, logrageRecord, type LogrageRecord } from './lograge-record.js';

/** Paths of the license API; other requests count only if they failed. */
const LICENSE_PATH = /\/oauth\/|\/api\//;

/** lograge's log: one line per request, without client address or OAuth error code. */
export default defineParser({
  id: 'rails-lograge',
  title: 'Rails requests in lograge format',
  role: 'ssm',
  reads: 'messages',
  discriminator: { field: 'url.path', values: ['*/oauth/*', '*/api/*', 'any with status 500 or more'] },
  claims: isLograge,
  stamp: (text) => logrageRecord(text)?.stamp ?? null,
  read(message, emit) {
    const record = logrageRecord(message.text);
    if (record === null || !isKept(record)) return;
    const stamp = message.stamp ?? record.stamp;
    const seen = { stamp, host: message.host, evidence: [message.evidence(stamp)] as const };
    const facts = requestFacts(record);
    const upstream = upstreamFailure(facts['error.type'] ?? '', facts['error.message'] ?? null);
    if (upstream !== null) emit.event('app.upstream-sync', upstream, seen);
    emit.event('app.request', facts, seen);
  },
});

function isKept({ path, status }: LogrageRecord): boolean {
  return path === null || LICENSE_PATH.test(path) || (status ?? 0) >= 500;
}

function requestFacts(record: LogrageRecord): Facts['app.request'] {
  const { method, path, status, controller, duration, tags } = record;
  const error = /^([\w:]+)(?:: ([\s\S]*))?$/.exec(record.error ?? '');
  const kind = error === null ? null : applicationErrorKind(error[1] ?? '', error[2] ?? null);
  const [tag] = tags;
  return {
    ...(method === null ? {} : { 'http.request.method': method }),
    ...(path === null ? {} : { 'url.path': path }),
    ...(status === null ? {} : { 'http.response.status_code': status }),
    ...(controller === null ? {} : { 'rails.controller': controller }),
    ...(duration === null ? {} : { 'event.duration': Math.round(duration * 1000) }),
    ...(tag === undefined ? {} : { 'http.request.id': tag }),
    ...(kind === null ? {} : { 'error.kind': kind }),
    ...(error === null ? {} : { 'error.type': error[1] ?? '' }),
    ...(error?.[2] === undefined ? {} : { 'error.message': error[2] }),
  };
}
