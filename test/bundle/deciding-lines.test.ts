import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { decidingLines } from '../../src/bundle/documents/deciding-lines.js';
import { linesOf } from '../../src/bundle/documents/line.js';
import { markMarkdown } from '../../src/bundle/documents/markdown.js';

interface Tree {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Tree[];
  readonly position?:
    { readonly start: { readonly line: number }; readonly end: { readonly line: number } } | undefined;
}

const FENCE = /(?:`{3}|~{3})/;

/** Numbers of the lines of all code, by Markdown's reader alone, which lets some blocks end on the line below. */
function codeLines(tree: Tree, lines: readonly string[]): readonly number[] {
  if (tree.type !== 'code') return (tree.children ?? []).flatMap((child) => codeLines(child, lines));
  const { start, end } = tree.position ?? { start: { line: 1 }, end: { line: 0 } };
  const content =
    (tree.value === '' ? 0 : (tree.value ?? '').split('\n').length) + (FENCE.test(lines[start.line - 1] ?? '') ? 1 : 0);
  return Array.from({ length: end.line - start.line + 1 }, (_, at) => start.line + at).filter(
    (number) => number < start.line + content || FENCE.test(lines[number - 1] ?? ''),
  );
}

const ALPHABET = [
  'a',
  'b c',
  'Nov 19',
  '',
  '',
  '```',
  '~~~',
  '    x',
  '  y',
  '- i',
  '> q',
  '> ```',
  '> ~~~',
  '1. z',
  '\tt',
  '   ```',
  '  ```',
];

describe('lines that decide', () => {
  test('leave out nothing that changes a block', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...ALPHABET), { maxLength: 30 }), async (texts) => {
        const text = texts.join('\n');
        const marked = await markMarkdown(linesOf(text));
        const isSeen = (number: number): boolean => (texts[number - 1] ?? '') !== '';
        const found = marked.flatMap(({ block, number }) => (block === null || !isSeen(number) ? [] : [number]));
        const expected = codeLines(fromMarkdown(text), texts).filter(isSeen);
        expect(found).toEqual([...new Set(expected)]);
      }),
      { numRuns: 2_000, seed: 7 },
    );
  });

  test('are few in a log, whatever its length', () => {
    const log = `# Log\n\n\`\`\`\n${'Nov 19 09:31:44 ssm nginx: x\n\n'.repeat(10_000)}\`\`\`\nend\n`;
    expect(decidingLines(linesOf(log), 1_000_000).length).toBeLessThan(12);
  });
});
