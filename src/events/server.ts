import type { AppErrorKind, DatabaseErrorKind, GatewayErrorKind, StoreErrorKind } from './errors.js';
import type { GrantType } from './oauth.js';
import type { LogLevel } from './manager.js';

/** Facts of both servers besides the manager's license log: gateways, application, database, store, host and clock. */
export interface ServerFacts {
  /** One line of a gateway's access log, written when the request ends. */
  'gateway.request': {
    /** Absent for nginx, and for what writes in its form. */
    readonly 'gateway.product'?: 'HAProxy';
    readonly 'source.address': string;
    readonly 'http.request.method'?: string;
    readonly 'url.path'?: string;
    /** Virtual host, if the format has it. */
    readonly 'url.domain'?: string;
    readonly 'http.response.status_code'?: number;
    readonly 'http.response.body.bytes'?: number;
    readonly 'user_agent.original'?: string;
    /** X-Forwarded-For as received: the client behind a proxy, then the proxies. */
    readonly 'network.forwarded_ip'?: string;
    /** Microseconds from the request's first byte to the answer's last. */
    readonly 'event.duration'?: number;
    /** Microseconds of it spent in the upstream. */
    readonly 'gateway.upstream.duration'?: number;
    /** Which upstream was asked, `ssm/ssm1`; absent if none was, or the format does not show it. */
    readonly 'gateway.upstream.address'?: string;
  };
  /** One line of nginx's error log. */
  'gateway.error': {
    readonly 'log.level': string;
    readonly 'nginx.connection.id'?: number;
    /** errno in nginx's text, such as 111 for Connection refused, 28 for No space left on device. */
    readonly 'error.code'?: number;
    readonly 'error.kind'?: GatewayErrorKind;
    readonly 'error.message': string;
    readonly 'nginx.action'?: string;
    readonly 'source.address'?: string;
    /** Port that the client connected to, if the server is named by its address. */
    readonly 'server.port'?: number;
    readonly 'http.request.method'?: string;
    readonly 'url.path'?: string;
    readonly 'gateway.upstream.address'?: string;
    /** OpenSSL's packed error code in hexadecimal, `0A000102`. */
    readonly 'openssl.error'?: string;
    /** The peer's TLS alert (RFC 8446 section 6). */
    readonly 'tls.alert.code'?: number;
    /** OpenSSL's certificate verification error (X509_V_ERR_*), such as 18 for a self-signed certificate. */
    readonly 'x509.verify_error'?: number;
  };
  /**
   * One request to the manager's own web service (Envoy's access log, or a browser's HAR): the GUI's request and its
   * status.
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
    /** Name or address of the manager in the request. */
    readonly 'url.domain'?: string;
    readonly 'url.port'?: number;
    /** Envoy's response flags, such as `UF` for a failed connection to the upstream. */
    readonly 'envoy.response_flags'?: string;
    /** The manager's own clock in its answer, in whole seconds, if a browser recorded it. */
    readonly 'http.response.header.date'?: string;
    /** Microseconds. */
    readonly 'event.duration'?: number;
  };
  /** One record of the manager's application server (WildFly) about a start, a stop or an error. */
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
  /** One request in the application's log (lograge or Rails' default lines). */
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
    /** The tag shared by all lines of one request. */
    readonly 'http.request.id'?: string;
    readonly 'source.address'?: string;
    /** From the request's parameters, if the application logs them. */
    readonly 'oauth.grant_type'?: GrantType;
    readonly 'oauth.client.id'?: string;
    readonly 'user.name'?: string;
  };
  /** An unrescued exception of the application while it served a request. */
  'app.exception': {
    /** Absent if the class says nothing and there is no text. */
    readonly 'error.kind'?: AppErrorKind;
    readonly 'error.type': string;
    readonly 'error.message'?: string;
    /** The tag shared by all lines of one request, if the application is configured to write one. */
    readonly 'http.request.id'?: string;
  };
  /** An exception in a background job of the application (Sidekiq). */
  'app.job-exception': {
    readonly 'error.kind'?: AppErrorKind;
    readonly 'error.type': string;
    readonly 'error.message'?: string;
  };
  /** Result of the license server's last synchronisation with Cisco Smart Software Manager, by the server. */
  'app.upstream-sync': {
    readonly 'event.outcome': 'success' | 'failure';
    /** `overdue`: no success for a long time; absent if a failure gives no reason. */
    readonly 'event.reason'?: 'unreachable' | 'token-expired' | 'overdue';
    readonly 'error.message'?: string;
    /** Whole days since the last success, as stated in the line. */
    readonly 'upstream.sync.age'?: number;
  };
  /** Redis reports an error of its own. */
  'redis.error': {
    readonly 'error.kind': StoreErrorKind;
    readonly 'error.message': string;
  };
  /** PostgreSQL reports an error: severity ERROR, FATAL or PANIC, or a crash of one of its processes. */
  'postgres.error': {
    /** PostgreSQL's severity. */
    readonly 'log.level': 'LOG' | 'WARNING' | 'ERROR' | 'FATAL' | 'PANIC';
    readonly 'error.kind': DatabaseErrorKind;
    readonly 'error.message': string;
  };
  /** The kernel killed a process because memory ran out. */
  'kernel.oom-kill': { readonly 'process.name': string; readonly 'process.pid': number };
  /** The host's clock jumped, or was wrong by more than its daemon corrects without a message. */
  'clock.step': {
    readonly 'event.action': 'wrong-by' | 'stepped' | 'jumped-forward' | 'jumped-backward';
    /** Microseconds, with the daemon's sign. */
    readonly 'clock.offset'?: number;
  };
  /** The host's clock has no time source. */
  'clock.unsynchronised': { readonly 'error.message': string };
  /** An address or name by which browsers reach the license server, from the gateway's log; emitted once per source. */
  'gateway.named': { readonly 'server.address': string };
  /** The address of a name compared with the addresses by which the server is reached. */
  'name.address-compared': {
    readonly 'dns.question.name': string;
    readonly 'dns.resolved_address': string;
    readonly 'server.address.seen': string;
    readonly same: boolean;
  };
  /** A request at the license server, from the lines of its gateway and application. */
  'server.request': {
    /** As its `gateway.request`. */
    readonly 'gateway.product'?: 'HAProxy';
    readonly 'source.address'?: string;
    readonly 'http.request.method'?: string;
    readonly 'url.path'?: string;
    readonly 'http.response.status_code'?: number;
    readonly 'http.response.body.bytes'?: number;
    readonly 'user_agent.original'?: string;
    /** False if the gateway answered by itself; unknown without the application's log. */
    readonly 'app.reached'?: boolean;
    readonly 'error.kind'?: AppErrorKind;
    readonly 'error.type'?: string;
    readonly 'error.message'?: string;
  };
}
