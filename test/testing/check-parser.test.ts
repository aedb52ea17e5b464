import { describe, expect, test } from '@jest/globals';
import type { MessageParser } from '../../src/core/parser.js';
import squid from '../../src/parsers/gateways/squid-access.js';
import { checkParser, type ParserSample } from '../../src/testing.js';

const LINE =
  '1732008704.471      1 192.0.2.21 TCP_DENIED/403 4032 CONNECT ssm.example.net:8443 - HIER_NONE/- text/html\n';

const PLAIN: ParserSample = {
  path: 'access.log',
  content: `${LINE}${LINE}${LINE}`,
  events: [1, 2, 3].map((line) => ({
    kind: 'http.exchange',
    facts: {
      'source.ip': '192.0.2.21',
      'http.request.method': 'CONNECT',
      'url.original': 'ssm.example.net:8443',
      'http.response.status_code': 403,
      'event.duration': 1000,
    },
    lines: [line],
  })),
};

const own: MessageParser = { ...squid, id: 'own-squid' };
/** The parser in place of the built-in one. */
const check = (parts: Partial<MessageParser> = {}, sample: Partial<ParserSample> = {}): Promise<readonly string[]> =>
  checkParser({ ...own, id: 'squid-access', ...parts }, { ...PLAIN, ...sample });

test('checkParser finds nothing to say of a parser that holds', async () => {
  expect(await check()).toEqual([]);
});

describe('checkParser says', () => {
  test('that another format is surer', async () => {
    expect(await check({ claims: () => false })).toContain('access.log: read as nothing, not as squid-access');
  });

  test('which event differs, and what there is in its place', async () => {
    const [first] = PLAIN.events;
    const said = await check({}, { events: first === undefined ? [] : [{ ...first, facts: { port: 1 } }] });
    expect(said).toHaveLength(3);
    expect(said[0]).toMatch(/event 1 is http\.exchange of 1 \{"event\.duration":1000,.*\}, not .* \{"port":1\}$/);
    expect(said[2]).toMatch(/event 3 is http\.exchange of 3 .*, not none$/);
  });

  test('that a text it claims begins with a character that it does not state', async () => {
    expect(await check({ initials: 'abc' })).toContain(
      'access.log: it claims a text that begins with 1, which initials leave out',
    );
  });

  test('that it does not know its message in an envelope', async () => {
    const said = await check({
      read: (message, emit) => {
        if (message.stamp === null) squid.read(message, emit);
      },
    });
    expect(said).toEqual([
      'access.log: in syslog it gives no event, by itself http.exchange, http.exchange, http.exchange',
    ]);
  });

  test('that it throws', async () => {
    const said = await check({
      read: () => {
        throw new Error('no such thing');
      },
    });
    expect(said[0]).toMatch(/no such thing/);
  });
});
