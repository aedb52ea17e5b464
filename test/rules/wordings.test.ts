import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { analyze } from '../../src/index.js';

/**
 * One cause in the words of several releases of the JDK (8 to 21), of Apache HttpClient (4 and 5) and of the systems below:
 * the manager's log of one failing call, with the exception that is named here.
 */
const LOG = readFileSync('samples/rules/proxy-auth-required-407/fires/vmanage-server.log', 'utf8');
const EXCEPTION = /^java\.io\.IOException: .*$/m;
const HOST = 'ssm.example.net';

const PKIX = 'javax.net.ssl.SSLHandshakeException: PKIX path validation failed: ';
const cases: readonly (readonly [rule: string, exception: string])[] = [
  ['dns-nxdomain', `java.net.UnknownHostException: ${HOST}`],
  ['dns-nxdomain', `java.net.UnknownHostException: ${HOST}: Name or service not known`],
  ['dns-nxdomain', `java.net.UnknownHostException: ${HOST}: Name does not resolve`],
  [
    'no-answer-to-syn',
    `org.apache.http.conn.ConnectTimeoutException: Connect to ${HOST}:8443 failed: connect timed out`,
  ],
  [
    'no-answer-to-syn',
    `org.apache.hc.client5.http.ConnectTimeoutException: Connect to https://${HOST}:8443 failed: Connect timed out`,
  ],
  ['no-answer-to-syn', 'java.net.http.HttpConnectTimeoutException: HTTP connect timed out'],
  ['no-answer-to-syn', 'java.net.ConnectException: Connection timed out (Connection timed out)'],
  ['connection-refused', 'java.net.ConnectException: Connection refused (Connection refused)'],
  [
    'connection-refused',
    `org.apache.hc.client5.http.HttpHostConnectException: Connect to https://${HOST}:8443 failed: Connection refused`,
  ],
  ['host-unreachable', 'java.net.NoRouteToHostException: No route to host (Host unreachable)'],
  ['host-unreachable', 'java.net.SocketException: Network is unreachable (connect failed)'],
  ['read-timeout', 'java.net.SocketTimeoutException: Read timed out'],
  ['read-timeout', 'java.net.http.HttpTimeoutException: request timed out'],
  ['proxy-auth-required-407', 'java.io.IOException: Tunnel failed, got: 407'],
  ['proxy-connect-denied', 'java.io.IOException: Tunnel failed, got: 403'],
  ['proxy-cannot-reach-ssm', 'java.io.IOException: Tunnel failed, got: 503'],
  [
    'proxy-connect-denied',
    'org.apache.http.impl.execchain.TunnelRefusedException: CONNECT refused by proxy: HTTP/1.1 403 Forbidden',
  ],
  [
    'proxy-cannot-reach-ssm',
    'org.apache.hc.client5.http.impl.TunnelRefusedException: CONNECT refused by proxy: HTTP/1.1 504 Gateway Timeout',
  ],
  ['tls-version-mismatch', 'javax.net.ssl.SSLHandshakeException: Received fatal alert: protocol_version'],
  [
    'tls-version-mismatch',
    'javax.net.ssl.SSLHandshakeException: Server chose TLSv1, but that protocol version is not enabled or not supported by the client.',
  ],
  [
    'tls-version-mismatch',
    'javax.net.ssl.SSLHandshakeException: The server selected protocol version TLS10 is not accepted by client preferences [TLS13, TLS12]',
  ],
  [
    'tls-version-mismatch',
    'javax.net.ssl.SSLHandshakeException: No appropriate protocol (protocol is disabled or cipher suites are inappropriate)',
  ],
  ['tls-cipher-mismatch', 'javax.net.ssl.SSLHandshakeException: Received fatal alert: handshake_failure'],
  ['tls-handshake-reset', 'javax.net.ssl.SSLHandshakeException: Remote host terminated the handshake'],
  ['tls-handshake-reset', 'javax.net.ssl.SSLHandshakeException: Remote host closed connection during handshake'],
  ['plain-http-port', 'javax.net.ssl.SSLException: Unsupported or unrecognized SSL message'],
  ['plain-http-port', 'javax.net.ssl.SSLException: Unrecognized SSL message, plaintext connection?'],
  ['tls-name-mismatch', `javax.net.ssl.SSLHandshakeException: No subject alternative DNS name matching ${HOST} found.`],
  ['tls-name-mismatch', `javax.net.ssl.SSLHandshakeException: No name matching ${HOST} found`],
  ['tls-name-mismatch', `javax.net.ssl.SSLException: hostname in certificate didn't match: <${HOST}> != <ssm>`],
  [
    'tls-name-mismatch',
    `javax.net.ssl.SSLPeerUnverifiedException: Certificate for <${HOST}> doesn't match any of the subject alternative names: [ssm]`,
  ],
  [
    'tls-untrusted-ca',
    'javax.net.ssl.SSLHandshakeException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
  ],
  [
    'tls-untrusted-ca',
    `${PKIX}java.security.cert.CertPathValidatorException: Path does not chain with any of the trust anchors`,
  ],
  [
    'tls-cert-expired',
    `${PKIX}java.security.cert.CertPathValidatorException: timestamp check failed\nCaused by: java.security.cert.CertificateExpiredException: NotAfter: Sat Nov 16 09:00:00 UTC 2024`,
  ],
  [
    'tls-cert-not-yet-valid',
    `${PKIX}java.security.cert.CertPathValidatorException: validity check failed\nCaused by: java.security.cert.CertificateNotYetValidException: NotBefore: Thu Nov 21 09:00:00 UTC 2024`,
  ],
];

test.each(cases)('%s: %s', async (rule, exception) => {
  const content = LOG.replace(EXCEPTION, exception).replace(
    / with proxy \S+ port \d+/,
    rule.startsWith('proxy-') ? '$&' : ' without proxy',
  );
  const { findings } = await analyze([{ path: 'vmanage-server.log', content }]);
  expect(findings[0]?.rule).toBe(rule);
});

test('the exception is what differs', () => {
  expect(LOG.match(EXCEPTION)).toHaveLength(1);
});

const SSM = readFileSync('samples/rules/server-error-500/fires/messages', 'utf8');
const ERROR = "NoMethodError: undefined method `scopes' for nil:NilClass";

test.each([
  ['server-error-500', ERROR],
  ['ssm-redis-down', 'Redis::CannotConnectError: Error connecting to Redis on redis:6379 (Errno::ECONNREFUSED)'],
  ['ssm-redis-down', 'RedisClient::CannotConnectError: Connection refused - connect(2) for 192.0.2.60:6379'],
  ['ssm-redis-down', 'Redis::CommandError: LOADING Redis is loading the dataset in memory'],
  ['ssm-db-down', 'PG::ConnectionBad: could not connect to server: Connection refused'],
  ['ssm-db-down', 'ActiveRecord::ConnectionFailed: PQsocket() can not get socket descriptor'],
  ['ssm-db-down', 'ActiveRecord::StatementInvalid: PG::UnableToSend: no connection to the server'],
  ['ssm-disk-full', 'Errno::ENOSPC: No space left on device @ io_write - /opt/app/tmp/report'],
  [
    'ssm-disk-full',
    'ActiveRecord::StatementInvalid: PG::DiskFull: ERROR:  could not extend file "base/16384/2619": No space left on device',
  ],
  ['ssm-out-of-memory', 'NoMemoryError: failed to allocate memory'],
])('%s: %s', async (rule, error) => {
  const { findings } = await analyze([{ path: 'messages', content: SSM.replace(ERROR, error) }]);
  expect(findings[0]?.rule).toBe(rule);
});
