import { expect, test } from '@jest/globals';
import type { ReportOptions } from '../../src/cli/program.js';
import { ran } from './support.js';

/** How the report is asked for, with standard output a terminal or not. */
async function wished(argv: readonly string[], printsToTerminal: boolean): Promise<readonly (string | undefined)[]> {
  const wishes: ReportOptions[] = [];
  const render = (_: unknown, format: string, options: ReportOptions): string => {
    wishes.push(options);
    return `${format}\n`;
  };
  const { out } = await ran(argv, { program: { render }, io: { printsToTerminal } });
  return [out, ...wishes.map((wish) => wish.for)];
}

test('a terminal gets the answer, a pipe the document', async () => {
  expect(await wished(['a'], true)).toEqual(['markdown\n', 'terminal']);
  expect(await wished(['a'], false)).toEqual(['markdown\n', undefined]);
});

test.each([[['a', '--format', 'markdown']], [['a', '-o', '-']], [['a', '--max-size', '60k']]])(
  '%j gives the document on a terminal too',
  async (argv) => {
    expect(await wished(argv, true)).toEqual(['markdown\n', undefined]);
  },
);

test('a reader that is asked for comes first', async () => {
  expect(await wished(['a', '--for', 'note'], true)).toEqual(['markdown\n', 'note']);
});
