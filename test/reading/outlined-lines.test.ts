/**
 * Requests of a busy log are read when it is known that their events are kept: what is read so is read alike, and twice
 * the log is not read twice as often. Counted, so that it holds on any machine.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pattern } from '../../src/core/pattern.js';
import type { LineParser, MessageParser, Parser } from '../../src/core/parser.js';
import type { ReadSource } from '../../src/core/source.js';
import { parsers } from '../../src/parsers/index.js';
import ssmMessages from '../../src/parsers/syslog/ssm-messages.js';
import { nodePlatform } from '../../src/platform/node.js';
import { readSource } from '../../src/reading/read-source.js';
import { BOUNDS, type Bounds } from '../../src/retention/bounds.js';
import { BundleBudget } from '../../src/retention/bundle-budget.js';
import type { FieldTests } from '../../src/retention/field-tests.js';
import { sourceOf } from '../support/lines.js';

class Fixed extends BundleBudget {
  constructor(private readonly bounds: Bounds) {
    super();
  }

  override next(): Bounds {
    return this.bounds;
  }
}

/** Reads every line in full, because it has no window. */
const lineByLine: LineParser = {
  ...ssmMessages,
  open(path, emit) {
    const reader = ssmMessages.open(path, emit);
    return {
      line: (block, start, end, number, offset) => reader.line(block, start, end, number, offset),
      end: () => reader.end(),
    };
  },
};

interface Way {
  readonly bounds?: Bounds;
  readonly size?: number;
  readonly fieldTests?: FieldTests;
}

async function readBy(all: readonly Parser[], text: string, way: Way = {}): Promise<ReadSource> {
  return readSource(sourceOf('messages', Buffer.from(text), way.size ?? 1 << 20), {
    parsers: all,
    pairPackets: () => ({ packet: () => undefined, end: () => undefined }),
    platform: nodePlatform,
    budget: new Fixed(way.bounds ?? BOUNDS),
    fieldTests: way.fieldTests ?? new Map(),
  });
}

const withReader = (reader: LineParser): readonly Parser[] => [...parsers.filter(({ id }) => id !== reader.id), reader];

const CLIENTS = ['192.0.2.7', '192.0.2.8', '2001:db8::7'];
const PATHS = ['/oauth/token', '/api/v1/licenses', '/api/v1/licenses?page=2', '/SmartTransport', '/backend/events'];

const gateway = fc
  .record({
    client: fc.constantFrom(...CLIENTS),
    user: fc.constantFrom('-', 'licsync'),
    method: fc.constantFrom('POST', 'GET'),
    path: fc.constantFrom(...PATHS),
    status: fc.constantFrom('200', '401', '503'),
    bytes: fc.constantFrom('0', '96', '137', '4096', '-'),
    referrer: fc.constantFrom('-', 'https://ssm.example.net:8443/'),
    agent: fc.constantFrom('Java/11', 'curl/7.76.1', '-', 'a &amp; b'),
    forwarded: fc.constantFrom('', ' "-"', ' "198.51.100.9"'),
  })
  .map(
    ({ client, user, method, path, status, bytes, referrer, agent, forwarded }) =>
      `${client} - ${user} [05/Mar/2025:10:15:00 +0000] "${method} ${path} HTTP/1.1" ${status} ${bytes} "${referrer}" "${agent}"${forwarded}`,
  );
const application = fc
  .record({
    tag: fc.constantFrom('', '', '[f00d] '),
    path: fc.constantFrom('/oauth/token', '/api/v1/licenses', '/SmartTransport', '/backend/events'),
    status: fc.constantFrom('200', '401', '500'),
    allocations: fc.constantFrom('', ' allocations=12'),
    duration: fc.constantFrom('7', '32.40', '2500.5'),
    rest: fc.constantFrom('', ' view=1.94 db=6.80', " error='A::B: c'"),
  })
  .map(
    ({ tag, path, status, allocations, duration, rest }) =>
      `${tag}method=POST path=${path} format=json controller=ApiController action=create status=${status}${allocations} duration=${duration}${rest}`,
  );
const others = fc.constantFrom(
  '[INFO] Owner authenticated user=licsync origin=oauth outcome=success',
  'Doorkeeper::Errors::TokenForbidden (not allowed):',
  '2025/03/05 10:15:00 [error] 7#7: *9 upstream timed out (110: Connection timed out), client: 192.0.2.7, server: x, request: "POST /oauth/token HTTP/1.1"',
  'last message repeated 2 times',
  'connection failed',
  'nothing of note',
);
const hosts = fc.constantFrom('ssm b1d43a288a26: ', 'ssm b1d43a288a26: ', 'ssm 2246432d3244: ', 'ssm-2 b1d43a288a26: ');
const line = fc
  .tuple(hosts, fc.oneof({ weight: 4, arbitrary: gateway }, { weight: 4, arbitrary: application }, others))
  .map(([host, text]) => `${host}${text}`);
