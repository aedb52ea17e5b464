import type { Facts } from '../core/model.js';
import { defineParser } from '../core/parser.js';

/** lograge's key=value line (lograge/formatters/key_value.rb): one a request, no client address, no OAuth error code. */
const FIELD = /(?:^| )([a-z_]+)=('[^']*'|\[[^\]]*\]|\S*)/g;

/** Requests of the license API; of others only those that failed. */
const LICENSE_PATH = /\/oauth\/|\/api\//;

export default defineParser({
  id: 'rails-lograge',
  title: 'Rails requests in lograge format',
  role: 'ssm',
  reads: 'messages',
  discriminator: { field: 'url.path', values: ['*/oauth/*', '*/api/*', 'any with status 500 or more'] },
  claims: (text) => text.startsWith('method='),
  read(message, emit) {
    const fields = new Map([...message.text.matchAll(FIELD)].map((found) => [found[1] ?? '', found[2] ?? '']));
    const facts = requestFacts(fields);
    const path = facts['url.path'];
    const wanted = path === undefined || LICENSE_PATH.test(path) || (facts['http.response.status_code'] ?? 0) >= 500;
    if (!wanted) return;
    const evidence = message.evidence(null);
    emit.event('app.request', facts, { stamp: message.stamp, host: message.host, evidence: [evidence] });
  },
});

function requestFacts(fields: ReadonlyMap<string, string>): Facts['app.request'] {
  const status = fields.get('status');
  const method = fields.get('method');
  const path = fields.get('path');
  const controller = fields.get('controller');
  const duration = fields.get('duration');
  const error = /^'([\w:]+)(?:: (.*))?'$/s.exec(fields.get('error') ?? '');
  return {
    ...(method === undefined ? {} : { 'http.request.method': method }),
    ...(path === undefined ? {} : { 'url.path': path }),
    ...(status !== undefined && /^[1-5]\d\d$/.test(status) ? { 'http.response.status_code': Number(status) } : {}),
    ...(controller === undefined ? {} : { 'rails.controller': controller }),
    ...(duration !== undefined && /^\d+\.\d+$/.test(duration)
      ? { 'event.duration': Math.round(Number(duration) * 1000) }
      : {}),
    ...(error === null ? {} : { 'error.type': error[1] ?? '' }),
    ...(error?.[2] === undefined ? {} : { 'error.message': error[2] }),
  };
}
