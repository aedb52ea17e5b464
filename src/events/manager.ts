import type { AnswerErrorKind, ClientErrorKind, ClientErrorStage } from './errors.js';
import type { OAuthErrorCode, GrantType } from './oauth.js';

export type LogLevel = 'TRACE' | 'DEBUG' | 'INFO' | 'WARN' | 'ERROR' | 'FATAL';
export type ReportingMode = 'on-prem' | 'online' | 'offline';

/** Facts of vmanage-server.log. Field names follow the Elastic Common Schema where it has one. */
export interface ManagerFacts {
  /** One record of a license class, with the facts in its message. */
  'manager.license-log': {
    readonly 'log.logger': string;
    readonly 'log.level': LogLevel;
    readonly 'process.thread.name'?: string;
    /** True if the line ends within the thread's name. */
    readonly 'process.thread.cut'?: true;
    /** The tenant that the line is about; absent for `default`. */
    readonly 'manager.tenant'?: string;
    /** The first of three brackets: one id for one request to the manager. */
    readonly 'http.request.id'?: string;
    readonly 'http.request.method'?: string;
    readonly 'url.full'?: string;
    readonly 'url.domain'?: string;
    readonly 'url.port'?: number;
    readonly 'url.path'?: string;
    readonly 'http.response.status_code'?: number;
    readonly 'oauth.error'?: OAuthErrorCode;
    readonly 'oauth.error.prefix'?: string;
    readonly 'oauth.grant_type'?: GrantType;
    readonly 'oauth.client.id'?: string;
    readonly 'oauth.client.id.blank'?: 'before' | 'after';
    readonly 'user.name'?: string;
    /** Class of the Java exception, without its package. */
    readonly 'error.type'?: string;
    readonly 'error.message'?: string;
    /** The texts after `Caused by:`, outermost first. */
    readonly 'error.causes'?: readonly string[];
    /** Body of the answer as logged by the manager. */
    readonly 'http.response.body.content'?: string;
    readonly 'license.mode'?: ReportingMode;
    readonly 'license.count'?: number;
    /** Date of the license server's last synchronisation with Cisco, as stated in the line: `2024-03-30`. */
    readonly 'upstream.sync.last'?: string;
    /** False if the line says that the account is not registered with Cisco. */
    readonly 'license.account.registered'?: false;
    readonly 'proxy.address'?: string;
    readonly 'proxy.port'?: number;
    /** True if a frame of the stack trace is of the way through a proxy; false if the line says that there is none. */
    readonly 'proxy.used'?: boolean;
    /** Set if the line says that a sync came to a good end. */
    readonly 'event.outcome'?: 'success';
    /** The message of a warning or an error. */
    readonly message?: string;
    /** True if the line ends within its message. */
    readonly 'log.truncated'?: boolean;
  };
  /** Release of the manager. */
  'manager.release': { readonly 'service.version': string };
  /** One request of the manager to the license server, paired with its answer. */
  'manager.call': {
    readonly 'event.outcome': 'success' | 'failure' | 'unknown';
    readonly 'process.thread.name'?: string;
    readonly 'http.request.method'?: string;
    readonly 'url.full'?: string;
    readonly 'url.domain'?: string;
    readonly 'url.port'?: number;
    readonly 'url.path'?: string;
    readonly 'http.response.status_code'?: number;
    /** What the exception means, by its root cause first; absent if its text or causes cannot be read. */
    readonly 'error.kind'?: ClientErrorKind;
    /** Where the client gave up; absent if several stages are possible. */
    readonly 'error.stage'?: ClientErrorStage;
    readonly 'error.type'?: string;
    readonly 'error.message'?: string;
    readonly 'error.causes'?: readonly string[];
    /** A certificate was used before or after its validity; without its cause the exception does not say which. */
    readonly 'error.outside_validity'?: boolean;
    /** Status of a proxy that refused a tunnel. */
    readonly 'proxy.response.status_code'?: number;
    /** Addresses that the exception names. */
    readonly 'dns.resolved_ip'?: readonly string[];
    readonly 'http.response.body.content'?: string;
    readonly 'license.mode'?: ReportingMode;
    readonly 'user.name'?: string;
    readonly 'log.truncated'?: boolean;
    readonly 'proxy.address'?: string;
    readonly 'proxy.port'?: number;
    /**
     * Whether the connection that was not made was the one to the proxy; absent if the manager has a proxy and nothing
     * shows whether this call used it.
     */
    readonly 'proxy.failed'?: boolean;
    /** Microseconds from the request to its answer. */
    readonly 'event.duration'?: number;
  };
  /** A message of the manager's GUI: pasted without a time, or in an answer recorded by a browser. */
  'manager.gui-message': {
    readonly message: string;
    /** Name or address of the manager in the browser. */
    readonly 'url.domain'?: string;
    readonly 'oauth.error'?: OAuthErrorCode;
    readonly 'oauth.error.prefix'?: string;
    readonly 'user.name'?: string;
  };
  /** The server's list of licenses, as counted by the manager. */
  'license.listed': { readonly 'license.count': number; readonly message?: string };
  /** The account is not registered with Cisco Smart Software Manager, by the manager or the server. */
  'license.account-not-registered': { readonly message: string };
  /** A warning of a license class after answered calls: the manager did not accept the answer. */
  'manager.warned': {
    readonly message: string;
    readonly 'error.kind'?: AnswerErrorKind;
    readonly 'warning.subject'?: 'licenses' | 'other';
  };
  /** A sync of another node of the cluster to the same license server within a day, and its result. */
  'cluster.outcome-compared': { readonly 'host.name': string; readonly 'event.outcome': 'success' };
  /** The end of one sync, as the manager showed it to its user. */
  'manager.sync-ended': {
    readonly 'event.outcome': 'success' | 'failure';
    readonly 'http.response.status_code'?: number;
    readonly 'license.count'?: number;
  };
}
