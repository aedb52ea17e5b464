import { describe, expect, test } from '@jest/globals';
import { httpHeader, readHttpHead, startsLikeHttp } from '../../src/dissect/http.js';

const read = (text: string) => readHttpHead(Buffer.from(text, 'latin1'));

describe('a head', () => {
  test('of a request', () => {
    expect(read('POST /oauth/token HTTP/1.1\r\nHost: ssm.example.com:8443\r\nContent-Length: 2\r\n\r\nab')).toEqual({
      kind: 'request',
      method: 'POST',
      target: '/oauth/token',
      version: 'HTTP/1.1',
      headers: [
        ['Host', 'ssm.example.com:8443'],
        ['Content-Length', '2'],
      ],
      length: 77,
    });
  });

  test('of an answer, its fields found whatever their case', () => {
    const head = read('HTTP/1.1 407 Proxy Authentication Required\r\nproxy-authenticate:  Basic realm="x"  \r\n\r\n');
    expect(head).toMatchObject({ kind: 'response', status: 407, reason: 'Proxy Authentication Required' });
    if (head === null || head === 'more') throw new Error('no head');
    expect(httpHeader(head, 'Proxy-Authenticate')).toBe('Basic realm="x"');
    expect(httpHeader(head, 'Via')).toBeNull();
  });

  test('of an answer without a reason', () => {
    expect(read('HTTP/1.0 200\r\n\r\n')).toMatchObject({ status: 200, reason: '', version: 'HTTP/1.0', headers: [] });
  });

  test('with a field over two lines', () => {
    expect(read('HTTP/1.1 200 OK\nX: a\n  b\n\n')).toMatchObject({ headers: [['X', 'a b']] });
  });

  test('of HTTP/0.9, which knows GET only', () => {
    expect(read('GET /\r\n\r\n')).toMatchObject({ method: 'GET', target: '/', version: 'HTTP/0.9' });
    expect(read('POST /\r\n\r\n')).toBeNull();
  });
});

test.each([
  ['a head that has not ended', 'GET / HTTP/1.1\r\nHost: x\r\n', 'more'],
  ['half of the first line', 'CONNECT ssm.exam', 'more'],
  ['the begin of a status line', 'HT', 'more'],
  ['TLS', '\x16\x03\x01\x00\x05', null],
  ['a line that is no request', 'HELLO there friend\r\nnext\r\n', null],
])('%s', (_, text, expected) => {
  expect(read(text)).toBe(expected);
});

test('a head that never ends is not waited for', () => {
  expect(read(`GET / HTTP/1.1\r\n${'x: y\r\n'.repeat(20_000)}`)).toBeNull();
});

test('what can begin HTTP', () => {
  const begins = (text: string): boolean => startsLikeHttp(Buffer.from(text, 'latin1'));
  expect(['GET /', 'PROPFIND /', 'HTTP/1.1', 'OPTIONS'].map(begins)).toEqual([true, true, true, true]);
  expect(['get /', '\x16\x03', '{"a":1}'].map(begins)).toEqual([false, false, false]);
  // Nothing speaks against it yet.
  expect(['', 'H', 'G'].map(begins)).toEqual([true, true, false]);
});
