import { grantTypeOf } from '../../license/oauth.js';
import type { GrantType } from '../../events/oauth.js';

/** Facts in the parameters of a token request. */
export interface TokenParameters {
  readonly grantType: GrantType | null;
  readonly clientId: string | null;
  readonly user: string | null;
}

/** Ruby's Hash#inspect: `"key"=>"value"`, since Ruby 3.4 with blanks around the arrow. */
const PAIR = /"(grant_type|client_id|username)" ?=> ?"((?:[^"\\]|\\.)*)"/g;

/** Reads a line of `Parameters: {…}`. Filtered values (`[FILTERED]`) are unknown. */
export function tokenParameters(text: string): TokenParameters {
  const pairs = new Map([...text.matchAll(PAIR)].map(([, key, value]) => [key ?? '', value ?? '']));
  const known = (key: string): string | null => {
    const value = pairs.get(key);
    return value === undefined || value === '' || value === '[FILTERED]' ? null : value;
  };
  const grant = known('grant_type');
  return {
    grantType: grant === null ? null : (grantTypeOf(grant) ?? null),
    clientId: known('client_id'),
    user: known('username'),
  };
}
