import type { Ending } from './scenario.js';

/** The token endpoint's answers: status and body, verbatim from Doorkeeper 5.5. */
export interface TokenAnswer {
  readonly status: number;
  readonly error: string | null;
  readonly description: string | null;
  readonly bodyBytes: number;
}

const GRANT =
  'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.';

const REFUSALS: Readonly<Record<Exclude<Ending, 'synced'>, readonly [number, string, string]>> = {
  'client-refused': [
    401,
    'invalid_client',
    'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.',
  ],
  'grant-refused': [
    401,
    'unauthorized_client',
    'The client is not authorized to perform this request using this method.',
  ],
  'grant-refused-403': [403, 'invalid_grant', GRANT],
  'password-wrong': [400, 'invalid_grant', GRANT],
};

/** Doorkeeper's tokens have 43 characters. */
const TOKEN_BODY = `{"access_token":"${'x'.repeat(43)}","token_type":"Bearer","expires_in":7200,"created_at":1700000000}`;

/**
 * nginx's `$body_bytes_sent` for a chunked body: length in hex, CRLF, body, CRLF, then the last chunk of five bytes.
 * Hence 136, 184 and 224 bytes for bodies of 125, 173 and 213.
 */
export const chunkedBytes = (body: string): number => {
  const length = Buffer.byteLength(body);
  return length + length.toString(16).length + 9;
};

export function tokenAnswer(ending: Ending): TokenAnswer {
  if (ending === 'synced') return { status: 200, error: null, description: null, bodyBytes: chunkedBytes(TOKEN_BODY) };
  const [status, error, description] = REFUSALS[ending];
  return { status, error, description, bodyBytes: chunkedBytes(errorBody({ error, description })) };
}

/** The body as Rails sends it, or as the manager re-serialises it, with a blank after colon and comma. */
export function errorBody(answer: Pick<TokenAnswer, 'error' | 'description'>, blanks = false): string {
  const [colon, comma] = blanks ? [': ', ', '] : [':', ','];
  const field = (key: string, value: string | null): string => `"${key}"${colon}"${value ?? ''}"`;
  return `{${field('error', answer.error)}${comma}${field('error_description', answer.description)}}`;
}
