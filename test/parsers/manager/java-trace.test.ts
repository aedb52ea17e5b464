import { describe, expect, test } from '@jest/globals';
import { exceptionIn, isTraceFact, javaTrace } from '../../../src/parsers/manager/java-trace.js';

describe('isTraceFact', () => {
  test.each([
    'java.net.UnknownHostException: ssm.example',
    'java.lang.NullPointerException',
    'Caused by: javax.net.ssl.SSLHandshakeException: PKIX path building failed',
    '\tCaused by: java.io.IOException',
    'com.example.Outer$InnerError: x',
  ])('yes: %s', (line) => {
    expect(isTraceFact(line)).toBe(true);
  });

  test.each([
    '\tat java.base/java.net.Socket.connect(Socket.java:609)',
    ' at com.example.Sync.run(Sync.java:1) [classes:]',
    '\t... 15 more',
    'UnknownHostException: without a package',
    'an exception: java.io.IOException',
    '',
  ])('no: %j', (line) => {
    expect(isTraceFact(line)).toBe(false);
  });
});

describe('javaTrace', () => {
  test('gives class and text of the exception, and the causes as they stand', () => {
    expect(
      javaTrace([
        'com.example.SyncException: no token: java.net.ConnectException',
        'Caused by: javax.net.ssl.SSLHandshakeException: PKIX path building failed: x',
        'Caused by: java.io.EOFException',
      ]),
    ).toEqual({
      type: 'SyncException',
      message: 'no token: java.net.ConnectException',
      causes: ['javax.net.ssl.SSLHandshakeException: PKIX path building failed: x', 'java.io.EOFException'],
    });
  });

  test('an exception without a text has none; causes may stand alone', () => {
    expect(javaTrace(['java.lang.NullPointerException'])).toStrictEqual({ type: 'NullPointerException', causes: [] });
    expect(javaTrace(['Caused by: java.io.EOFException'])).toStrictEqual({ causes: ['java.io.EOFException'] });
    expect(javaTrace(['\tat a.b.C.d(C.java:1)'])).toStrictEqual({ causes: [] });
  });
});

test.each([
  ['failed: java.net.ConnectException: Connection refused', 'java.net.ConnectException'],
  ['nested javax.net.ssl.SSLException; nested java.io.EOFException', 'javax.net.ssl.SSLException'],
  ['a ConnectException without a package', null],
  ['ssm.example.com is down', null],
])('exceptionIn %j: %s', (message, expected) => {
  expect(exceptionIn(message)).toBe(expected);
});
