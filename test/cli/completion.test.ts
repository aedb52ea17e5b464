import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { COMMANDS, COMMON_OPTIONS, SHELLS } from '../../src/cli/command-table.js';
import { rules } from '../../src/rules/index.js';
import { ran } from './support.js';

const home = mkdtempSync(join(tmpdir(), 'lic-analyze-completion-'));
afterAll(() => rmSync(home, { recursive: true }));

describe.each(SHELLS)('%s', (shell) => {
  let script = '';
  const file = join(home, shell);

  beforeAll(async () => {
    script = (await ran(['completion', shell])).out;
    writeFileSync(file, script);
  });

  test('knows every command, option and rule', () => {
    const words = COMMANDS.flatMap(({ name, options }) => [name, ...Object.keys(options)]);
    for (const word of [...words, ...Object.keys(COMMON_OPTIONS), ...rules.map(({ id }) => id)])
      expect(script).toContain(word);
  });

  test('is a script of that shell, where there is one', () => {
    const { error, status, stderr } = spawnSync(shell, ['-n', file], { encoding: 'utf8' });
    if (error === undefined) expect([status, stderr]).toEqual([0, '']);
    else expect(shell).not.toBe('bash');
  });
});

describe('in bash', () => {
  const completed = (...words: readonly string[]): readonly string[] => {
    const script = `source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _lic_analyze 2> /dev/null
      printf '%s\\n' "\${COMPREPLY[@]}"`;
    const out = execFileSync('bash', ['-c', script, 'bash', join(home, 'bash'), 'lic-analyze', ...words], {
      encoding: 'utf8',
      cwd: home,
    });
    return out.split('\n').filter((line) => line !== '');
  };

  test.each([
    [['expl'], ['explain']],
    [['explain', 'wrong-grant'], ['wrong-grant-type']],
    [['explain', 'wrong-grant-type', ''], []],
    [
      ['case', '--for'],
      ['--format', '--for', '--force'],
    ],
    [
      ['case', '--format', ''],
      ['markdown', 'html', 'json'],
    ],
    [['case', '--format', '=', 'j'], ['json']],
    [
      ['case', '--format', '='],
      ['markdown', 'html', 'json'],
    ],
    [['case', '--zone', ''], []],
    [
      ['rules', '--'],
      ['--json', '--color', '--no-color', '--version', '--help'],
    ],
    [['why', '--json', 'wrong-client-i'], ['wrong-client-id']],
    [['why', '--zone', 'a=UTC', 'wrong-client-i'], ['wrong-client-id']],
    [['completion', ''], [...SHELLS]],
    [['--ignore', 'wrong-grant'], ['wrong-grant-type']],
  ])('%j: %j', (words, expected) => {
    expect(completed(...words)).toEqual(expected);
  });
});
