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

/** How a client id is shown in logs: whole, or with its middle masked (`4EFN-OKk****ci41`, `UJtw…PP50`). */
export interface VisibleId {
  readonly prefix: string;
  readonly suffix: string;
  readonly whole: boolean;
}

export function visibleId(text: string): VisibleId {
  const masked = /^([^*.…]*)(?:\*{2,}|\.{3}|…)(.*)$/.exec(text);
  return masked === null
    ? { prefix: text, suffix: text, whole: true }
    : { prefix: masked[1] ?? '', suffix: masked[2] ?? '', whole: false };
}

/** Shortest visible parts, in characters together, that say two ids are the same. */
const ENOUGH = 6;

/** Whether two shown ids can be one: yes or no by what is visible of both, unknown where too little is. */
export function sameId(a: string, b: string): boolean | null {
  const [x, y] = [visibleId(a), visibleId(b)];
  if (x.whole && y.whole) return a === b;
  const prefix = Math.min(x.prefix.length, y.prefix.length);
  const suffix = Math.min(x.suffix.length, y.suffix.length);
  const prefixFits = x.prefix.slice(0, prefix) === y.prefix.slice(0, prefix);
  const suffixFits = suffix === 0 || x.suffix.slice(-suffix) === y.suffix.slice(-suffix);
  if (!prefixFits || !suffixFits) return false;
  return prefix + suffix >= ENOUGH ? true : null;
}

/** Number of characters in which two whole ids of one length differ; null where they cannot be compared so. */
export function differingCharacters(a: string, b: string): number | null {
  if (!visibleId(a).whole || !visibleId(b).whole || a.length !== b.length) return null;
  let count = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) count++;
  return count;
}
