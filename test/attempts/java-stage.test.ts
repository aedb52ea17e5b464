import { describe, expect, test } from '@jest/globals';
import { stageOfJava } from '../../src/attempts/java-stage.js';

describe('stageOfJava', () => {
  test.each<readonly [string, string | undefined, string]>([
    ['name', 'UnknownHostException', 'ssm.example'],
    ['name', undefined, 'ssm.example: Name or service not known'],
    ['name', undefined, 'ssm.example: Temporary failure in name resolution'],
    ['connect', 'ConnectException', 'Connection refused (Connection refused)'],
    [
      'connect',
      'ConnectTimeoutException',
      'Connect to ssm.example:8443 [ssm.example/198.51.100.20] failed: connect timed out',
    ],
    ['connect', 'HttpHostConnectException', 'Connect to ssm.example:8443 failed: Connection refused'],
    ['connect', 'SocketTimeoutException', 'connect timed out'],
    ['connect', 'NoRouteToHostException', 'No route to host (Host unreachable)'],
    ['connect', 'SocketException', 'Network is unreachable'],
    [
      'proxy',
      'IOException',
      'Unable to tunnel through proxy. Proxy returns "HTTP/1.1 407 Proxy Authentication Required"',
    ],
    ['proxy', 'IOException', 'Tunnel failed, got: 407'],
    ['tls', 'SSLHandshakeException', 'PKIX path building failed'],
    ['tls', 'SSLException', 'Connection reset'],
    ['tls', undefined, 'Received fatal alert: protocol_version'],
    ['tls', undefined, 'No subject alternative DNS name matching ssm.example found.'],
    [
      'tls',
      'SSLPeerUnverifiedException',
      'Certificate for <ssm.example> doesn’t match any of the subject alternative names',
    ],
    ['tls', undefined, 'Remote host terminated the handshake'],
  ])('%s: %s %s', (stage, type, message) => {
    expect(stageOfJava(type, message)).toBe(stage);
  });

  test.each([
    ['SocketTimeoutException', 'Read timed out'],
    ['SocketException', 'Connection reset'],
    ['NoHttpResponseException', 'ssm.example:8443 failed to respond'],
    ['NullPointerException', undefined],
  ])('%s: %s can end several stages', (type, message) => {
    expect(stageOfJava(type, message)).toBeNull();
  });

  test('a cause below the exception counts', () => {
    expect(stageOfJava('IOException', 'failed', ['java.net.UnknownHostException: ssm.example'])).toBe('name');
  });

  test('nothing says nothing', () => {
    expect(stageOfJava(undefined, undefined)).toBeNull();
  });
});
