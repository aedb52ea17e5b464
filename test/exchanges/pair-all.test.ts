import { describe, expect, test } from '@jest/globals';
import { pairAll } from '../../src/exchanges/pair-all.js';
import { exchangesOf } from '../support/exchanges.js';
import { connect, connection, handshake, logLine, lookup, seen } from '../support/events.js';

const gateway = { 'source.address': '192.0.2.10', 'url.path': '/oauth/token', 'http.response.status_code': 401 };

describe('pairAll', () => {
  test("pairs the manager's lines by thread, and gives the names that the bundle knows", () => {
    const lines = [logLine({ 'url.full': 'https://ssm.example/oauth/token', 'url.path': '/oauth/token' }), logLine({})];
    const { episodes, names } = pairAll([...lines, lookup()]);
    expect(episodes.map(({ lines: own }) => own.length)).toEqual([2]);
    expect([...names.keys()]).toEqual(['ssm.example']);
  });

  test('pairs the lines of each license server apart', () => {
    const app = { 'url.path': '/oauth/token', 'http.response.status_code': 401 };
    const { requests } = pairAll([
      seen('app.request', app, { host: 'ssm-a', source: 'a' }),
      seen('gateway.request', gateway, { host: 'ssm-b', source: 'b' }),
      seen('gateway.request', gateway, { host: 'ssm-a', source: 'a-access' }),
    ]);
    expect(requests.map(({ host, parts }) => [host, parts.length])).toEqual([
      ['ssm-a', 2],
      ['ssm-b', 1],
    ]);
  });

  test('lines without a host are those of their source', () => {
    const { requests } = pairAll([
      seen('app.exception', { 'error.type': 'Timeout' }, { source: 'a' }),
      seen('app.request', { 'url.path': '/oauth/token' }, { source: 'b' }),
    ]);
    expect(requests.map(({ parts }) => parts.length)).toEqual([1]);
  });

  test('flows are what captures give, in order', () => {
    const icmp = seen('icmp.error', {
      'source.ip': '203.0.113.1',
      'icmp.type': 3,
      'icmp.code': 1,
      'error.kind': 'unreachable',
      'icmp.count': 1,
    });
    const flows = [lookup(), connection(), handshake(), connect(), icmp];
    const settings = seen('capture.settings', {});
    expect(pairAll([settings, ...flows]).flows).toEqual(flows);
  });

  test('nothing gives nothing', () => {
    expect(pairAll([])).toEqual(exchangesOf());
  });
});
