import type { Captures } from '../core/grammar.js';
import { grammar } from '../core/grammar.js';
import type { Facts } from '../core/model.js';
import { defineParser, type Message } from '../core/parser.js';
import { wallMicros, MICROS_PER_DAY, type Stamp } from '../core/time.js';
import { nginxErrorStamp } from './nginx/stamp.js';

/** `YYYY/MM/DD HH:MM:SS [level] pid#tid: *cid message, client: …` (ngx_log.c); a line has 2,048 bytes at most. */
const ERROR_LINE = grammar(
  String.raw`^ {{stamp}} \ \[ (?<level>[a-z]+) \] \ \d+\#\d+: \ (?: \* (?<connection>\d+) \ )?
     (?<message> .*? ) (?: ,\ client:\ (?<client>[^,\s]+) (?<rest>.*) )? $`,
  { stamp: String.raw`\d{4}/\d{2}/\d{2}\ \d{2}:\d{2}:\d{2}` },
);

const LEVELS_READ = new Set(['emerg', 'alert', 'crit', 'error', 'warn']);

export default defineParser({
  id: 'nginx-error',
  title: 'nginx error log',
  role: 'ssm',
  reads: 'messages',
  discriminator: { field: 'log.level', values: [...LEVELS_READ] },
  claims: (text) => /^\d{4}\/\d{2}\/\d{2} \d{2}:\d{2}:\d{2} \[[a-z]+\]/.test(text),
  stamp: nginxErrorStamp,
  read(message, emit) {
    const found = ERROR_LINE(message.text);
    const inner = nginxErrorStamp(message.text);
    if (found === null || !LEVELS_READ.has(found['level'] ?? '')) return;
    const evidence = message.evidence(message.stamp ?? inner);
    if (contradicts(message, inner)) {
      emit.notice(
        'date-contradiction',
        `nginx writes ${inner?.text ?? ''} inside a line stamped ${message.stamp?.text ?? ''}; the envelope's date is taken`,
        evidence.number,
      );
    }
    emit.event('gateway.error', errorFacts(found), {
      stamp: message.stamp ?? inner,
      host: message.host,
      evidence: [evidence],
    });
  },
});

/** More than a day apart is no zone: one of the two dates is wrong. */
function contradicts(message: Message, inner: Stamp | null): boolean {
  if (inner === null || message.stamp === null) return false;
  const [outer, own] = [wallMicros(message.stamp, inner.date?.year ?? null), wallMicros(inner)];
  return outer !== null && own !== null && Math.abs(outer - own) > 1.5 * MICROS_PER_DAY;
}

function errorFacts(found: Captures): Facts['gateway.error'] {
  const message = found['message'] ?? '';
  const rest = found['rest'] ?? '';
  const errno = /\((\d+): /.exec(message)?.[1];
  const action = / while ([a-z].*)$/.exec(message)?.[1];
  const request = /request: "([A-Z]+) (\S+)/.exec(rest);
  const upstream = /upstream: "([^"]*)"/.exec(rest)?.[1];
  return {
    'log.level': found['level'] ?? '',
    'error.message': message,
    ...(found['connection'] === undefined ? {} : { 'nginx.connection.id': Number(found['connection']) }),
    ...(errno === undefined ? {} : { 'error.code': Number(errno) }),
    ...(action === undefined ? {} : { 'nginx.action': action }),
    ...(found['client'] === undefined ? {} : { 'source.address': found['client'] }),
    ...(request === null
      ? {}
      : { 'http.request.method': request[1] ?? '', 'url.path': (request[2] ?? '').replace(/\?.*$/, '') }),
    ...(upstream === undefined ? {} : { 'nginx.upstream': upstream }),
  };
}
