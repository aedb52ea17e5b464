import { describe, expect, test } from '@jest/globals';
import { messageFacts } from '../../../src/parsers/manager/message.js';

const info = (message: string): ReturnType<typeof messageFacts> => messageFacts(message, 'INFO');
const error = (message: string): ReturnType<typeof messageFacts> => messageFacts(message, 'ERROR');

describe('an address', () => {
  test.each([
    [
      'at https://ssm.example:8443/oauth/token now',
      'https://ssm.example:8443/oauth/token',
      'ssm.example',
      8443,
      '/oauth/token',
    ],
    ['at https://ssm.example/oauth/token', 'https://ssm.example/oauth/token', 'ssm.example', 443, '/oauth/token'],
    ['at http://198.51.100.20/x', 'http://198.51.100.20/x', '198.51.100.20', 80, '/x'],
    ['at https://[2001:db8::20]:8443/x', 'https://[2001:db8::20]:8443/x', '2001:db8::20', 8443, '/x'],
    [
      'of https://ssm.example:8443/oauth/token: refused',
      'https://ssm.example:8443/oauth/token',
      'ssm.example',
      8443,
      '/oauth/token',
    ],
    ['"https://ssm.example:8443/a/b",', 'https://ssm.example:8443/a/b', 'ssm.example', 8443, '/a/b'],
  ])('%s', (message, full, domain, port, path) => {
    expect(info(message)).toMatchObject({ 'url.full': full, 'url.domain': domain, 'url.port': port, 'url.path': path });
  });

  test('of an address at the end of a line no port is known: the line may be cut', () => {
    expect(info('POST https://ssm.exam')).toMatchObject({ 'url.domain': 'ssm.exam' });
    expect(info('POST https://ssm.exam')).not.toHaveProperty(['url.port']);
    expect(info('POST https://ssm.example now')['url.port']).toBe(443);
  });

  test('without a path, or with the root alone, names no path', () => {
    expect(info('server https://ssm.example:8443')).not.toHaveProperty(['url.path']);
    expect(info('server https://ssm.example:8443/ is set')).not.toHaveProperty(['url.path']);
  });

  test('the first of several counts', () => {
    expect(info('https://a.example/x then https://b.example/y')['url.domain']).toBe('a.example');
  });
});

describe('a request', () => {
  test.each([
    ['POST https://ssm.example/oauth/token', 'POST'],
    ['sends GET to it', 'GET'],
    ['will post https://ssm.example/oauth/token', 'POST'],
    ['get request to https://ssm.example/x', 'GET'],
    ['Failed to get a good answer from https://ssm.example/x', undefined],
    ['POSTED', undefined],
  ])('%s: %s', (message, method) => {
    expect(info(message)['http.request.method']).toBe(method);
  });

  test.each([
    ['grant_type=password&client_id=x', 'password'],
    ['"grant_type": "client_credentials"', 'client_credentials'],
    ['grantType: password', 'password'],
    ['a grant of type password', 'password'],
    ['password=****', undefined],
    ['grant_type=implicit', undefined],
  ])('grant of %s: %s', (message, grant) => {
    expect(info(message)['oauth.grant_type']).toBe(grant);
  });

  test.each([
    ['client_id=4EFN-OKk_aci41&x', '4EFN-OKk_aci41'],
    ['"client_id": "4EFN****ci41"', '4EFN****ci41'],
    ['client id: UJtw…PP50', 'UJtw…PP50'],
    ['clientId=abcdef', 'abcdef'],
    ['client_id=abc', undefined],
    ['client_secret=abcdefgh', undefined],
  ])('client of %s: %s', (message, id) => {
    expect(info(message)['oauth.client.id']).toBe(id);
  });

  test.each([
    ["Failed to authenticate user - 'licsync'.", 'licsync'],
    ['username=licsync&password=****', 'licsync'],
    ['"username": "lic sync"', 'lic'],
    ["authenticated 'licsync'", 'licsync'],
    ["wanted by 'licsync'", 'licsync'],
    ['as principal licsync', 'licsync'],
    ['for account lic.sync@example.com', 'lic.sync@example.com'],
    ['the account is locked', undefined],
  ])('user of %s: %s', (message, user) => {
    expect(info(message)['user.name']).toBe(user);
  });
});