/** Few texts, so that most have one like them. */
const logs = fc
  .tuple(
    fc.array(line, { minLength: 1, maxLength: 8 }),
    fc.array(fc.tuple(fc.nat(7), fc.nat(4)), { minLength: 30, maxLength: 200, size: 'max' }),
  )
  .map(([texts, picks]) => {
    let second = 0;
    return picks.map(([index, after]) => {
      second += after;
      const time = `${String(10 + Math.floor(second / 60))}:${String(second % 60).padStart(2, '0')}`;
      return `Mar  5 10:${time} ${texts[index % texts.length] ?? ''}`;
    });
  });
const boundsOf = fc.record({
  first: fc.integer({ min: 1, max: 4 }),
  latest: fc.integer({ min: 2, max: 9 }),
  total: fc.integer({ min: 8, max: 300 }),
});
const AMOUNTS: FieldTests = new Map([
  ['http.response.body.bytes', [pattern.atLeast(100)]],
  ['event.duration', [pattern.atLeast(1_000_000)]],
]);

test('requests are kept alike whether they are read at once or later, under any bounds', async () => {
  const ways = fc.tuple(
    logs,
    boundsOf,
    fc.integer({ min: 300, max: 20_000 }),
    fc.constantFrom('\n', '\r\n'),
    fc.constantFrom<FieldTests>(new Map(), AMOUNTS),
  );
  await fc.assert(
    fc.asyncProperty(ways, async ([all, bounds, size, lineEnd, fieldTests]) => {
      const text = ['Mar  5 10:09:00 ssm sshd[1]: begin', ...all].join(lineEnd);
      const way = { bounds, size, fieldTests };
      expect(await readBy(withReader(ssmMessages), text, way)).toEqual(await readBy(withReader(lineByLine), text, way));
    }),
    { numRuns: 150 },
  );
});

interface Work {
  readonly read: number;
  readonly kept: number;
  readonly records: number;
}

/** Reads requests of one client, of which no two are equal, and counts how many of their texts are read. */
async function workOf(requests: number): Promise<Work> {
  let read = 0;
  const counted = parsers.map((parser): Parser => (parser.reads === 'messages' ? countedOf(parser) : parser));
  function countedOf(parser: MessageParser): MessageParser {
    return {
      ...parser,
      read(message, emit) {
        read++;
        parser.read(message, emit);
      },
    };
  }
  const lines = Array.from({ length: requests }, (_, index) => {
    const time = new Date(Date.UTC(2025, 2, 5, 10) + index * 1000).toISOString().slice(11, 19);
    const day = `Mar  5 ${time} ssm`;
    return [
      `${day} 2246432d3244: method=POST path=/oauth/token format=json controller=C action=create status=401 duration=${String(index)}.25`,
      `${day} b1d43a288a26: 192.0.2.7 - - [05/Mar/2025:${time} +0000] "POST /oauth/token HTTP/1.1" 401 ${String(100 + index)} "-" "Java/11"`,
    ];
  }).flat();
  const { events, reading } = await readBy(counted, ['Mar  5 09:59:00 ssm x: begin', ...lines].join('\n'));
  return { read, kept: events.length, records: reading.records };
}

describe('a log of twice as many requests', () => {
  test('has no more of them read, but for those that vote on the clock', async () => {
    const [once, twice] = [await workOf(5000), await workOf(10_000)];
    expect([once.records, twice.records]).toEqual([10_001, 20_001]);
    expect([once.kept, twice.kept]).toEqual([440, 440]);
    expect(once.read).toBeLessThan(1700);
    expect(twice.read - once.read).toBeLessThan(100);
  });
});

test('where hardly two texts are alike, nothing is remembered, and all is read', async () => {
  const lines = Array.from(
    { length: 9000 },
    (_, index) =>
      `Mar  5 10:00:00 ssm x: method=POST path=/api/v1/${String(index % 8500)} format=json controller=C action=create status=200 duration=1.5`,
  );
  const text = ['Mar  5 09:59:00 ssm x: begin', ...lines].join('\n');
  expect(await readBy(withReader(ssmMessages), text)).toEqual(await readBy(withReader(lineByLine), text));
});
