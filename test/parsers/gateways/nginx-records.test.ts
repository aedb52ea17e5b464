import { describe, expect, test } from '@jest/globals';
import { accessRecord } from '../../../src/parsers/gateways/nginx-access-record.js';
import { errorRecord } from '../../../src/parsers/gateways/nginx-error-record.js';
import { factsOf, readByAll, syslogLine } from '../../support/lines.js';

const ACCESS =
  '192.0.2.21 - - [05/Mar/2024:10:15:00 +0000] "POST /oauth/token?a=b HTTP/1.1" 401 136 "https://ssm.example/x" "Java/17.0.9"';

describe('an access line', () => {
  test('is read in full', () => {
    expect(accessRecord(ACCESS)).toMatchObject({
      virtualHost: null,
      client: '192.0.2.21',
      user: null,
      request: { method: 'POST', target: '/oauth/token?a=b', version: '1.1' },
      status: 401,
      bytes: 136,
      referrer: 'https://ssm.example/x',
      agent: 'Java/17.0.9',
      forwardedFor: null,
      requestTime: null,
    });
  });

  test('cut anywhere says no more than it shows', () => {
    const whole = accessRecord(ACCESS);
    for (let length = ACCESS.indexOf('[') + 1; length < ACCESS.length; length++) {
      const cut = accessRecord(ACCESS.slice(0, length));
      expect(cut?.client).toBe('192.0.2.21');
      if (cut?.status != null) expect(cut.status).toBe(whole?.status);
      if (cut?.request != null) expect(ACCESS).toContain(cut.request.target);
    }
  });

  test.each([
    [
      'a client behind proxies',
      '198.51.100.3, 192.0.2.9 - - [05/Mar/2024:10:15:00 +0000] "GET / HTTP/1.1" 200 1',
      '198.51.100.3',
    ],
    ['IPv6', '2001:db8::21 - - [05/Mar/2024:10:15:00 +0000] "GET / HTTP/1.1" 200 1', '2001:db8::21'],
    [
      'a virtual host in front',
      'ssm.example:8443 192.0.2.21 - - [05/Mar/2024:10:15:00 +0000] "GET / HTTP/1.1" 200 1',
      '192.0.2.21',
    ],
  ])('%s', (_, line, client) => {
    expect(accessRecord(line)?.client).toBe(client);
  });

  test('a quoted mark in the request does not end it', () => {
    const line = String.raw`192.0.2.21 - - [05/Mar/2024:10:15:00 +0000] "GET /a\"b HTTP/1.1" 404 153 "-" "-"`;
    expect(accessRecord(line)).toMatchObject({ request: { target: String.raw`/a\"b` }, status: 404, agent: null });
  });

  test('times by name, in order, or of the upstream alone', () => {
    const times = (rest: string): readonly (number | null | undefined)[] => {
      const record = accessRecord(`${ACCESS} "-" ${rest}`);
      return [record?.requestTime, record?.upstreamTime];
    };
    expect(times('rt=1.250 urt="1.200"')).toEqual([1_250_000, 1_200_000]);
    expect(times('request_time=0.004 upstream_response_time=-')).toEqual([4000, null]);
    expect(times('0.012 0.011 .')).toEqual([12_000, 11_000]);
    expect(times('uct="0.001" x=0.200')).toEqual([null, null]);
    expect(times('192.0.2.61:443 gzip')).toEqual([null, null]);
  });

  test('other text is none', () => {
    expect(accessRecord('upstream prematurely closed')).toBeNull();
    expect(accessRecord('')).toBeNull();
  });
});

const ERROR =
  '2024/03/05 10:15:00 [error] 27#28: *9 connect() failed (111: Connection refused) while connecting to upstream, client: 192.0.2.21, server: , request: "POST /oauth/token HTTP/1.1", upstream: "http://192.0.2.61:3000/oauth/token", host: "ssm.example:8443", referrer: "https://ssm.example/"';

describe('an error line', () => {
  test('is read in full', () => {
    expect(errorRecord(ERROR)).toMatchObject({
      level: 'error',
      pid: 27,
      tid: 28,
      connection: 9,
      action: 'connecting to upstream',
      errno: 111,
      client: '192.0.2.21',
      server: null,
      requestText: 'POST /oauth/token HTTP/1.1',
      upstream: 'http://192.0.2.61:3000/oauth/token',
      host: 'ssm.example:8443',
      referrer: 'https://ssm.example/',
    });
  });

  test('cut anywhere keeps what is whole', () => {
    for (let length = ERROR.indexOf('connect()'); length < ERROR.length; length++) {
      const cut = errorRecord(ERROR.slice(0, length));
      expect(cut).toMatchObject({ level: 'error', connection: 9 });
      if (length > ERROR.indexOf(', server')) expect(cut?.client).toBe('192.0.2.21');
      if (length > ERROR.indexOf(', upstream')) expect(cut?.request?.target).toBe('/oauth/token');
    }
  });

  test('a request that holds quotes ends at the next field', () => {
    const line = ERROR.replace('POST /oauth/token HTTP/1.1', 'GET /?q="x", y HTTP/1.1');
    expect(errorRecord(line)).toMatchObject({ requestText: 'GET /?q="x", y HTTP/1.1', host: 'ssm.example:8443' });
  });

  test('a line of hostile length is read by its begin', () => {
    const line = `2024/03/05 10:15:00 [error] 27#28: *9 a${', client: a", request: "b'.repeat(2500)}`;
    expect(errorRecord(line)?.connection).toBe(9);
  });

  test('the second line of a message is none', () => {
    expect(errorRecord('PHP message: x in /srv/app.php on line 0')).toBeNull();
  });
});

describe('an error line in an envelope', () => {
  const inside = (error: string, stamp: string) => readByAll(`${syslogLine(error, stamp)}\n`);

  test('with another date than its envelope gives a notice, and the envelope is taken', async () => {
    const { events, notices } = await inside(ERROR.replace('2024/03/05', '2024/07/05'), 'Mar  5 10:15:00');
    expect(notices.map(({ code, number }) => [code, number])).toEqual([['date-contradiction', 1]]);
    expect(events[0]?.stamp?.text).toBe('Mar  5 10:15:00');
  });

  test('across New Year, or in another zone, is no contradiction', async () => {
    expect((await inside(ERROR.replace('2024/03/05 10', '2025/01/01 00'), 'Dec 31 23:15:00')).notices).toEqual([]);
    expect((await inside(ERROR.replace('05 10', '06 00'), 'Mar  5 10:15:00')).notices).toEqual([]);
  });

  test('an end by the client is emitted, a routine one is not', async () => {
    const info = (says: string): string =>
      `2024/03/05 10:15:00 [info] 27#27: *9 ${says}, client: 192.0.2.21, server: ssm.example\n`;
    const source = await readByAll(
      info('client prematurely closed connection while SSL handshaking') +
        info('client closed connection while waiting for request') +
        info('using the "epoll" event method'),
    );
    expect(factsOf(source).map(([kind, facts]) => [kind, 'error.message' in facts && facts['error.message']])).toEqual([
      ['gateway.error', 'client prematurely closed connection while SSL handshaking'],
    ]);
  });
});
