import type { AnswerErrorKind } from './errors.js';

/**
 * Error codes of the OAuth 2.0 token endpoint (RFC 6749 section 5.2), of bearer token use (RFC 6750 section 3.1),
 * and Doorkeeper's own. `none`: the whole body of the answer was read and holds no such code.
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
  /** The answer to a token request, by whichever witness; several witnesses of one request are merged. */
  'oauth.token-answer': {
    readonly 'url.path'?: string;
    readonly 'http.request.method'?: string;
    readonly 'http.response.status_code'?: number;
    readonly 'http.response.body.bytes'?: number;
    readonly 'oauth.error'?: OAuthErrorCode;
    /** The code as far as it can be read, where the line is cut inside it. */
    readonly 'oauth.error.prefix'?: string;
    readonly 'oauth.grant_type'?: GrantType;
    readonly 'oauth.client.id'?: string;
    readonly 'user.name'?: string;
    readonly 'http.response.body.content'?: string;
    readonly 'source.address'?: string;
    readonly 'server.address'?: string;
    readonly 'server.port'?: number;
    /** A line of the manager's REST client at level ERROR tells of it. */
    readonly 'manager.reported'?: boolean;
    /** Set where a person asked with a command (`curl`), with credentials that may be others than the manager's. */
    readonly 'process.name'?: string;
  };
  /** The answer to a call of the license API, made with a token. */
  'api.answer': {
    /** What the body says beyond the status; absent where there is none, or it is cut before it says that. */
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
  /** The client id of this attempt against the one of the last attempt of the same manager that got a token. */
  'oauth.client-id-compared': {
    readonly 'oauth.client.id': string;
    readonly 'oauth.client.previous_id': string;
    /** `few-characters`: of equal length, different in one or two characters, as a slip of the hand is. */
    readonly 'oauth.client.id.change': 'same' | 'few-characters' | 'other';
  };
  'oauth.client-created': {
    readonly 'oauth.client.id': string;
    readonly 'oauth.client.name'?: string;
    readonly 'oauth.grant_type'?: GrantType;
  };
  'oauth.client-deleted': { readonly 'oauth.client.id'?: string; readonly 'oauth.client.name'?: string };
  /** The server did not use a client since its end date is past. */
  'oauth.client-expired': {
    readonly 'oauth.client.id'?: string;
    readonly 'oauth.client.name'?: string;
    /** The line states the id; one that does not can only be told by the request that it was written in. */
    readonly 'oauth.client.identified': boolean;
  };
  /** The application refused a request since its API console (API Tool Kit) is switched off. */
  'app.api-console-off': { readonly 'url.path'?: string };
  /** The application says that a user is locked. */
  'oauth.user-locked': { readonly 'user.name': string };
  /** The application's own word on the resource owner (the user), written while it served a token request. */
  'oauth.user-checked': { readonly 'user.name': string; readonly 'event.outcome': 'success' | 'failure' };
}
