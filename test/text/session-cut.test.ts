import { describe, expect, test } from '@jest/globals';
import { SessionCut } from '../../src/text/session-cut.js';

/** Each command with the lines that it printed; what no command printed stands under an empty one. */
function cut(lines: readonly string[], bare = false): readonly (readonly [string, readonly string[]])[] {
  const runs: [() => string, string[]][] = [[() => '', []]];
  const session = new SessionCut<{ readonly text: string }>(
    {
      typed: (typed) => void runs.push([() => typed.command, []]),
      printed: ({ text }) => void runs.at(-1)?.[1].push(text),
    },
    { bare },
  );
  for (const text of lines) session.line({ text });
  return runs.map(([command, printed]) => [command(), printed]);
}

describe('a session is cut at prompts', () => {
  test('into commands and what they printed', () => {
    expect(cut(['login', 'admin@ssm:~$ date', 'Tue', 'admin@ssm:~$ '])).toEqual([
      ['', ['login']],
      ['date', ['Tue']],
      ['', []],
    ]);
  });

  test('a command goes on in the next line', () => {
    expect(cut(['admin@ssm:~$ grep x \\', '> messages', 'found'])).toEqual([
      ['', []],
      ['grep x messages', ['found']],
    ]);
  });

  test("of a manager only with a known command, or after a host's known one", () => {
    expect(cut(['Thread# 12', 'vmanage# 12', 'vmanage# show clock', 'noon', 'vmanage# 12'])).toEqual([
      ['', ['Thread# 12', 'vmanage# 12']],
      ['show clock', ['noon']],
      ['12', []],
    ]);
  });

  test('a lone sign is one where it may be, and a number sign after another prompt', () => {
    const lines = ['# date of this note', '$ date', 'noon', '# date'];
    expect(cut(lines)).toEqual([['', lines]]);
    expect(cut(lines, true)).toEqual([
      ['', ['# date of this note']],
      ['date', ['noon']],
      ['date', []],
    ]);
  });
});
