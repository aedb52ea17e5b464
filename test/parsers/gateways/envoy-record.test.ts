import { expect, test } from '@jest/globals';
import { envoyRecord } from '../../../src/parsers/gateways/envoy-record.js';

const LINE =
  '[2024-03-05T10:15:00.098Z] "POST /dataservice/v1/smart-licensing/sync HTTP/1.1" 403 - 184 211 692 691 "192.0.2.150" "curl/8.1" "0f3c7a52" "192.0.2.9:8443" "127.0.0.1:8080"';

test('a line is read in full', () => {
  expect(envoyRecord(LINE)).toMatchObject({
    stamp: { text: '2024-03-05T10:15:00.098Z', zone: { offset: 0 }, step: 1000 },
    request: { method: 'POST', target: '/dataservice/v1/smart-licensing/sync', version: '1.1' },
    status: 403,
    flags: null,
    bytesReceived: 184,
    bytesSent: 211,
    duration: 692,
    upstreamDuration: 691,
    forwardedFor: '192.0.2.150',
    agent: 'curl/8.1',
    requestId: '0f3c7a52',
    authority: '192.0.2.9:8443',
    upstream: '127.0.0.1:8080',
  });
});

test('cut anywhere after its stamp it keeps what is whole', () => {
  for (let length = LINE.indexOf(']'); length < LINE.length; length++) {
    const cut = envoyRecord(LINE.slice(0, length));
    expect(cut?.stamp?.text).toBe('2024-03-05T10:15:00.098Z');
    if (length > LINE.indexOf(' - 184')) expect(cut?.status).toBe(403);
    if (length > LINE.indexOf(' "192.0.2.9')) expect(cut?.requestId).toBe('0f3c7a52');
  }
});

test('without an answer there is no status', () => {
  expect(envoyRecord(LINE.replace(' 403 - ', ' 0 DC '))).toMatchObject({ status: null, flags: 'DC' });
});

test.each(['', '[INFO] text', '[2024-13-05T10:15:00.098Z] "GET / HTTP/1.1" 200'])('%s is none', (line) => {
  expect(envoyRecord(line)).toBeNull();
});