describe('a failure', () => {
  test.each([
    ['answered 401', 401],
    ['response code: 403', 403],
    ['status=502, giving up', 502],
    ['HTTP/1.1 500 Internal Server Error', 500],
    ['of https://ssm.example:8443/oauth/token (401)', 401],
    ['failed after 300 ms with 401', 401],
    ['failed after 300 ms', undefined],
    ['waited 120 seconds', undefined],
    ['at 198.51.100.200', undefined],
    ['at 10:15:200', undefined],
    ['no status at all', undefined],
  ])('status of "%s": %s', (message, status) => {
    expect(error(message)['http.response.status_code']).toBe(status);
  });

  test('a status inside the body, or of the proxy, is not the server’s', () => {
    expect(error('refused: {"status": 500}')).not.toHaveProperty(['http.response.status_code']);
    expect(error('Unable to tunnel through proxy. Proxy returns "HTTP/1.1 407 X"')).toMatchObject({
      'error.message': 'Unable to tunnel through proxy. Proxy returns "HTTP/1.1 407 X"',
    });
    expect(error('Unable to tunnel through proxy. Proxy returns "HTTP/1.1 407 X"')).not.toHaveProperty([
      'http.response.status_code',
    ]);
  });

  test('keeps the body, and reads its code, whole or cut', () => {
    expect(error('401: {"error":"invalid_client"}')).toMatchObject({
      'http.response.body.content': '{"error":"invalid_client"}',
      'oauth.error': 'invalid_client',
    });
    expect(error('401: {"error":"inv')).toMatchObject({ 'oauth.error.prefix': 'inv' });
    expect(error('403: {"message":"no"}')).toMatchObject({ 'oauth.error': 'none' });
    expect(error('502: <html><body>Bad Gateway</body></html>')).toMatchObject({ 'oauth.error': 'none' });
    expect(error('502: <html><body>Bad Gat')).not.toHaveProperty(['oauth.error']);
  });

  test.each([
    [
      'ConnectException: Connection refused (Connection refused)',
      'ConnectException',
      'Connection refused (Connection refused)',
    ],
    ['it ended: Read timed out', undefined, 'Read timed out'],
    ['SSLHandshakeException - PKIX path building failed: x', 'SSLHandshakeException', 'PKIX path building failed: x'],
    [
      'UnknownHostException: ssm.example: Name or service not known',
      'UnknownHostException',
      'ssm.example: Name or service not known',
    ],
    [
      'Connect to ssm.example:8443 [ssm.example/198.51.100.20] failed: connect timed out',
      undefined,
      'Connect to ssm.example:8443 [ssm.example/198.51.100.20] failed: connect timed out',
    ],
  ])('exception of "%s"', (message, type, text) => {
    const facts = error(message);
    expect([facts['error.type'], facts['error.message']]).toEqual([type, text]);
  });

  test('is read of errors and warnings only', () => {
    const message = 'answered 401: {"error":"invalid_client"}';
    expect(messageFacts(message, 'WARN')).toMatchObject({ 'http.response.status_code': 401, message });
    expect(messageFacts(message, 'FATAL')).toMatchObject({ 'oauth.error': 'invalid_client' });
    expect(info(message)).toEqual({});
  });
});

describe('what else a message says', () => {
  test.each([
    ['mode of reporting: on-prem', 'on-prem'],
    ['Mode ON_PREM', 'on-prem'],
    ['mode is offline', 'offline'],
    ['online mode', 'online'],
    ['on-prem', undefined],
    ['the model is online', undefined],
  ])('mode of "%s": %s', (message, mode) => {
    expect(info(message)['license.mode']).toBe(mode);
  });

  test.each([
    ['proxy host : 192.0.2.80 port : 3128', '192.0.2.80', 3128],
    ['through proxy proxy.example:8080', 'proxy.example', 8080],
    ['proxy null port 0', undefined, undefined],
    ['without proxy', undefined, undefined],
  ])('proxy of "%s"', (message, address, port) => {
    const facts = info(message);
    expect([facts['proxy.address'], facts['proxy.port']]).toEqual([address, port]);
  });

  test.each([
    ['12 licenses received', 12],
    ['licenses, count=0', 0],
    ['No licenses for the account', 0],
    ['the license list came back empty', 0],
    ['2 virtual licenses', undefined],
    ['licenses of 15 devices', undefined],
    ['3 accounts', undefined],
  ])('licenses of "%s": %s', (message, count) => {
    expect(info(message)['license.count']).toBe(count);
  });

  test('an account that is not registered', () => {
    expect(info('the account is not registered')['license.account.registered']).toBe(false);
    expect(info('registration pending')['license.account.registered']).toBe(false);
    expect(info('user account is not registered')['license.account.registered']).toBe(false);
    for (const other of [
      'device registration is incomplete',
      'edge C8K-1 is not registered',
      'registration of 3 devices pending',
    ])
      expect(info(other)).not.toHaveProperty(['license.account.registered']);
    expect(info('registered since Monday')).not.toHaveProperty(['license.account.registered']);
  });

  test('nothing of nothing', () => {
    expect(info('')).toEqual({});
    expect(error('')).toEqual({ message: '' });
  });
});
