import { expect, test } from '@jest/globals';
import { defineParser } from '../../src/core/parser.js';
import { pairPackets } from '../../src/connections/pair-packets.js';
import { parsers } from '../../src/parsers/index.js';
import { JoinedLogs } from '../../src/reading/joined-logs.js';
import { readSource } from '../../src/reading/read-source.js';
import { sourceOf } from '../support/lines.js';
import { nodePlatform } from '../../src/platform/node.js';
import { lineText } from '../../src/text/lines.js';

const begins = parsers.flatMap((parser) => ('begins' in parser ? [parser.begins] : []));

const MANAGER = '19-Nov-2024 10:31:44,206 CET INFO  [m] [C] (t) || one';
const reading = { records: 0, understood: 0, first: null, last: null, host: null };
const SYSLOG = 'Nov 19 09:31:44 ssm nginx: x';

function said(own: string | null, ...lines: readonly string[]): readonly (readonly [string, number | undefined])[] {
  const notices: [string, number | undefined][] = [];
  const read: string[] = [];
  const reader = new JoinedLogs(
    { line: (block, start, end) => void read.push(lineText(block, start, end)), end: () => reading },
    begins,
    own,
    { notice: (code, message, number) => void notices.push([`${code}: ${message}`, number]) },
  );
  for (const [index, text] of lines.entries()) reader.line(Buffer.from(text), 0, text.length, index + 1, 0);
  expect(reader.end()).toBe(reading);
  expect(read).toEqual(lines);
  return notices;
}

const many = (line: string, count = 30): readonly string[] => Array.from({ length: count }, () => line);

test('of two logs in one file the one that is not read is named, with its first line', () => {
  const [[message, number] = []] = said('syslog', ...many(SYSLOG, 40), ...many(MANAGER, 60));
  expect(message).toMatch(/^not-read: two logs .* 60 records of the manager's log/);
  expect(number).toBe(41);
  expect(said("the manager's log", ...many(MANAGER, 40), ...many(SYSLOG))[0]?.[0]).toMatch(/30 records of syslog/);
});

test('where another log is read, the smaller is named', () => {
  expect(said(null, ...many(SYSLOG, 40), ...many(MANAGER))[0]?.[0]).toMatch(/30 records of the manager's log/);
  expect(said(null, ...many(MANAGER, 40), ...many(SYSLOG))[0]?.[0]).toMatch(/30 records of syslog/);
});

test('of one log, and where a few lines of another are quoted, nothing is said', () => {
  expect(said('syslog', ...many(SYSLOG), ...many(MANAGER, 19))).toEqual([]);
  expect(said(null, ...many(MANAGER), ...many('\tat x.Y(Z)'))).toEqual([]);
  expect(said(null)).toEqual([]);
});

test("a parser of one's own says how its records begin", async () => {
  const other = defineParser({
    id: 'other',
    title: 'Another log',
    role: 'other',
    reads: 'lines',
    discriminator: { field: 'x', values: ['x'] },
    begins: { log: 'another log', beginsAt: (block, at) => block[at] === 0x23 },
    recognise: () => 0,
    open: () => ({ line: () => undefined, end: () => reading }),
  });
  const source = sourceOf('messages', [...many(SYSLOG), ...many('# a record of another log', 25)].join('\n'));
  const { notices } = await readSource(source, { parsers: [...parsers, other], pairPackets, platform: nodePlatform });
  expect(notices).toMatchObject([{ code: 'not-read', number: 31 }]);
  expect(notices[0]?.message).toContain('25 records of another log');
});
