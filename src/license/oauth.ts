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

/** What the body of an answer says in OAuth's terms, as far as it can be read. */
export interface OAuthBody {
  readonly error?: OAuthErrorCode;
  /** The readable begin of a code that is cut off and could be several. */
  readonly prefix?: string;
}

/**
 * Reads the `error` member (RFC 6749 section 5.2) out of a body that may be re-serialised, cut off or no JSON at all.
 * A cut code counts as read only where its visible part goes beyond the underscore and fits one code alone.
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

/** Grant types by their OAuth name or by the name that SSM On-Prem's API Tool Kit gives them. */
export function grantTypeOf(text: string): GrantType | undefined {
  if (/client[_ ]credentials/i.test(text)) return 'client_credentials';
  if (/resource[_ ]owner|\bpassword\b/i.test(text)) return 'password';
  if (/authorization[_ ]code/i.test(text)) return 'authorization_code';
  return /refresh[_ ]token/i.test(text) ? 'refresh_token' : undefined;
}
