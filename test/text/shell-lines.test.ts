import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { goesOn, hereDocumentEnd, simpleCommands } from '../../src/text/shell-lines.js';

describe('words of a command line', () => {
  test.each([
    [`curl -d 'a b' "c d" e\\ f`, [['curl', '-d', 'a b', 'c d', 'e f']]],
    ['date; df -h && uptime || true', [['date'], ['df', '-h'], ['uptime'], ['true']]],
    ['echo | openssl s_client 2>&1 </dev/null | grep x > out.txt', [['echo'], ['openssl', 's_client'], ['grep', 'x']]],
    ['curl -v "a;b|c" # and a note; date', [['curl', '-v', 'a;b|c']]],
    ['', []],
  ])('%s', (line, words) => {
    expect(simpleCommands(line)).toEqual(words);
  });

  test('a backslash of Windows is a letter', () => {
    expect(simpleCommands('C:\\tools\\curl.exe -o "C:\\out file" x', true)).toEqual([
      ['C:\\tools\\curl.exe', '-o', 'C:\\out file', 'x'],
    ]);
  });

  test('any text is taken apart without throwing', () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (text, windows) => {
        for (const words of simpleCommands(text, windows)) expect(words.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('what is no word', () => {
  test.each([
    ['a 2>err 3<in &>both b', [['a', 'b']]],
    ['cat <<EOF >"my file" x', [['cat', 'x']]],
    ['diff <(date)', [['diff', '(date)']]],
    ['exec 3>&- y', [['exec', 'y']]],
    [String.raw`a "b\"c" $'d' '\' \ e`, [['a', 'b"c', 'd', '\\', ' e']]],
    ['a "b c', [['a', '"', 'b', 'c']]],
  ])('%s', (line, words) => {
    expect(simpleCommands(line)).toEqual(words);
  });

  test('on Windows, every quote', () => {
    expect(simpleCommands(`curl -d '{"a":1}' *> out`, true)).toEqual([['curl', '-d', '{a:1}']]);
  });
});

test.each([
  ['curl \\', false, 'joined'],
  ['curl `', true, 'joined'],
  ['curl -d "a', false, 'quoted'],
  ["echo x # don't", false, null],
  ['echo \\\\', false, null],
] as const)('%s goes on', (line, windows, expected) => {
  expect(goesOn(line, windows)).toBe(expected);
});

test('the end of a here-document', () => {
  expect(hereDocumentEnd("cat > x <<- 'END'")).toBe('END');
  expect(hereDocumentEnd('cat <<< word')).toBeNull();
});
