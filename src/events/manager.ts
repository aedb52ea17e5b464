import type { AnswerErrorKind, ClientErrorKind, ClientErrorStage } from './errors.js';
import type { OAuthErrorCode, GrantType } from './oauth.js';

export type LogLevel = 'TRACE' | 'DEBUG' | 'INFO' | 'WARN' | 'ERROR' | 'FATAL';
export type ReportingMode = 'on-prem' | 'online' | 'offline';

/** What vmanage-server.log says. Field names follow the Elastic Common Schema where it has one. */
export interface ManagerFacts {
  /** One record of a class on the license path, with whatever its message carries. */
  'manager.license-log': {
    readonly 'log.logger': string;
    readonly 'log.level': LogLevel;
    readonly 'process.thread.name'?: string;
    /** The line ends before the thread's name does. */
    readonly 'process.thread.cut'?: true;
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
    readonly 'user.name'?: string;
    /** Class of the Java exception, without its package. */
    readonly 'error.type'?: string;
    readonly 'error.message'?: string;
    /** The texts behind `Caused by:`, outermost first. */
    readonly 'error.causes'?: readonly string[];
    /** Body of the answer as the manager logged it. */
    readonly 'http.response.body.content'?: string;
    readonly 'license.mode'?: ReportingMode;
    readonly 'license.count'?: number;
    /** The line says that the account is not registered with Cisco. */
    readonly 'license.account.registered'?: false;
    readonly 'proxy.address'?: string;
    readonly 'proxy.port'?: number;
    /** The message itself, of a warning or an error. */
    readonly message?: string;
    /** The line ends before its message does. */
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
    /** What the exception means, the root of its causes first; absent where its text or its causes cannot be read. */
    readonly 'error.kind'?: ClientErrorKind;
    /** Where the client gave up; absent where its exception can come at several stages. */
    readonly 'error.stage'?: ClientErrorStage;
    readonly 'error.type'?: string;
    readonly 'error.message'?: string;
    readonly 'error.causes'?: readonly string[];
    /** A certificate was used before or behind its time: without its cause the exception does not say which. */
    readonly 'error.outside_validity'?: boolean;
    /** Status by which a proxy refused a tunnel. */
    readonly 'proxy.response.status_code'?: number;
    /** Addresses that the exception names as tried. */
    readonly 'dns.resolved_ip'?: readonly string[];
    readonly 'http.response.body.content'?: string;
    readonly 'license.mode'?: ReportingMode;
    readonly 'user.name'?: string;
    readonly 'log.truncated'?: boolean;
    readonly 'proxy.address'?: string;
    readonly 'proxy.port'?: number;
    /** The client's exception names the proxy as what it could not connect to. */
    readonly 'proxy.failed'?: boolean;
    /** Microseconds from the request to its answer. */
    readonly 'event.duration'?: number;
  };
  /** What the manager's GUI showed: pasted without a time, or in the body of an answer that a browser recorded. */
  'manager.gui-message': {
    readonly message: string;
    /** Name or address of the manager by which the browser asked for its GUI. */
    readonly 'url.domain'?: string;
    readonly 'oauth.error'?: OAuthErrorCode;
    readonly 'oauth.error.prefix'?: string;
    readonly 'user.name'?: string;
  };
  /** The server's list of licenses as the manager counts it. */
  'license.listed': { readonly 'license.count': number; readonly message?: string };
  /** Manager or server say that the account is not registered with Cisco Smart Software Manager. */
  'license.account-not-registered': { readonly message: string };
  /** A warning of the license path after calls that were answered: the manager was not content with what it got. */
  'manager.warned': {
    readonly message: string;
    readonly 'error.kind'?: AnswerErrorKind;
    readonly 'warning.subject'?: 'licenses' | 'other';
  };
  /** Another node of the manager's cluster, at the same license server within a day, and how its sync ended. */
  'cluster.outcome-compared': { readonly 'host.name': string; readonly 'event.outcome': 'success' };
  /** The manager ended one sync: what it told its own user. */
  'manager.sync-ended': {
    readonly 'event.outcome': 'success' | 'failure';
    readonly 'http.response.status_code'?: number;
    readonly 'license.count'?: number;
  };
}
