import type { AppErrorKind, DatabaseErrorKind, GatewayErrorKind, StoreErrorKind } from './errors.js';
import type { GrantType } from './oauth.js';
import type { LogLevel } from './manager.js';

/** What the two servers write beside the license path: gateways, application, database, store, host and clock. */
export interface ServerFacts {
  /** One line of nginx's access log: written when the request ends. */
  'gateway.request': {
    readonly 'source.address': string;
    readonly 'http.request.method'?: string;
    readonly 'url.path'?: string;
    /** Virtual host, where the format states it. */
    readonly 'url.domain'?: string;
    readonly 'http.response.status_code'?: number;
    readonly 'http.response.body.bytes'?: number;
    readonly 'user_agent.original'?: string;
    /** X-Forwarded-For as it came: the client behind a proxy, then the proxies. */
    readonly 'network.forwarded_ip'?: string;
    /** Microseconds from the first byte of the request to the last of the answer. */
    readonly 'event.duration'?: number;
    /** Microseconds of it in the upstream. */
    readonly 'nginx.upstream.duration'?: number;
  };
  /** One line of nginx's error log. */
  'gateway.error': {
    readonly 'log.level': string;
    readonly 'nginx.connection.id'?: number;
    /** errno as nginx prints it, e.g. 111 for Connection refused, 28 for No space left on device. */
    readonly 'error.code'?: number;
    readonly 'error.kind'?: GatewayErrorKind;
    readonly 'error.message': string;
    readonly 'nginx.action'?: string;
    readonly 'source.address'?: string;
    readonly 'http.request.method'?: string;
    readonly 'url.path'?: string;
    readonly 'nginx.upstream'?: string;
    /** OpenSSL's packed error code in hexadecimal, `0A000102`. */
    readonly 'openssl.error'?: string;
    /** Number of the TLS alert that the peer sent (RFC 8446 section 6). */
    readonly 'tls.alert.code'?: number;
    /** OpenSSL's certificate verification error (X509_V_ERR_*), e.g. 18 for a self-signed certificate. */
    readonly 'x509.verify_error'?: number;
  };
  /**
   * One request that came in to the manager's own web service (Envoy's access log, or a browser's HAR): what the GUI asked,
   * and the status it got.
   */
  'manager.api-request': {
    readonly 'http.request.method'?: string;
    readonly 'url.path'?: string;
    readonly 'http.response.status_code'?: number;
    /** X-Request-Id. */
    readonly 'http.request.id'?: string;
    readonly 'http.request.body.bytes'?: number;
    readonly 'http.response.body.bytes'?: number;
    /** First address of X-Forwarded-For. */
    readonly 'source.address'?: string;
    readonly 'user_agent.original'?: string;
    /** Name or address of the manager that was asked for. */
    readonly 'url.domain'?: string;
    readonly 'url.port'?: number;
    /** Envoy's response flags, e.g. `UF` for a failed connection to the upstream. */
    readonly 'envoy.response_flags'?: string;
    /** The manager's own clock as its answer states it, in whole seconds, where a browser recorded it. */
    readonly 'http.response.header.date'?: string;
    /** Microseconds. */
    readonly 'event.duration'?: number;
  };
  /** One record of the manager's application server (WildFly) that tells of a start or stop, or of an error. */
  'manager.app-server': {
    readonly 'log.level': LogLevel;
    readonly 'log.logger': string;
    readonly message: string;
    readonly 'process.thread.name'?: string;
    /** Code of the message, `WFLYSRV0025`. */
    readonly 'event.code'?: string;
    readonly 'event.action'?: 'starting' | 'started' | 'stopping' | 'stopped';
    readonly 'error.type'?: string;
    readonly 'error.message'?: string;
    readonly 'error.causes'?: readonly string[];
  };
  /** One request as the application logged it (lograge or Rails' default lines). */
  'app.request': {
    readonly 'http.request.method'?: string;
    readonly 'url.path'?: string;
    readonly 'http.response.status_code'?: number;
    readonly 'rails.controller'?: string;
    readonly 'error.kind'?: AppErrorKind;
    readonly 'error.type'?: string;
    readonly 'error.message'?: string;
    /** Microseconds. */
    readonly 'event.duration'?: number;
    /** The tag that all lines of one request share. */
    readonly 'http.request.id'?: string;
    readonly 'source.address'?: string;
    /** Of the request's parameters, where the application logs them. */
    readonly 'oauth.grant_type'?: GrantType;
    readonly 'oauth.client.id'?: string;
    readonly 'user.name'?: string;
  };
  /** An exception that the application did not rescue while it served a request. */
  'app.exception': {
    /** Absent where the class says nothing and there is no text. */
    readonly 'error.kind'?: AppErrorKind;
    readonly 'error.type': string;
    readonly 'error.message'?: string;
    /** The tag that all lines of one request share, where the application is told to write one. */
    readonly 'http.request.id'?: string;
  };
  /** An exception in one of the application's background jobs (Sidekiq). */
  'app.job-exception': {
    readonly 'error.kind'?: AppErrorKind;
    readonly 'error.type': string;
    readonly 'error.message'?: string;
  };
  /** The license server's own word on how its last synchronisation with Cisco Smart Software Manager ended. */
  'app.upstream-sync': {
    readonly 'event.outcome': 'success' | 'failure';
    /** `overdue`: none has ended well for long; absent where a failure does not say more. */
    readonly 'event.reason'?: 'unreachable' | 'token-expired' | 'overdue';
    readonly 'error.message'?: string;
    /** Whole days since the last one that ended well, as the line states them. */
    readonly 'upstream.sync.age'?: number;
  };
  /** Redis says that it cannot do its work. */
  'redis.error': {
    readonly 'error.kind': StoreErrorKind;
    readonly 'error.message': string;
  };
  /** PostgreSQL refuses or fails: severity ERROR, FATAL or PANIC, or the crash of one of its processes. */
  'postgres.error': {
    /** Severity as PostgreSQL names it. */
    readonly 'log.level': 'LOG' | 'WARNING' | 'ERROR' | 'FATAL' | 'PANIC';
    readonly 'error.kind': DatabaseErrorKind;
    readonly 'error.message': string;
  };
  /** The kernel killed a process since memory ran out. */
  'kernel.oom-kill': { readonly 'process.name': string; readonly 'process.pid': number };
  /** The host's clock was set by a jump, or was found wrong by more than its daemon slews away unsaid. */
  'clock.step': {
    readonly 'event.action': 'wrong-by' | 'stepped' | 'jumped-forward' | 'jumped-backward';
    /** Microseconds, signed as the daemon writes it. */
    readonly 'clock.offset'?: number;
  };
  /** The host's clock follows no other clock. */
  'clock.unsynchronised': { readonly 'error.message': string };
  /** An address or name by which browsers reach the license server, out of the gateway's log; told once a source. */
  'gateway.named': { readonly 'server.address': string };
  /** The address that a name resolves to, against the addresses by which the server is reached. */
  'name.address-compared': {
    readonly 'dns.question.name': string;
    readonly 'dns.resolved_address': string;
    readonly 'server.address.seen': string;
    readonly same: boolean;
  };
  /** A request at the license server, paired from the lines of its gateway and its application. */
  'server.request': {
    readonly 'source.address'?: string;
    readonly 'http.request.method'?: string;
    readonly 'url.path'?: string;
    readonly 'http.response.status_code'?: number;
    readonly 'http.response.body.bytes'?: number;
    readonly 'user_agent.original'?: string;
    /** False where the gateway answered by itself; unknown without the application's log. */
    readonly 'app.reached'?: boolean;
    readonly 'error.kind'?: AppErrorKind;
    readonly 'error.type'?: string;
    readonly 'error.message'?: string;
  };
}
