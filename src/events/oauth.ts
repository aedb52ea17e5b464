import type { AnswerErrorKind } from './errors.js';

/**
 * Error codes of the OAuth 2.0 token endpoint (RFC 6749 section 5.2), of bearer token use (RFC 6750 section 3.1), and
 * Doorkeeper's own. `none`: the whole body was read and has no such code.
 */
export type OAuthErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'invalid_scope'
  | 'access_denied'
  | 'server_error'
  | 'temporarily_unavailable'
  | 'invalid_resource_owner'
  | 'invalid_token'
  | 'insufficient_scope'
  | 'none';

/** Grant types of RFC 6749; SSM On-Prem calls `password` "Resource Owner Grant". */
export type GrantType = 'client_credentials' | 'password' | 'authorization_code' | 'refresh_token';

export interface OAuthFacts {
  /** The answer to a token request, by any witness; several witnesses of one request are merged. */
  'oauth.token-answer': {
    readonly 'url.path'?: string;
    readonly 'http.request.method'?: string;
    readonly 'http.response.status_code'?: number;
    readonly 'http.response.body.bytes'?: number;
    readonly 'oauth.error'?: OAuthErrorCode;
    /** The readable begin of a code that the line cuts. */
    readonly 'oauth.error.prefix'?: string;
    readonly 'oauth.grant_type'?: GrantType;
    readonly 'oauth.client.id'?: string;
    /** A blank or line end that was pasted with the id. */
    readonly 'oauth.client.id.blank'?: 'before' | 'after';
    readonly 'user.name'?: string;
    readonly 'http.response.body.content'?: string;
    readonly 'source.address'?: string;
    readonly 'server.address'?: string;
    readonly 'server.port'?: number;
    /** True if the manager's REST client reports it at level ERROR. */
    readonly 'manager.reported'?: boolean;
    /** Set for a manual check (`curl`), whose credentials may differ from the manager's. */
    readonly 'process.name'?: string;
  };
  /** The answer to a call of the license API with a token. */
  'api.answer': {
    /** The error in the body beyond the status; absent if there is no body, or it is cut too early. */
    readonly 'error.kind'?: AnswerErrorKind;
    readonly 'url.path'?: string;
    readonly 'http.request.method'?: string;
    readonly 'http.response.status_code'?: number;
    readonly 'http.response.body.bytes'?: number;
    readonly 'http.response.body.content'?: string;
    readonly 'oauth.error'?: OAuthErrorCode;
    readonly 'user.name'?: string;
    readonly 'source.address'?: string;
    readonly 'server.address'?: string;
    readonly 'server.port'?: number;
    readonly 'manager.reported'?: boolean;
    readonly 'process.name'?: string;
  };
  /** This attempt's client id compared with that of the same manager's last attempt that got a token. */
  'oauth.client-id-compared': {
    readonly 'oauth.client.id': string;
    readonly 'oauth.client.previous_id': string;
    /**
     * `few-characters`: same length, one or two different characters, as by a typing error; `blank`: the same but for a
     * blank or line end before or behind it.
     */
    readonly 'oauth.client.id.change': 'same' | 'blank' | 'few-characters' | 'other';
  };
  'oauth.client-created': {
    readonly 'oauth.client.id': string;
    readonly 'oauth.client.name'?: string;
    readonly 'oauth.grant_type'?: GrantType;
  };
  'oauth.client-deleted': { readonly 'oauth.client.id'?: string; readonly 'oauth.client.name'?: string };
  /** The server refused a client because its end date is past. */
  'oauth.client-expired': {
    readonly 'oauth.client.id'?: string;
    readonly 'oauth.client.name'?: string;
    /** True if the line states the id; otherwise only its request shows which client it is. */
    readonly 'oauth.client.identified': boolean;
  };
  /** The application refused a request because its API console (API Tool Kit) is off. */
  'app.api-console-off': { readonly 'url.path'?: string };
  /** The application says that a user is locked. */
  'oauth.user-locked': { readonly 'user.name': string };
  /** The application's check of the resource owner (the user) during a token request. */
  'oauth.user-checked': { readonly 'user.name': string; readonly 'event.outcome': 'success' | 'failure' };
}
