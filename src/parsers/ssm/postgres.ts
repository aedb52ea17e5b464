import type { Facts } from '../../core/event.js';
import { defineParser } from '../../core/parser.js';
import { isoStamp } from '../stamps/iso.js';

type Failure = Facts['postgres.error'];

/**
 * PostgreSQL's stderr log with `log_line_prefix` `%m [%p] ` (the default since 10) or with what distributions add
 * (`%q%u@%d `): stamp with zone, process, severity, two blanks, message.
 */
const LINE =
  /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d{3})? [A-Z][A-Za-z+\-\d]{1,5} (?:\[\d+(?:-\d+)?\]:? ?)?(?:[^\s:]+@[^\s:]+ )?(DEBUG\d?|LOG|INFO|NOTICE|WARNING|ERROR|FATAL|PANIC|DETAIL|HINT|STATEMENT|CONTEXT|QUERY|LOCATION): {2}([\s\S]*)$/;

/** Messages of PostgreSQL's source (English locale), the graver first. */
const PROBLEMS: readonly (readonly [RegExp, Failure['error.type']])[] = [
  // /dev/shm is memory, although the kernel says ENOSPC of it too; Docker gives a container 64 MB of it.
  [/could not (?:resize|open|map) shared memory segment|could not create shared memory segment/, 'out-of-memory'],
  [/No space left on device/, 'disk-full'],
  [/\bout of (?:shared )?memory\b|Cannot allocate memory/i, 'out-of-memory'],
  [
    /too many clients already|remaining connection slots are reserved|too many connections for (?:role|database)/,
    'too-many-clients',
  ],
  [/the database system is (?:starting up|in recovery mode|not (?:yet )?accepting connections)/, 'starting-up'],
  [/the database system is shutting down|terminating connection due to administrator command/, 'shutting-down'],
  [
    /was terminated by signal|terminating connection because of crash of another server process|database system was interrupted/,
    'crashed',
  ],
  [
    /authentication failed|no pg_hba\.conf entry|role ".*" does not exist|database ".*" does not exist/,
    'not-authenticated',
  ],
  [
    /invalid page|page verification failed|could not read block|checksum verification failed|could not locate a valid checkpoint/,
    'damaged',
  ],
];

/** PostgreSQL's log, in syslog or by itself; its stamp states year and zone. */
export default defineParser({
  id: 'postgres',
  title: 'PostgreSQL log',
  role: 'ssm',
  reads: 'messages',
  discriminator: { field: 'log.level', values: ['ERROR', 'FATAL', 'PANIC', 'LOG and WARNING that tell of a crash'] },
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
  const problem = PROBLEMS.find(([pattern]) => pattern.test(says))?.[1];
  switch (severity) {
    case 'ERROR':
    case 'FATAL':
    case 'PANIC':
      return { 'log.level': severity, 'error.type': problem ?? 'other', 'error.message': says };
    case 'LOG':
    case 'WARNING':
      return problem === undefined ? null : { 'log.level': severity, 'error.type': problem, 'error.message': says };
    default:
      return null;
  }
}
