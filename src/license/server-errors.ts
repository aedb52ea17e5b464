import type { AppErrorKind, DatabaseErrorKind, StoreErrorKind } from '../events/errors.js';
import type { KnownTexts } from './known-texts.js';
import { SYSTEM_TEXTS as SYSTEM } from './system-errors.js';

interface Row<Kind> {
  readonly kind: Kind;
  /** Classes of the exception. */
  readonly types?: readonly string[];
  /** Modules whose exceptions all mean it. */
  readonly modules?: readonly string[];
  readonly texts?: RegExp;
}

/** /dev/shm is memory, though the kernel reports ENOSPC for it too; Docker gives a container 64 MB. */
const SHARED_MEMORY = /could not (?:resize|open|map|create) shared memory segment/;
/** PostgreSQL also writes how much went in, or a hint; SQLite and quotas have words of their own. */
const NO_SPACE = new RegExp(
  String.raw`${SYSTEM.noSpace}|could not extend file .*: wrote only|Check free disk space|database or disk is full|Disk quota exceeded`,
);
/** Redis refuses writes when it cannot save its data. */
const NOT_SAVED = /\bMISCONF\b/;
const NO_MEMORY = new RegExp(String.raw`\bout of (?:shared )?memory\b|${SYSTEM.noMemory}`, 'i');

/** Exceptions of a Rails application: of Ruby, of redis-rb and redis-client, of pg, and of ActiveRecord 5 to 8. */
const OF_APPLICATION: readonly Row<AppErrorKind>[] = [
  {
    kind: 'own-fault',
    types: [
      ...['NoMethodError', 'NoMatchingPatternError', 'NameError', 'ArgumentError', 'TypeError', 'KeyError'],
      'IndexError',
    ],
  },
  {
    kind: 'invalid-record',
    types: [
      ...['ActiveRecord::RecordInvalid', 'ActiveRecord::RecordNotSaved', 'ActiveRecord::RecordNotUnique'],
      ...['ActiveRecord::NotNullViolation', 'ActiveRecord::InvalidForeignKey', 'ActiveModel::ValidationError'],
    ],
  },
  { kind: 'out-of-memory', types: ['NoMemoryError', 'Errno::ENOMEM', 'PG::OutOfMemory'], texts: SHARED_MEMORY },
  {
    kind: 'disk-full',
    types: ['Errno::ENOSPC', 'Errno::EDQUOT', 'PG::DiskFull', 'SQLite3::FullException'],
    texts: NO_SPACE,
  },
  { kind: 'store-not-saved', texts: NOT_SAVED },
  { kind: 'store-unavailable', modules: ['Redis', 'RedisClient'] },
  {
    kind: 'database-unavailable',
    types: [
      ...['PG::ConnectionBad', 'PG::UnableToSend', 'PG::AdminShutdown', 'PG::CannotConnectNow'],
      ...['PG::TooManyConnections', 'ActiveRecord::ConnectionNotEstablished', 'ActiveRecord::ConnectionFailed'],
      ...['ActiveRecord::ConnectionTimeoutError', 'ActiveRecord::NoDatabaseError'],
      'ActiveRecord::DatabaseConnectionError',
    ],
  },
];

/** Messages in PostgreSQL's source (English locale), the more severe first. */
const OF_DATABASE: readonly Row<DatabaseErrorKind>[] = [
  { kind: 'out-of-memory', texts: SHARED_MEMORY },
  { kind: 'disk-full', texts: NO_SPACE },
  { kind: 'out-of-memory', texts: NO_MEMORY },
  {
    kind: 'too-many-clients',
    texts:
      /too many clients already|remaining connection slots are reserved|too many connections for (?:role|database)/,
  },
  {
    kind: 'starting-up',
    texts: /the database system is (?:starting up|in recovery mode|not (?:yet )?accepting connections)/,
  },
  {
    kind: 'shutting-down',
    texts: /the database system is shutting down|terminating connection due to administrator command/,
  },
  {
    kind: 'crashed',
    texts:
      /was terminated by signal|terminating connection because of crash of another server process|database system was interrupted/,
  },
  {
    kind: 'not-authenticated',
    texts:
      /authentication failed for user|no pg_hba\.conf entry|role "[^"]{0,200}" does not exist|database "[^"]{0,200}" does not exist/,
  },
  {
    kind: 'damaged',
    texts:
      /invalid page|page verification failed|could not read block|checksum verification failed|could not locate a valid checkpoint/,
  },
];

