import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { rules } from '../../src/rules/index.js';
import { parsers } from '../../src/parsers/index.js';
import { STAGES } from '../../src/core/stages.js';

const page = readFileSync('docs/glossary.md', 'utf8');
const rows = [...page.matchAll(/^\| ([^|]+) \| ([^|]+) \| (.+) \|$/gm)].filter(
  ([, term = '']) => !/^(Term|---)$/.test(term),
);

/** Every word that stands in the code, and in the pages of events and commands. */
const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
const code = [...files.map((path) => `src/${path}`), 'package.json', 'docs/events.md']
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

test('every term has a meaning and an example', () => {
  expect(rows.length).toBeGreaterThan(40);
  expect(rows.filter(([, , meaning = '', example = '']) => meaning.trim() === '' || example.trim() === '')).toEqual([]);
});

test('an id in an example is a rule, a parser, a stage, a kind or a name of the code', () => {
  const known = new Set<string>([...rules.map(({ id }) => id), ...parsers.map(({ id }) => id), ...STAGES]);
  const names = rows.flatMap(([, , , example = '']) =>
    [...example.matchAll(/`([A-Za-z][\w.-]*)`/g)].flatMap(([, name]) => name ?? []),
  );
  const unknown = names.filter((name) => !known.has(name) && !name.split('.').every((part) => code.includes(part)));
  expect(names.length).toBeGreaterThan(15);
  expect(unknown).toEqual([]);
});
