/**
 * What went wrong, by one name, whatever program says it in whichever words. An error that cannot be read has no kind;
 * `other` was read, and is none of these.
 */

/** What kept a client from its answer: the manager's Java, or a command that a person typed. */
export type ClientErrorKind =
  | 'name-not-resolved'
  | 'name-server-failed'
  | 'connect-timed-out'
  | 'connection-refused'
  | 'no-route'
  | 'tunnel-refused'
  | 'certificate-path'
  | 'certificate-expired'
  | 'certificate-not-yet-valid'
  | 'certificate-weak'
  | 'name-mismatch'
  | 'client-certificate-wanted'
  | 'tls-version'
  | 'cipher'
  | 'plaintext-port'
  | 'handshake-cut'
  | 'reset'
  | 'closed'
  | 'no-response'
  | 'read-timed-out'
  | 'other';

/** Where on its way a client gave up. A reset, or a wait in vain for an answer, can come at several places. */
export type ClientErrorStage = 'name' | 'connect' | 'proxy' | 'tls';

/** What the gateway of the license server says it could not do. */
export type GatewayErrorKind =
  | 'no-live-upstream'
  | 'upstream-closed'
  | 'connection-refused'
  | 'no-route'
  | 'reset'
  | 'timed-out'
  | 'no-such-file'
  | 'permission-denied'
  | 'disk-full'
  | 'plaintext-port'
  | 'other';

/** What kept the application of the license server from serving a request; `own-fault` is an error of its own code. */
export type AppErrorKind =
  'own-fault' | 'disk-full' | 'out-of-memory' | 'store-unavailable' | 'database-unavailable' | 'other';

/** Why PostgreSQL cannot do its work. */
export type DatabaseErrorKind =
  | 'disk-full'
  | 'too-many-clients'
  | 'starting-up'
  | 'shutting-down'
  | 'not-authenticated'
  | 'out-of-memory'
  | 'crashed'
  | 'damaged'
  | 'other';

/** Why Redis cannot do its work. */
export type StoreErrorKind =
  'disk-full' | 'not-saved' | 'not-writable' | 'out-of-memory' | 'too-many-clients' | 'crashed' | 'stopped';

/** What an answer of the license server, or the manager's warning of it, says beyond its status. */
export type AnswerErrorKind =
  | 'access-denied'
  | 'scope-missing'
  | 'token-invalid'
  | 'upstream-unreachable'
  | 'upstream-token-expired'
  | 'upstream-overdue'
  | 'acknowledgement-missing'
  | 'other';