/**
 * Messages of Redis 5 to 7 when it cannot work (rdb.c, aof.c, networking.c, zmalloc.c, server.c), the more severe
 * first.
 */
const OF_STORE: readonly Row<StoreErrorKind>[] = [
  { kind: 'disk-full', texts: NO_SPACE },
  { kind: 'not-writable', texts: new RegExp(String.raw`\b(?:Read-only file system|${SYSTEM.denied})\b`) },
  {
    kind: 'out-of-memory',
    texts: new RegExp(String.raw`\bOut Of Memory\b|${SYSTEM.noMemory}|Can't save in background: fork`),
  },
  {
    kind: 'not-saved',
    texts:
      /MISCONF|^Write error (?:saving|while saving|writing)|^Background (?:saving|AOF rewrite) (?:error|terminated by signal)|^Failed opening the (?:temp )?(?:RDB|append only) file|^(?:Error|Short write while) writing to the AOF file/,
  },
  {
    kind: 'too-many-clients',
    texts: /max number of clients reached|^Error accepting a client connection.*Too many open files/,
  },
  { kind: 'crashed', texts: /REDIS BUG REPORT START|crashed by signal/ },
  {
    kind: 'stopped',
    texts: /^User requested shutdown|^Redis is now ready to exit|Received SIG(?:TERM|INT) scheduling shutdown/,
  },
];

const known = (rows: readonly Row<string>[]): readonly KnownTexts[] =>
  rows.map(({ kind, types = [], modules = [], texts }) => ({
    kind,
    texts: [...types, ...modules.map((one) => `${one}::`), ...(texts === undefined ? [] : [texts.source])],
  }));

/** Texts of the application, its database and its store. */
export const APPLICATION_TEXTS = known(OF_APPLICATION);
export const DATABASE_TEXTS = known(OF_DATABASE);
export const STORE_TEXTS = known(OF_STORE);

/** Rails puts the wrapped exception's class (ActiveRecord::StatementInvalid) before the message. */
const WRAPPED = /^(?:[A-Z]\w*::)+[A-Z]\w*/;

/** What an exception of the application means; null if its class says nothing and it has no text. */
export function applicationErrorKind(type: string, message: string | null): AppErrorKind | null {
  const classes = [...(WRAPPED.exec(message ?? '') ?? []), type];
  const row = OF_APPLICATION.find(
    (one) => classes.some((name) => isOf(one, name)) || (message !== null && one.texts?.test(message)),
  );
  return row?.kind ?? (message === null ? null : 'other');
}

function isOf({ types = [], modules = [] }: Row<AppErrorKind>, name: string): boolean {
  return types.includes(name) || modules.some((module) => name.startsWith(`${module}::`));
}

/** Whether a text holds any of these texts: one search, because most lines of these logs are about no trouble. */
function anyOf(rows: readonly Row<string>[]): RegExp {
  return new RegExp(rows.flatMap(({ texts }) => texts?.source ?? []).join('|'), 'i');
}

const ANY_OF_DATABASE = anyOf(OF_DATABASE);
const ANY_OF_STORE = anyOf(OF_STORE);

/** What a line of PostgreSQL means; null for a line about no trouble of its own. */
export function databaseErrorKind(text: string): DatabaseErrorKind | null {
  return ANY_OF_DATABASE.test(text) ? kindIn(OF_DATABASE, text) : null;
}

/** What a line of Redis means; null for a line about no trouble. */
export function storeErrorKind(text: string): StoreErrorKind | null {
  return ANY_OF_STORE.test(text) ? kindIn(OF_STORE, text) : null;
}

function kindIn<Kind>(rows: readonly Row<Kind>[], text: string): Kind | null {
  return rows.find(({ texts }) => texts?.test(text))?.kind ?? null;
}
