import { describe, expect, test } from '@jest/globals';
import { archive, bytesOf, entry, readHar } from './read.js';

const kindsAt = (url: string, response: object = {}): readonly string[] =>
  readHar([bytesOf(archive([entry({ request: { url }, response })]))]).events.map(({ kind }) => kind);

describe('what an entry is of', () => {
  test.each([
    ['https://manager.example.com/dataservice/v1/smart-licensing/sync', ['manager.api-request']],
    ['https://manager.example.com:8443/prefix/dataservice/msla/licenses/sync', ['manager.api-request']],
    ['https://manager.example.com:8443/dataservice/settings/configuration/smartLicensing', ['manager.api-request']],
    ['https://manager.example.com:8443/dataservice/device', []],
    ['https://manager.example.com:8443/apps/license.js', []],
    ['https://software.example.com/smart-licensing/', []],
    ['https://ssm.example.com/oauth/token', ['http.exchange']],
    ['https://ssm.example.com:8443/oauth2/token', ['http.exchange']],
    ['https://ssm.example.com:8443/api/v1/accounts/A/licenses', ['http.exchange']],
    ['https://ssm.example.com/backend/api/v1/accounts/A%20B/virtual-accounts/V/tokens', ['http.exchange']],
    ['https://other.example.com/api/v1/users', []],
    ['https://login.example.com/common/oauth2/v2.0/token', []],
    ['data:text/plain,/oauth/token', []],
    ['https://[2001:db8::20]:8443/oauth/token', ['http.exchange']],
  ])('%s', (url, kinds) => {
    expect(kindsAt(url)).toEqual(kinds);
  });

  test.each([
    ['net::ERR_CONNECTION_REFUSED', 'refused'],
    ['net::ERR_CONNECTION_TIMED_OUT', 'unanswered'],
  ])('a browser that got no connection to the license server: %s', (_error, handshake) => {
    const request = { url: 'https://ssm.example.com:8443/backend/oauth/token' };
    const { events } = readHar([bytesOf(archive([entry({ request, response: { status: 0, _error } })]))]);
    expect(events).toMatchObject([{ kind: 'tcp.connection' }]);
    expect(events[0]?.facts).toEqual({
      'process.name': 'Chrome',
      'destination.domain': 'ssm.example.com',
      'destination.port': 8443,
      'tcp.handshake': handshake,
    });
  });

  test('another failure of a browser says nothing of the way that the manager takes', () => {
    expect(
      kindsAt('https://ssm.example.com:8443/oauth/token', { status: 0, _error: 'net::ERR_CERT_AUTHORITY_INVALID' }),
    ).toEqual([]);
  });
});

describe('the message of an answer', () => {
  const messageOf = (text: string, parts: object = {}): unknown => {
    const content = { mimeType: 'application/json', text };
    const { events } = readHar([bytesOf(archive([entry({ response: { content, ...parts } })]))]);
    return events.find(({ kind }) => kind === 'manager.gui-message')?.facts;
  };
  const url = { 'url.domain': 'manager.example.com' };

  test('is message and details with a colon between, unless one repeats the other', () => {
    expect(messageOf('{"error":{"message":"Failed to authenticate","details":"Connection reset","code":"X"}}')).toEqual(
      {
        message: 'Failed to authenticate: Connection reset',
        ...url,
      },
    );
    expect(messageOf('{"error":{"message":"Failed to authenticate","details":"Failed to authenticate now"}}')).toEqual({
      message: 'Failed to authenticate now',
      ...url,
    });
  });

  test('is read of a body that is cut within its JSON', () => {
    const cut = `{"error":{"message":"Failed to authenticate Smart Account credentials.","details":"Failed to authenticate user - 'licsync'. {\\"error\\": \\"unauthorized_c`;
    expect(messageOf(cut)).toMatchObject({ 'oauth.error': 'unauthorized_client', 'user.name': 'licsync' });
  });

  test('is none where the request was refused for another reason', () => {
    expect(
      messageOf('{"error":{"message":"Forbidden","details":"User may not write","code":"ACL0001"}}'),
    ).toBeUndefined();
    expect(messageOf('<html>Forbidden</html>')).toBeUndefined();
    expect(messageOf('{"isPresentCredentials":true,"name":"Smart Account"}', { status: 200 })).toBeUndefined();
  });
});
