import { envoyRecord } from '../../../src/parsers/gateways/envoy-record.js';
import { accessRecord } from '../../../src/parsers/gateways/nginx-access-record.js';
import { errorRecord } from '../../../src/parsers/gateways/nginx-error-record.js';
import { rubyException } from '../../../src/parsers/rails/exception-record.js';
import { railsLine } from '../../../src/parsers/rails/line.js';
import { logrageRecord } from '../../../src/parsers/rails/lograge-record.js';
import { RailsRequests, type RailsRequest } from '../../../src/parsers/rails/requests.js';
import type { View } from './view.js';

/** Logs of requests, with the truth's names of keys. */
export function accessKeys(line: string): View['keys'] | null {
  const record = accessRecord(line);
  if (record === null) return null;
  const { virtualHost: vhost, client, request, status, bytes, referrer, agent, stamp: time } = record;
  return { time, vhost, client, ...requestKeys(request), status, bytes, referrer, agent };
}

interface Asked {
  readonly method: string;
  readonly target: string;
  readonly version: string | null;
}

/** The truth's path keeps the query. */
function requestKeys(request: Asked | null): View['keys'] {
  return { method: request?.method, path: request?.target, http: request?.version };
}

export function errorKeys(line: string): View['keys'] | null {
  const record = errorRecord(line);
  if (record === null) return null;
  const { stamp: time, requestText, opensslError, tlsAlert, verifyError, verifyText, request, ...rest } = record;
  return {
    ...rest,
    ...requestKeys(request),
    time,
    request: requestText,
    openssl_error: opensslError,
    ssl_alert: tlsAlert,
    verify_error: verifyError,
    verify_text: verifyText,
  };
}

export function envoyKeys(line: string): View['keys'] | null {
  const record = envoyRecord(line);
  if (record === null) return null;
  const { stamp: time, request, status, authority, upstream } = record;
  return {
    time,
    ...requestKeys(request),
    status,
    flags: record.flags ?? '-',
    bytes_received: record.bytesReceived,
    bytes_sent: record.bytesSent,
    duration_ms: record.duration,
    upstream_ms: record.upstreamDuration,
    client: record.forwardedFor,
    agent: record.agent,
    request_id: record.requestId,
    authority,
    upstream,
  };
}

export function logrageKeys(line: string): View['keys'] | null {
  const record = logrageRecord(line);
  if (record === null) return null;
  const { stamp: time, pid, tags, method, path, status, controller, action, duration, error } = record;
  return { time, pid, request: tags[0], method, path, status, controller, action, duration_ms: duration, error };
}

/** A request of Rails' default lines, from Started to the last line with its tags. */
export function railsViews(lines: readonly string[]): readonly View[] {
  const requests = new RailsRequests();
  const done: { readonly first: number; readonly request: RailsRequest; readonly key: string }[] = [];
  const last = new Map<string, number>();
  const errors = new Map<string, string>();
  const starts = new Map<string, View['keys'][string]>();
  lines.forEach((line, index) => {
    const read = railsLine(line);
    const key = read.tags.join(' ');
    if (key !== '') last.set(key, index + 1);
    if (read.text.startsWith('Started ')) starts.set(key, read.stamp);
    const exception = rubyException(line);
    if (exception !== null && !exception.isCause) errors.set(key, exception.type);
    const evidence = () =>
      ({ source: '', unit: 'line', number: index + 1, byteOffset: 0, stamp: null, text: line }) as const;
    const request = requests.take(read, '', evidence);
    if (request !== null) done.push({ first: request.started?.evidence.number ?? index + 1, request, key });
  });
  return done.map(({ first, request, key }) => ({
    first,
    last: last.get(key) ?? first,
    keys: { ...railsKeys(request), start: starts.get(key), error: errors.get(key) },
  }));
}

function railsKeys({ started, tags, status, controller, action, duration }: RailsRequest): View['keys'] {
  const { method, target: path, client } = started ?? {};
  return { request: tags[0], method, path, client, controller, action, status, duration_ms: duration };
}
