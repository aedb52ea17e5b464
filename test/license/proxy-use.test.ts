import { describe, expect, test } from '@jest/globals';
import type { Facts } from '../../src/core/event.js';
import { isProxyFrame, proxyFacts } from '../../src/license/proxy-use.js';

type Call = Facts['manager.call'];

const REFUSED: Call = {
  'event.outcome': 'failure',
  'error.kind': 'connection-refused',
  'error.stage': 'connect',
  'error.message': 'Connection refused',
  'url.domain': 'ssm.example.net',
};
const PROXY = { 'proxy.address': '192.0.2.77', 'proxy.port': 3128 } as const;
const AT_PROXY = { 'error.stage': 'proxy', 'proxy.failed': true };

describe('who is blamed for a connection that was not made', () => {
  test('the server, if nothing speaks of a proxy', () => {
    expect(proxyFacts(REFUSED, undefined, false)).toEqual({ 'proxy.failed': false });
    expect(proxyFacts(REFUSED, false, true)).toEqual({ 'proxy.failed': false });
  });

  test('the proxy that is logged with the call, or that a frame shows', () => {
    expect(proxyFacts({ ...REFUSED, ...PROXY }, undefined, false)).toEqual(AT_PROXY);
    expect(proxyFacts(REFUSED, true, false)).toEqual(AT_PROXY);
  });

  test('whom the exception names', () => {
    const named = (host: string): Call => ({
      ...REFUSED,
      ...PROXY,
      'error.message': `Connect to ${host} failed: Connection refused`,
    });
    expect(proxyFacts(named('ssm.example.net:8443 [ssm.example.net/198.51.100.40]'), undefined, false)).toEqual({
      'proxy.failed': false,
    });
    expect(proxyFacts(named('192.0.2.77:3128 [/192.0.2.77]'), undefined, false)).toEqual(AT_PROXY);
  });

  test('nobody, if a proxy is only configured', () => {
    expect(proxyFacts(REFUSED, undefined, true)).toEqual({});
  });

  test('the proxy for its own name, and for a wait in its tunnel only', () => {
    const call = (kind: 'name-not-resolved' | 'read-timed-out', message: string): Call => ({
      ...REFUSED,
      'proxy.address': 'px.example.net',
      'error.kind': kind,
      'error.message': message,
    });
    expect(proxyFacts(call('name-not-resolved', 'px.example.net'), undefined, false)).toEqual(AT_PROXY);
    expect(proxyFacts(call('name-not-resolved', 'ssm.example.net'), undefined, false)).toEqual({});
    expect(proxyFacts(call('read-timed-out', 'Read timed out'), true, false)).toEqual({ 'error.stage': 'proxy' });
    expect(proxyFacts(call('read-timed-out', 'Read timed out'), undefined, false)).toEqual({});
  });

  test('a 407 is the proxy’s answer', () => {
    expect(proxyFacts({ 'event.outcome': 'failure', 'http.response.status_code': 407 }, undefined, false)).toEqual({
      'error.kind': 'tunnel-refused',
      'error.stage': 'proxy',
      'proxy.response.status_code': 407,
    });
  });
});

test.each([
  ['\tat java.base/sun.net.www.http.HttpClient.privilegedOpenServer(HttpClient.java:565)', true],
  ['\tat java.base/sun.net.www.protocol.http.HttpURLConnection.doTunneling0(HttpURLConnection.java:2191)', true],
  ['\tat org.apache.http.impl.execchain.MainClientExec.createTunnelToTarget(MainClientExec.java:471)', true],
  ['\tat java.base/sun.net.www.http.HttpClient.openServer(HttpClient.java:510)', false],
  ['\tat java.base/sun.nio.ch.Net.pollConnect(Native Method)', false],
])('%s shows a proxy: %s', (line, isProxy) => {
  expect(isProxyFrame(line)).toBe(isProxy);
});
