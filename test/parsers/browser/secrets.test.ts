import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../../src/node.js';
import { renderHtml } from '../../../src/report/html.js';
import { renderJson } from '../../../src/report/json.js';
import { renderMarkdown } from '../../../src/report/markdown.js';
import { archive, bytesOf, entry, readHar } from './read.js';

const SECRET = 'planted-secret-0Zq7';
const headers = [
  { name: 'Cookie', value: `JSESSIONID=${SECRET}` },
  { name: 'Authorization', value: `Bearer ${SECRET}` },
  { name: 'X-XSRF-TOKEN', value: SECRET },
  { name: 'Set-Cookie', value: `JSESSIONID=${SECRET}` },
];
const cookies = [{ name: 'JSESSIONID', value: SECRET }];
const posted = {
  mimeType: 'application/x-www-form-urlencoded',
  text: `j_username=admin&j_password=${SECRET}&client_secret=${SECRET}`,
  params: [
    { name: 'j_password', value: SECRET },
    { name: 'client_secret', value: SECRET },
    { name: 'grant_type', value: 'password' },
  ],
};

/** An entry with a secret in every place that has one, and this body. */
function planted(url: string, body: string, status = 403): object {
  const queryString = [{ name: 'access_token', value: SECRET }];
  return entry({
    request: { url, headers, cookies, queryString, postData: posted },
    response: {
      status,
      headers,
      cookies,
      content: { mimeType: 'application/json', text: body },
      redirectURL: `https://x.example/?t=${SECRET}`,
    },
  });
}

const manager = `https://admin:${SECRET}@manager.example.com/dataservice/smartLicensing/authenticate;jsessionid=${SECRET}?access_token=${SECRET}#${SECRET}`;
const server = `https://ssm.example.com:8443/backend/oauth/token?client_secret=${SECRET}`;
const granted = JSON.stringify({ access_token: SECRET, accessToken: SECRET });

describe('secrets', () => {
  test('of headers, cookies, addresses, forms and answers that grant are in no event', () => {
    const refused = JSON.stringify({ error: { message: 'Failed to authenticate Smart Account', details: 'no' } });
    const { events } = readHar([
      bytesOf(archive([planted(manager, refused), planted(manager, granted, 200), planted(server, granted, 200)])),
    ]);
    expect(events.map(({ kind }) => kind)).toEqual([
      'manager.api-request',
      'manager.gui-message',
      'manager.api-request',
      'http.exchange',
    ]);
    expect(JSON.stringify(events)).not.toContain(SECRET);
    expect(events[3]?.facts).toMatchObject({ 'oauth.grant_type': 'password' });
  });

  test('that an answer quotes do not leave with a report', async () => {
    const said = `Failed to authenticate user - 'licsync'. {"error": "invalid_client", "client_secret": "${SECRET}", "password": "${SECRET}"}`;
    const refused = JSON.stringify({ error: { message: 'Failed to authenticate Smart Account.', details: said } });
    const echoed = `{"error":"invalid_client","client_secret":"${SECRET}","access_token":"${SECRET}"}`;
    const bytes = bytesOf(archive([planted(manager, refused), planted(server, echoed, 401)]));
    const analysis = await analyze({ path: 'x.har', content: bytes });
    expect(analysis.findings.map(({ rule }) => rule)).toContain('wrong-client-secret');
    for (const text of [renderMarkdown(analysis), renderJson(analysis), renderHtml(analysis)]) {
      expect(text).toContain('Failed to authenticate');
      expect(text).not.toContain(SECRET);
    }
  });
});
