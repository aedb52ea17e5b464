import type { GrantType, OAuthErrorCode } from '../events/oauth.js';

const CODES: readonly OAuthErrorCode[] = [
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
  'access_denied',
  'server_error',
  'temporarily_unavailable',
  'invalid_resource_owner',
  'invalid_token',
  'insufficient_scope',
];

/** The readable OAuth fields of an answer's body. */
export interface OAuthBody {
  readonly error?: OAuthErrorCode;
  /** The begin of a cut code that could be several. */
  readonly prefix?: string;
}

/**
 * Reads the `error` member (RFC 6749 section 5.2) from a body that may be re-serialised, cut off or no JSON. A cut code
 * counts only if its visible part goes beyond the underscore and fits one code.
 */
export function oauthBody(body: string, whole: boolean): OAuthBody {
  const member = /"error"\s*:\s*"([A-Za-z_ ]*)("?)/.exec(body);
  if (member === null) return whole ? { error: 'none' } : {};
  const text = member[1] ?? '';
  if (member[2] === '"') return { error: CODES.find((code) => code === text) ?? 'none' };
  const fitting = CODES.filter((code) => code.startsWith(text));
  const only = fitting.length === 1 && /_[a-z]/.test(text) ? fitting[0] : undefined;
  return only === undefined ? { prefix: text } : { error: only };
}

/** Grant types by their OAuth name or their name in SSM On-Prem's API Tool Kit. */
export function grantTypeOf(text: string): GrantType | undefined {
  if (/client[_ ]credentials/i.test(text)) return 'client_credentials';
  if (/resource[_ ]owner|\bpassword\b/i.test(text)) return 'password';
  if (/authorization[_ ]code/i.test(text)) return 'authorization_code';
  return /refresh[_ ]token/i.test(text) ? 'refresh_token' : undefined;
}
