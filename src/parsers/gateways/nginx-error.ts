import type { Facts } from '../../core/event.js';
import { DIGITS } from '../../text/initials.js';
import { defineParser, type Message } from '../../core/parser.js';
import { wallMicros, MICROS_PER_DAY, type Stamp } from '../../core/time.js';
import { gatewayErrorKind, PEER_FAULT } from '../../license/gateway-errors.js';
import { errorRecord, type ErrorRecord } from './nginx-error-record.js';
import { pathOf } from './request-line.js';
import { nginxErrorStamp } from './nginx-stamp.js';

const LEVELS_READ = new Set(['emerg', 'alert', 'crit', 'error', 'warn']);

/** nginx's error log, by itself or in syslog. */
export default defineParser({
  id: 'nginx-error',
  title: 'nginx error log',
  role: 'ssm',
  reads: 'messages',
  discriminator: { field: 'log.level', values: [...LEVELS_READ, 'info, where a peer ended a handshake or a request'] },
  initials: DIGITS,
  claims: (text) => /^\d{4}\/\d{2}\/\d{2} \d{2}:\d{2}:\d{2} \[[a-z]+\] \d+#\d+: /.test(text),
  stamp: nginxErrorStamp,
  read(message, emit) {
    const record = errorRecord(message.text);
    if (record === null || !isRead(record)) return;
    const stamp = message.stamp ?? record.stamp;
    const evidence = message.evidence(stamp);
    if (contradicts(message, record.stamp)) {
      emit.notice(
        'date-contradiction',
        `nginx writes ${record.stamp?.text ?? ''} inside a line stamped ${message.stamp?.text ?? ''}; the envelope's date is taken`,
        evidence.number,
      );
    }
    emit.event('gateway.error', errorFacts(record), { stamp, host: message.host, evidence: [evidence] });
  },
});

function isRead({ level, message }: ErrorRecord): boolean {
  return LEVELS_READ.has(level) || (level === 'info' && PEER_FAULT.test(message));
}

/** A difference of more than a day is no zone: one date is wrong. An envelope without a year may differ by a year. */
function contradicts({ stamp }: Message, inner: Stamp | null): boolean {
  const own = inner === null ? null : wallMicros(inner);
  const year = inner?.date?.year;
  if (stamp === null || own === null || year == null) return false;
  const years = stamp.date?.year == null ? [year - 1, year, year + 1] : [stamp.date.year];
  const outer = years.map((one) => wallMicros(stamp, one)).filter((wall) => wall !== null);
  return outer.length > 0 && outer.every((wall) => Math.abs(wall - own) > 1.5 * MICROS_PER_DAY);
}

function errorFacts(record: ErrorRecord): Facts['gateway.error'] {
  const { connection, errno, action, client, request, upstream } = record;
  return {
    'log.level': record.level,
    'error.kind': gatewayErrorKind(record.message, errno),
    'error.message': record.message,
    ...(connection === null ? {} : { 'nginx.connection.id': connection }),
    ...(errno === null ? {} : { 'error.code': errno }),
    ...(action === null ? {} : { 'nginx.action': action }),
    ...(client === null ? {} : { 'source.address': client }),
    ...portOf(record.server),
    ...(request === null ? {} : { 'http.request.method': request.method, 'url.path': pathOf(request.target) }),
    ...(upstream === null ? {} : { 'gateway.upstream.address': upstream }),
    ...tlsFacts(record),
  };
}

/** `server: 0.0.0.0:8443` before a virtual host is chosen, a name afterwards. */
function portOf(server: string | null): Pick<Facts['gateway.error'], 'server.port'> {
  const port = /:(\d+)$/.exec(server ?? '')?.[1];
  return port === undefined ? {} : { 'server.port': Number(port) };
}

function tlsFacts({ opensslError, tlsAlert, verifyError }: ErrorRecord): Partial<Facts['gateway.error']> {
  return {
    ...(opensslError === null ? {} : { 'openssl.error': opensslError }),
    ...(tlsAlert === null ? {} : { 'tls.alert.code': tlsAlert }),
    ...(verifyError === null ? {} : { 'x509.verify_error': verifyError }),
  };
}
