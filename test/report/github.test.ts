import { expect, test } from '@jest/globals';
import { brokenIn } from './github.js';

test('the judge of Markdown finds what is broken', async () => {
  expect(await brokenIn('# a\n\n```text\nx\n')).toEqual([expect.stringMatching(/^open fence/)]);
  expect(await brokenIn('see https://manager.example/ there')).toEqual(['link: https://manager.example/']);
  expect(await brokenIn('<b>x</b>')).toHaveLength(2);
  expect(await brokenIn('| a | b |\n| --- | --- |\n| 1 |\n')).toEqual([expect.stringMatching(/^table of 2 and 1/)]);
  expect(await brokenIn('words\n\n| a | b |\n')).toEqual([expect.stringMatching(/^row: /)]);
  expect(await brokenIn('```mermaid\nsequenceDiagram\n  M=>>\n```')).toEqual([expect.stringMatching(/^diagram: /)]);
});
