import type { Facts } from '../core/model.js';
import { grammar } from '../core/grammar.js';
import { defineParser, type Emit, type Message } from '../core/parser.js';
import { nginxAccessStamp } from './nginx/stamp.js';

/**
 * nginx's access log, format `combined` (ngx_http_log_module.c) and what images append to it.
 * A line is written when its request ends; a cut line gives what of it is there.
 */
const ACCESS = grammar(
  String.raw`^ (?<address>\S+) \ - \ (?<user>\S+) \ \[ (?<time>[^\]]*) \]?
     (?: \ " (?<request> {{quoted}} ) "?
       (?: \ (?<status>\d{3}) (?: \ (?<bytes>\d+|-) (?: \ " (?<referrer> {{quoted}} ) " (?: \ " (?<agent> {{quoted}} ) " )? )? )? )? )?`,
  { quoted: String.raw`(?:[^"\\]|\\.)*` },
);

const REQUEST_LINE = /^([A-Z]{3,8}) (\S+)(?: (HTTP\/\d(?:\.\d)?))?$/;

/** Paths of the license API; other requests count only when they failed. */
const LICENSE_PATH = /\/oauth\/|\/api\//;

export default defineParser({
  id: 'nginx-access',
  title: 'nginx access log (combined)',
  role: 'ssm',
  reads: 'messages',
  discriminator: { field: 'url.path', values: ['*/oauth/*', '*/api/*', 'any with status 400 or more'] },
  claims: (text) => /^[\da-fA-F.:]{3,45} - \S+ \[\d{2}\/[A-Z]/.test(text),
  stamp: (text) => nginxAccessStamp(ACCESS(text)?.['time']),
  read(message, emit) {
    const found = ACCESS(message.text);
    if (found === null) return;
    const inner = nginxAccessStamp(found['time']);
    const evidence = message.evidence(message.stamp ?? inner);
    if (inner !== null) emit.clock({ outer: message.stamp, inner, evidence });
    tellName(found['referrer'], message, emit);
    const facts = requestFacts(found);
    const wanted = facts['url.path'] === undefined || LICENSE_PATH.test(facts['url.path']) || failed(facts);
    if (wanted)
      emit.event('gateway.request', facts, { stamp: message.stamp ?? inner, host: message.host, evidence: [evidence] });
  },
});

/** Names that each source has told of already. */
const told = new WeakMap<Emit, Set<string>>();

/** A page's own address in the browser is how people reach this server. */
function tellName(referrer: string | undefined, message: Message, emit: Emit): void {
  const name = /^https?:\/\/(\[[\da-fA-F:]+\]|[^/:\s]+)/.exec(referrer ?? '')?.[1];
  if (name === undefined) return;
  const names = told.get(emit) ?? new Set();
  told.set(emit, names);
  if (names.has(name)) return;
  names.add(name);
  const seen = { stamp: message.stamp, host: message.host, evidence: [message.evidence(message.stamp)] as const };
  emit.event('gateway.named', { 'server.address': name.replace(/^\[|\]$/g, '') }, seen);
}

function failed(facts: Facts['gateway.request']): boolean {
  const status = facts['http.response.status_code'];
  return status !== undefined && status >= 400 && facts['http.request.method'] === 'POST';
}

function requestFacts(found: Readonly<Record<string, string | undefined>>): Facts['gateway.request'] {
  const request = REQUEST_LINE.exec(found['request'] ?? '');
  const status = found['status'];
  const bytes = found['bytes'];
  const agent = found['agent'];
  return {
    'source.address': found['address'] ?? '',
    ...(request === null ? {} : { 'http.request.method': request[1] ?? '', 'url.path': pathOf(request[2] ?? '') }),
    ...(status === undefined ? {} : { 'http.response.status_code': Number(status) }),
    ...(bytes === undefined || bytes === '-' ? {} : { 'http.response.body.bytes': Number(bytes) }),
    ...(agent === undefined || agent === '-' ? {} : { 'user_agent.original': agent }),
  };
}

function pathOf(target: string): string {
  return target.replace(/[?#].*$/, '');
}
