import { describe, expect, test } from '@jest/globals';
import { grantTypeOf, oauthBody } from '../../src/license/oauth.js';

describe('oauthBody', () => {
  test.each([
    ['{"error":"invalid_client","error_description":"Client authentication failed"}', 'invalid_client'],
    ['{ "error" : "unauthorized_client" }', 'unauthorized_client'],
    ['{"status":401,"error":"invalid_grant"}', 'invalid_grant'],
  ])('reads the code: %s', (body, error) => {
    expect(oauthBody(body, true)).toStrictEqual({ error });
  });

  test('a whole body without the member, or with a text that is no code, says that there is none', () => {
    expect(oauthBody('{"message":"forbidden"}', true)).toStrictEqual({ error: 'none' });
    expect(oauthBody('{"error":"Forbidden"}', true)).toStrictEqual({ error: 'none' });
    expect(oauthBody('<html>502 Bad Gateway</html>', true)).toStrictEqual({ error: 'none' });
  });

  test('a cut body that has not come to its error says nothing', () => {
    expect(oauthBody('{"message":"forb', false)).toStrictEqual({});
    expect(oauthBody('{"err', false)).toStrictEqual({});
  });

  test('a code cut before it is the only one that fits is a prefix', () => {
    expect(oauthBody('{"error": "inv', false)).toStrictEqual({ prefix: 'inv' });
    expect(oauthBody('{"error": "invalid_', false)).toStrictEqual({ prefix: 'invalid_' });
    expect(oauthBody('{"error": "', false)).toStrictEqual({ prefix: '' });
  });

  test('one code alone may fit, yet only what goes beyond the underscore counts as read', () => {
    expect(oauthBody('{"error": "unauth', false)).toStrictEqual({ prefix: 'unauth' });
    expect(oauthBody('{"error": "unauthorized_', false)).toStrictEqual({ prefix: 'unauthorized_' });
    expect(oauthBody('{"error": "unauthorized_c', false)).toStrictEqual({ error: 'unauthorized_client' });
    expect(oauthBody('{"error": "invalid_g', false)).toStrictEqual({ error: 'invalid_grant' });
  });

  test('invalid_r could be the request or the resource owner', () => {
    expect(oauthBody('{"error": "invalid_r', false)).toStrictEqual({ prefix: 'invalid_r' });
    expect(oauthBody('{"error": "invalid_res', false)).toStrictEqual({ error: 'invalid_resource_owner' });
  });

  test('a cut text that no code begins with is a prefix of none', () => {
    expect(oauthBody('{"error": "Forb', false)).toStrictEqual({ prefix: 'Forb' });
  });
});

test.each([
  ['client_credentials', 'client_credentials'],
  ['Client Credentials Grant', 'client_credentials'],
  ['password', 'password'],
  ['Resource Owner Grant', 'password'],
  ['resource_owner', 'password'],
  ['authorization_code', 'authorization_code'],
  ['refresh_token', 'refresh_token'],
  ['passwordless', undefined],
  ['implicit', undefined],
])('grant type of %j', (text, expected) => {
  expect(grantTypeOf(text)).toBe(expected);
});
