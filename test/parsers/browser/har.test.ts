import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { headOf } from '../../../src/reading/recognise.js';
import har from '../../../src/parsers/browser/har.js';
import { readHar, type HarRead } from './read.js';

const FOLDER = 'samples/parsers/har';
const sample = (name: string): HarRead => readHar([readFileSync(`${FOLDER}/${name}`)]);

/** Kind, line and quoted text of every event. */
const emitted = ({ events }: HarRead) =>
  events.map(({ kind, evidence }) => [kind, evidence[0].number, evidence[0].text]);

const message = (code: string, description: string): string =>
  `Failed to authenticate Smart Account credentials.: Failed to authenticate user - 'licsync'. {"error": "${code}", "error_description": "${description}"}`;
const UNAUTHORIZED = 'The client is not authorized to perform this request using this method.';

describe('an archive that Chromium recorded', () => {
  test("of the manager's GUI: two license requests, and the message of the one that was refused", () => {
    const read = sample('incident/browser/manager.har');
    const refused = `POST https://manager.example.com:8443/dataservice/smartLicensing/authenticate → 403 Forbidden: ${message('unauthorized_client', UNAUTHORIZED)}`;
    expect(emitted(read)).toEqual([
      [
        'manager.api-request',
        1,
        'GET https://manager.example.com:8443/dataservice/v1/smart-licensing/user-settings → 200 OK',
      ],
      ['manager.api-request', 1, refused],
      ['manager.gui-message', 1, refused],
    ]);
    expect(read.notices).toEqual([]);
    expect(read.reading).toMatchObject({ records: 7, understood: 2, host: null });
    expect(read.events[1]?.facts).toEqual({
      'http.request.method': 'POST',
      'url.path': '/dataservice/smartLicensing/authenticate',
      'url.domain': 'manager.example.com',
      'url.port': 8443,
      'http.response.status_code': 403,
      'http.request.id': '5f0c2f5e-8a55-4a0e-9a53-3f1d6f0f4a11',
      'http.request.body.bytes': 73,
      'http.response.body.bytes': 285,
      'user_agent.original':
        'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/150.0.0.0 Safari/537.36',
      'http.response.header.date': 'Tue, 24 Nov 2026 19:30:10 GMT',
      'event.duration': 644_299,
    });
    expect(read.events[2]).toMatchObject({
      stamp: { text: '2026-11-24T19:30:10.078Z', step: 1000, zone: { offset: 0 } },
      facts: {
        message: message('unauthorized_client', UNAUTHORIZED),
        'oauth.error': 'unauthorized_client',
        'user.name': 'licsync',
        'url.domain': 'manager.example.com',
      },
    });
  });

  test('of a token request that a person sent to the license server', () => {
    const { events, reading } = sample('chromium-ssm.har');
    expect(reading).toMatchObject({ records: 3, understood: 1 });
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      kind: 'http.exchange',
      by: 'person',
      stamp: { text: '2026-11-24T19:30:11.699Z' },
    });
    expect(events[0]?.facts).toEqual({
      'process.name': 'Chrome',
      'destination.domain': 'ssm.example.com',
      'destination.ip': '198.51.100.20',
      'destination.port': 8443,
      'http.request.method': 'POST',
      'url.original': 'https://ssm.example.com:8443/backend/oauth/token',
      'http.response.status_code': 401,
      'http.response.reason': 'Unauthorized',
      'http.response.header.server': 'nginx',
      'http.response.header.date': 'Tue, 24 Nov 2026 19:30:11 GMT',
      'http.response.body.content': `{"error":"unauthorized_client","error_description":"${UNAUTHORIZED}"}`,
      'oauth.grant_type': 'password',
      'oauth.client.id': 'planted-client-id-0001',
      'user.name': 'licsync',
      'event.duration': 6667,
    });
  });
});

describe('shapes of exporters', () => {
  test('Edge: sanitized, HTTP/2, body in base64, WebSocket frames with braces in them, a request without an answer', () => {
    const read = sample('edge-sanitized.har');
    const refused = `POST https://manager.example.com/dataservice/v1/smart-licensing/sync → 403: ${message('invalid_client', 'Client authentication failed due to unknown client.')}`;
    expect(emitted(read)).toEqual([
      [
        'manager.api-request',
        109,
        'GET https://manager.example.com/dataservice/v1/smart-licensing/user-settings → 200',
      ],
      ['manager.api-request', 190, refused],
      ['manager.gui-message', 190, refused],
      [
        'manager.api-request',
        281,
        'GET https://manager.example.com/dataservice/smartLicensing/fetchAccounts → net::ERR_EMPTY_RESPONSE',
      ],
    ]);
    expect(read.reading).toMatchObject({ records: 4, understood: 3 });
    expect(read.events[3]?.facts).not.toHaveProperty(['http.response.status_code']);
    expect(read.events[1]?.facts).toMatchObject({ 'http.response.header.date': 'Tue, 05 Mar 2024 10:15:03 GMT' });
  });

  test('Firefox: stamps with an offset, an address for a name', () => {
    const read = sample('firefox.har');
    expect(emitted(read).map(([kind, line]) => [kind, line])).toEqual([
      ['manager.api-request', 24],
      ['manager.gui-message', 24],
    ]);
    expect(read.events[1]).toMatchObject({
      stamp: { text: '2024-03-05T11:15:00.100+01:00', zone: { offset: 60 } },
      facts: { 'url.domain': '192.0.2.10', 'oauth.error': 'invalid_grant' },
    });
    expect(read.reading.last?.text).toBe('2024-03-05T11:15:09.000+01:00');
  });

  test("Safari: a message with the manager's own exception instead of an answer", () => {
    const { events } = sample('safari.har');
    expect(events.map(({ kind }) => kind)).toEqual(['manager.api-request', 'manager.gui-message']);
    expect(events[1]?.facts).toEqual({
      message:
        'Failed to sync licenses for Smart Account.: Connect to ssm.example.com:8443 [ssm.example.com/198.51.100.20] failed: Connection refused (Connection refused)',
      'url.domain': 'manager.example.com',
    });
  });

  test('Fiddler with Postman’s traffic: byte order mark, CRLF, seven digits, the creator at the end', () => {
    const { events, notices } = sample('fiddler-postman.har');
    expect(notices).toEqual([]);
    expect(
      events.map(({ kind, stamp, evidence: [one], facts }) => [kind, stamp?.text, one.number, facts]),
    ).toMatchObject([
      [
        'http.exchange',
        '2024-03-05T02:18:05.1230000-08:00',
        6,
        { 'process.name': 'Postman', 'http.response.status_code': 200, 'oauth.grant_type': 'password' },
      ],
      [
        'http.exchange',
        '2024-03-05T02:18:20.5000000-08:00',
        71,
        {
          'url.original': 'https://ssm.example.com:8443/backend/api/v1/accounts/EXAMPLE/licenses',
          'http.response.body.content': '{"error":"insufficient_scope"}',
        },
      ],
    ]);
    expect(events[0]?.facts).not.toHaveProperty(['http.response.body.content']);
  });
});

describe('how an archive is recognised', () => {
  const sure = (text: string): number => har.recognise(headOf('x', Buffer.from(text)));

  test.each([
    ['{"log":{"version":"1.2"', 1],
    ['\ufeff{\r\n  "log": {\r\n    "pages": [', 1],
    ['{"log":{"entries":[', 1],
    ['{"log":"a line of a container\\n","stream":"stdout"}', 0],
    ['{"entries":[]}', 0],
    ['{"log":{"level":"info"}}', 0],
  ])('%s', (text, expected) => {
    expect(sure(text)).toBe(expected);
  });
});
