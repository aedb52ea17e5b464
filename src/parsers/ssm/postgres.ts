import type { Facts } from '../../core/event.js';
import { DIGITS } from '../../text/initials.js';
import { defineParser } from '../../core/parser.js';
import { databaseErrorKind } from '../../license/server-errors.js';
import { isoStamp } from '../stamps/iso.js';

type Failure = Facts['postgres.error'];

/**
 * PostgreSQL's stderr log with `log_line_prefix` `%m [%p] ` (the default since 10) or with a distribution's addition
 * (`%q%u@%d `): stamp with zone, process, severity, two blanks, message.
 */
const LINE =
  /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d{3})? [A-Z][A-Za-z+\-\d]{1,5} (?:\[\d+(?:-\d+)?\]:? ?)?(?:[^\s:@]+@[^\s:]+ )?(DEBUG\d?|LOG|INFO|NOTICE|WARNING|ERROR|FATAL|PANIC|DETAIL|HINT|STATEMENT|CONTEXT|QUERY|LOCATION): {2}([\s\S]*)$/;

/** PostgreSQL's log, in syslog or as a file; its stamp has year and zone. */
export default defineParser({
  id: 'postgres',
  title: 'PostgreSQL log',
  role: 'ssm',
  reads: 'messages',
  discriminator: { field: 'log.level', values: ['ERROR', 'FATAL', 'PANIC', 'LOG and WARNING about a crash'] },
  initials: DIGITS,
  claims: (text) => LINE.test(text),
  stamp: isoStamp,
  read(message, emit) {
    const [, severity = '', says = ''] = LINE.exec(message.text) ?? [];
    const inner = isoStamp(message.text);
    const stamp = message.stamp ?? inner;
    const evidence = message.evidence(stamp);
    if (inner !== null) emit.clock({ outer: message.stamp, inner, evidence });
    const facts = failure(severity, says);
    if (facts !== null) emit.event('postgres.error', facts, { stamp, host: message.host, evidence: [evidence] });
  },
});

function failure(severity: string, says: string): Failure | null {
  const kind = databaseErrorKind(says);
  switch (severity) {
    case 'ERROR':
    case 'FATAL':
    case 'PANIC':
      return { 'log.level': severity, 'error.kind': kind ?? 'other', 'error.message': says };
    case 'LOG':
    case 'WARNING':
      return kind === null ? null : { 'log.level': severity, 'error.kind': kind, 'error.message': says };
    default:
      return null;
  }
}
