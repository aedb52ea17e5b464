/**
 * One name per error, whatever program reports it in whatever words. An unreadable error has no kind; `other` was read,
 * but is none of these.
 */

/** Errors of a client: the manager's Java, or a command that a person typed. */
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
  | 'trust-store-unusable'
  | 'name-mismatch'
  | 'client-certificate-wanted'
  | 'tls-version'
  | 'cipher'
  /** The server ends the handshake and does not say why: alert handshake_failure (40). */
  | 'handshake-refused'
  | 'server-name-refused'
  | 'plaintext-port'
  | 'handshake-cut'
  | 'reset'
  | 'closed'
  | 'no-response'
  | 'read-timed-out'
  | 'other';

/** Where a client gave up. A reset or a time-out can come at several stages. */
export type ClientErrorStage = 'name' | 'connect' | 'proxy' | 'tls';

/** What a router or host reports by ICMP of a packet that it did not deliver. */
export type RouterErrorKind = 'unreachable' | 'prohibited' | 'port-unreachable' | 'too-big' | 'time-exceeded' | 'other';

/** Errors of the license server's gateway. */
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
  | 'client-certificate-wanted'
  | 'server-name-refused'
  | 'tls-version'
  | 'cipher'
  | 'other';

/** Errors of the license server's application; `own-fault` is one of its own code. */
export type AppErrorKind =
  | 'own-fault'
  | 'invalid-record'
  | 'disk-full'
  | 'out-of-memory'
  | 'store-not-saved'
  | 'store-unavailable'
  | 'database-unavailable'
  | 'other';

/** Errors of PostgreSQL. */
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

/** Errors of Redis. */
export type StoreErrorKind =
  'disk-full' | 'not-saved' | 'not-writable' | 'out-of-memory' | 'too-many-clients' | 'crashed' | 'stopped';

/** The error in a license server's answer, or in the manager's warning about it, beyond its status. */
export type AnswerErrorKind =
  | 'access-denied'
  | 'scope-missing'
  | 'token-invalid'
  | 'upstream-unreachable'
  | 'upstream-token-expired'
  | 'upstream-overdue'
  | 'acknowledgement-missing'
  | 'other';

/** Errors of a device that reports its license usage. */
export type DeviceErrorKind =
  | 'name-not-resolved'
  | 'connect-timed-out'
  | 'connection-refused'
  | 'no-route'
  | 'certificate'
  | 'tls'
  | 'proxy'
  | 'server-error'
  | 'no-answer'
  | 'not-accepted'
  /** The text says that communication failed, and not why. */
  | 'unspecified'
  | 'other';
