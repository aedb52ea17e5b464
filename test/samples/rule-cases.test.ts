import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { casesIn } from '../../samples/rules/cases.js';
import { changed, isChange } from '../../samples/rules/changes.js';

const TEXT = 'a status=404 b\nsecond second\nthird\n';

describe('the changes of a text', () => {
  test.each([
    ['words of a line', [{ line: 1, from: 'status=404', to: 'status=$&' }], 'a status=$& b\nsecond second\nthird\n'],
    [
      'several words of one line',
      [
        { line: 1, from: 'status', to: 'state' },
        { line: 1, from: 'state=404 b', to: 'state' },
      ],
      'a state\nsecond second\nthird\n',
    ],
    ['a line by two', [{ line: 2, lines: 1, to: ['x', 'y'] }], 'a status=404 b\nx\ny\nthird\n'],
    ['two lines by none', [{ line: 2, lines: 2, to: [] }], 'a status=404 b\n'],
    ['a line before another', [{ line: 1, lines: 0, to: ['x'] }], 'x\na status=404 b\nsecond second\nthird\n'],
    ['a line at the end', [{ line: 4, lines: 0, to: ['x'] }], 'a status=404 b\nsecond second\nthird\nx\n'],
    [
      'lines that are counted as they stand, whatever stands before',
      [
        { line: 1, lines: 1, to: [] },
        { line: 3, lines: 0, to: ['x', 'y'] },
        { line: 3, from: 'third', to: 'last' },
      ],
      'second second\nx\ny\nlast\n',
    ],
  ])('%s', (_what, changes, expected) => {
    expect(changed(TEXT, changes)).toBe(expected);
  });

  test.each([
    [{ line: 2, from: 'second', to: 'x' }, 'line 2 holds "second" 2 times, not once'],
    [{ line: 3, from: 'second', to: 'x' }, 'line 3 holds "second" 0 times, not once'],
    [{ line: 4, from: 'x', to: 'y' }, 'line 4 is beyond the 3 that there are'],
    [{ line: 3, lines: 2, to: [] }, 'line 4 is beyond the 3 that there are'],
    [{ line: 5, lines: 0, to: ['x'] }, 'line 5 is beyond the 3 that there are'],
  ])('%j does not fit', (change, sentence) => {
    expect(() => changed(TEXT, [change])).toThrow(sentence);
  });

  test.each([
    { line: 0, from: 'a', to: 'b' },
    { line: 1, from: '', to: 'b' },
    { line: 1, from: 'a', to: ['b'] },
    { line: 1, lines: -1, to: [] },
    { line: 1, lines: 1.5, to: [] },
    { line: 1, lines: 1, to: 'a' },
    { line: 1, to: ['a'] },
    { line: 1, lines: 1, from: 'a', to: 'b' },
    null,
  ])('%j is no change', (value) => {
    expect(isChange(value)).toBe(false);
  });
});

describe('the cases of a rule', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lic-analyze-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function write(path: string, content: string | Buffer): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }

  function casesOf(cases: object): readonly (readonly [string, Readonly<Record<string, string>>])[] {
    write('cases.json', JSON.stringify({ happened: 'Something.', cases }));
    return casesIn(folder).cases.map(({ name, files }) => [
      name,
      Object.fromEntries(files.map(({ path, content }) => [path, content.toString('latin1')])),
    ]);
  }

  const clear = { shows: 'x', verdict: 'clear' };

  test('are files of fires with their changes, and what their own folder holds', () => {
    write('fires/a.log', 'one\ntwo\n');
    write('fires/b.pcap', Buffer.from([0xd4, 0xff, 0]));
    write('other/b.pcap', 'B');
    write('alone/c.log', 'c\n');
    const cases = {
      fires: { shows: 'x', verdict: 'found', confidence: 'likely' },
      part: { ...clear, files: ['b.pcap'] },
      other: { ...clear, changes: { 'a.log': [{ line: 2, from: 'two', to: '2' }] } },
      alone: { ...clear, files: [] },
    };
    expect(casesOf(cases)).toEqual([
      ['fires', { 'a.log': 'one\ntwo\n', 'b.pcap': '\xd4\xff\0' }],
      ['part', { 'b.pcap': '\xd4\xff\0' }],
      ['other', { 'a.log': 'one\n2\n', 'b.pcap': 'B' }],
      ['alone', { 'c.log': 'c\n' }],
    ]);
  });

  test.each([
    [{ ...clear, files: ['none.log'] }, 'x: it takes no file none.log from fires'],
    [{ ...clear, changes: { 'none.log': [] } }, 'x: it takes no file none.log from fires'],
    [{ ...clear, files: [], changes: { 'a.log': [] } }, 'x: it takes no file a.log from fires'],
    [
      { ...clear, changes: { 'a.log': [{ line: 1, from: 'two', to: '2' }] } },
      'x, a.log: line 1 holds "two" 0 times, not once',
    ],
    [{ ...clear, changes: { 'a.log': [{ line: 1 }] } }, 'x: "changes" is not of its form'],
    [{ ...clear, verdict: 'cleared' }, 'x: "verdict" is not of its form'],
    [{ ...clear, steps: 'a' }, 'x: there is no field "steps"'],
    [{ verdict: 'clear' }, 'x: "shows" and "verdict" are both needed'],
    ['clear', 'x: a case is an object'],
  ])('%j is refused in a sentence', (stated, sentence) => {
    write('fires/a.log', 'one\ntwo\n');
    expect(() => casesOf({ x: stated })).toThrow(`cases.json, ${sentence}`);
  });

  test.each(['[]', '{"cases":{}}', '{"happened":"","cases":{}}'])('%s is no cases.json', (text) => {
    write('cases.json', text);
    expect(() => casesIn(folder)).toThrow(/cases\.json: /);
  });
});
