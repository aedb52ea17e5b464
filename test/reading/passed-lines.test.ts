import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LineParser, Parser } from '../../src/core/parser.js';
import type { AnyEvent } from '../../src/core/event.js';
import ssmMessages from '../../src/parsers/syslog/ssm-messages.js';
import { parsers } from '../../src/parsers/index.js';
import { nodePlatform } from '../../src/platform/node.js';
import { readSource } from '../../src/reading/read-source.js';
import { BOUNDS, type Bounds } from '../../src/retention/bounds.js';
import { BundleBudget } from '../../src/retention/bundle-budget.js';
import { BUSY_TEXTS, PIECES } from '../support/busy-lines.js';
import { sourceOf } from '../support/lines.js';

/** Few clock observations, so that most are dropped. */
class Small extends BundleBudget {
  override next(): Bounds {
    return { ...BOUNDS, total: 48 };
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
const others = parsers.filter(({ id }) => id !== ssmMessages.id);

async function readBy(parser: Parser, text: string, size: number): Promise<unknown> {
  const events: AnyEvent[] = [];
  const source = await readSource(sourceOf('messages', Buffer.from(text), size), {
    parsers: [...others, parser],
    pairPackets: () => ({ packet: () => undefined, end: () => undefined }),
    platform: nodePlatform,
    budget: new Small(),
    onEvent: (event) => events.push(event),
  });
  return { ...source, every: events };
}

const stamps = fc
  .tuple(fc.constantFrom('Dec 31', 'Jan  1', 'Mar  5', 'Mar 05', 'Mar 32'), fc.nat(24), fc.nat(61), fc.nat(61))
  .map(([day, ...time]) => `${day} ${time.map((part) => String(part).padStart(2, '0')).join(':')}`);
const tags = fc.constantFrom(
  'ssm 83d9fe88eab8: ',
  'ssm sshd[12]: ',
  'ssm image/name/57: ',
  'kernel: ',
  'ssm ',
  'a=b c: ',
);
const changes = fc.array(fc.tuple(fc.nat(200), fc.constantFrom(...PIECES)), { maxLength: 1 });
const lines = fc
  .tuple(stamps, tags, fc.constantFrom(...BUSY_TEXTS), changes)
  .map(([stamp, tag, text, pieces]) =>
    pieces.reduce((line, [at, piece]) => line.slice(0, at) + piece + line.slice(at), `${stamp} ${tag}${text}`),
  );
/** Lines of one time come one after another. */
const runs = fc
  .tuple(lines, fc.integer({ min: 1, max: 4 }))
  .map(([line, times]) => Array.from({ length: times }, () => line));

test('a log is read alike whether lines are passed over or read one by one', async () => {
  const logs = fc.tuple(
    fc.array(runs, { minLength: 1, maxLength: 60 }),
    fc.constantFrom('\n', '\r\n'),
    fc.integer({ min: 40, max: 9000 }),
  );
  await fc.assert(
    fc.asyncProperty(logs, async ([all, lineEnd, size]) => {
      const text = ['Mar  5 10:15:00 ssm sshd[1]: begin', ...all.flat()].join(lineEnd);
      expect(await readBy(ssmMessages, text, size)).toEqual(await readBy(lineByLine, text, size));
    }),
    { numRuns: 150 },
  );
});

test('what is passed over is counted, and the rest is cited by its place', async () => {
  const quiet = Array.from({ length: 5000 }, () => `Mar  5 10:15:00 ssm x: ${BUSY_TEXTS[0] ?? ''}`);
  const asked = `Mar  5 10:15:09 ssm x: ${BUSY_TEXTS[3] ?? ''}`;
  const text = [...quiet, asked, ...quiet, 'Mar  5 10:16:00 ssm x: unknown'].join('\n');
  const source = await readSource(sourceOf('messages', text), {
    parsers,
    pairPackets: () => ({ packet: () => undefined, end: () => undefined }),
    platform: nodePlatform,
  });
  expect(source.reading).toMatchObject({ records: 10_002, understood: 10_001, host: 'ssm' });
  expect(source.reading.last?.text).toBe('Mar  5 10:16:00');
  expect(source.events.map(({ evidence: [{ number, text: line }] }) => [number, line])).toEqual([[5001, asked]]);
});
