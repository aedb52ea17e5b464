import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { headOf } from '../../src/reading/recognise.js';
import { parsers } from '../../src/parsers/index.js';

/** docs/parsers says what is read; its examples are read here. */

const pageOf = (id: string): string => readFileSync(`docs/parsers/${id}.md`, 'utf8');

/** Lines of the blocks that are marked as examples. */
function examplesIn(page: string): readonly string[] {
  return [...page.matchAll(/^```log\n(.*?)^```/gms)].flatMap((block) => (block[1] ?? '').trimEnd().split('\n'));
}

test('every parser has its page, and every page its parser', () => {
  const pages = readdirSync('docs/parsers').filter((name) => name !== 'README.md');
  expect(pages.sort()).toEqual(parsers.map(({ id }) => `${id}.md`));
});

test('the list of pages names every parser', () => {
  const list = pageOf('README');
  expect(parsers.filter(({ id }) => !list.includes(`[${id}](${id}.md)`)).map(({ id }) => id)).toEqual([]);
});

describe.each(parsers.map((parser) => [parser.id, parser] as const))('the page of %s', (id, parser) => {
  test('names its id below its title', () => {
    expect(pageOf(id)).toMatch(new RegExp(`^# .+\n\n\`${id}\`\n`));
  });

  if (parser.reads !== 'bytes') {
    test('shows lines that the parser knows', () => {
      const examples = examplesIn(pageOf(id));
      expect(examples).not.toEqual([]);
      const strange = examples.filter((line) =>
        parser.reads === 'messages'
          ? !parser.claims(line)
          : parser.recognise(headOf('example', Buffer.from(line))) === 0,
      );
      expect(strange.filter((line) => !line.includes(' last message repeated '))).toEqual([]);
    });
  }
});
