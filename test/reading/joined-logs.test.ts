import { expect, test } from '@jest/globals';
import { JoinedLogs } from '../../src/reading/joined-logs.js';

const MANAGER = '19-Nov-2024 10:31:44,206 CET INFO  [m] [C] (t) || one';
const SYSLOG = 'Nov 19 09:31:44 ssm nginx: x';

function told(...lines: readonly string[]): readonly (readonly [string, number | undefined])[] {
  const notices: [string, number | undefined][] = [];
  const read: string[] = [];
  const reading = { records: 0, understood: 0, first: null, last: null, host: null };
  const reader = new JoinedLogs(
    { line: (block, start, end) => void read.push(block.toString('latin1', start, end)), end: () => reading },
    (code, message, number) => void notices.push([`${code}: ${message}`, number]),
  );
  for (const [index, text] of lines.entries()) reader.line(Buffer.from(text), 0, text.length, index + 1, 0);
  expect(reader.end()).toBe(reading);
  expect(read).toEqual(lines);
  return notices;
}

const many = (line: string, count = 30): readonly string[] => Array.from({ length: count }, () => line);

test('of two logs in one file the smaller is named, with its first line', () => {
  const [[message, number] = []] = told(...many(SYSLOG, 40), ...many(MANAGER));
  expect(message).toMatch(/^not-read: two logs .* 30 records of the manager's log/);
  expect(number).toBe(41);
  expect(told(...many(MANAGER, 40), ...many(SYSLOG))[0]?.[0]).toMatch(/30 records of syslog/);
});

test('of one log, and where a few lines of another are quoted, nothing is said', () => {
  expect(told(...many(SYSLOG), ...many(MANAGER, 19))).toEqual([]);
  expect(told(...many(MANAGER), ...many('\tat x.Y(Z)'))).toEqual([]);
  expect(told()).toEqual([]);
});
