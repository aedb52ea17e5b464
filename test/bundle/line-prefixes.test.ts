import { describe, expect, test } from '@jest/globals';
import { linePrefixOf, prefixedLogs } from '../../src/bundle/documents/line-prefixes.js';
import { linesOf } from '../../src/bundle/documents/line.js';
import { opened } from './support.js';

const MANAGER = '19-Nov-2024 10:31:44,206 CET INFO  [m] [C] (t) || one';
const TRACE = '\tat x.Y(Z.java:1)';
const SSM = 'Nov 19 09:31:44 ssm nginx: x';

const prefixed = (prefix: string, ...lines: readonly string[]): string =>
  lines.map((line) => `${prefix}${line}\n`).join('');

describe('linePrefixOf', () => {
  test.each([
    ['grep', '7:', [MANAGER, SSM]],
    ['grep', 'vmanage-server.log:', [MANAGER, TRACE]],
    ['grep', '/var/log/messages-20241118:', [SSM]],
    ['grep', '12-', [SSM]],
    ['grep', 'nms/vmanage-server.log.1:12:', [MANAGER]],
    ['quote', '> ', [MANAGER, TRACE, MANAGER]],
    ['quote', '> > ', [SSM]],
    ['indent', '    ', [MANAGER, TRACE]],
    ['indent', '\t', [SSM]],
    ['colour', '', [`${MANAGER} \x1b[01;31m\x1b[Klicense\x1b[m\x1b[K`]],
  ])('%s: %j', (prefix, before, lines) => {
    expect(linePrefixOf(prefixed(before, ...lines))).toBe(prefix);
  });

  test.each([
    ['a log', [MANAGER, TRACE, SSM].join('\n')],
    [
      'a log in which more lines are indented than not',
      [MANAGER, ...Array.from({ length: 30 }, () => TRACE)].join('\n'),
    ],
    ['prose with one record', `Hello,\n> what is this:\n    ${MANAGER}\nThanks`],
    ['numbers without a log', '1: one\n2: two\n'],
    ['packets without a date', prefixed('  ', '13:20:07.708081 IP 192.0.2.1.1 > 192.0.2.2.2: Flags [S]')],
    ['nothing', ''],
  ])('none: %s', (_, text) => {
    expect(linePrefixOf(text)).toBeNull();
  });
});

describe('a log with a prefix', () => {
  test('is read without it, every line at its place in the file', async () => {
    const content = `12:${MANAGER}\n13-${TRACE}\n--\n90:${MANAGER}\n`;
    expect((await opened([{ path: 'f.txt', content }])).texts).toEqual({
      'f.txt': `${MANAGER}\n${TRACE}\n--\n${MANAGER}\n`,
    });
    const [log] = prefixedLogs(linesOf(content), 'grep');
    expect(log?.map(({ number, byteOffset }) => [number, byteOffset])).toEqual([
      [1, 3],
      [2, content.indexOf(TRACE)],
      [3, content.indexOf('--')],
      [4, content.indexOf('90:') + 3],
    ]);
  });

  test('the day in front of a record is no line number', async () => {
    const { texts } = await opened([{ path: 'f.txt', content: prefixed('/x/vmanage-server.log:', MANAGER, MANAGER) }]);
    expect(texts).toEqual({ 'f.txt': `${MANAGER}\n${MANAGER}\n` });
  });

  test('of several files, each by itself', async () => {
    const content = `${prefixed('vmanage-server.log.1:', MANAGER)}${prefixed('vmanage-server.log:', MANAGER, TRACE)}`;
    expect((await opened([{ path: 'f.txt', content }])).texts).toEqual({
      'f.txt!line 1': `${MANAGER}\n`,
      'f.txt!lines 2-3': `${MANAGER}\n${TRACE}\n`,
    });
  });
});
