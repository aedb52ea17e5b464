import type { AnswerErrorKind, ClientErrorKind, ClientErrorStage } from './errors.js';
import type { OAuthErrorCode } from './oauth.js';

/** Errors copied out of their place, without time, client or request. */
export interface PastedFacts {
  /** One exception, error answer or error line of a command by itself; which request it was about is not known. */
  'paste.error': {
    /** What the paste is: an answer's body or status line, a Java exception, or the error line of a command. */
    readonly 'paste.form': 'answer' | 'exception' | 'command';
    /** The line that states the error. */
    readonly 'error.message': string;
    /** What the error means, by its root cause first; absent if its text cannot be read. */
    readonly 'error.kind'?: ClientErrorKind;
    /** Where the client gave up; absent if several stages are possible. */
    readonly 'error.stage'?: ClientErrorStage;
    /** Class of the Java exception, without its package. */
    readonly 'error.type'?: string;
    /** `Class: text` of its causes, the root last. */
    readonly 'error.causes'?: readonly string[];
    readonly 'error.outside_validity'?: boolean;
    readonly 'proxy.response.status_code'?: number;
    readonly 'dns.resolved_ip'?: readonly string[];
    /** The target that the text names. */
    readonly 'url.domain'?: string;
    readonly 'url.port'?: number;
    readonly 'http.response.status_code'?: number;
    /** The body, if the paste is one. */
    readonly 'http.response.body.content'?: string;
    readonly 'oauth.error'?: OAuthErrorCode;
    /** The readable begin of a code that the paste cuts. */
    readonly 'oauth.error.prefix'?: string;
    /** The error in the body beyond an OAuth code. */
    readonly 'answer.error.kind'?: AnswerErrorKind;
    /** The command that printed it. */
    readonly 'process.name'?: string;
  };
}
