import { expect, test } from '@jest/globals';
import { analyze } from '../../../src/index.js';
import parser from './parser.js';

test('new-parser reads its sample', async () => {
  const { sources, timeline, notices } = await analyze('scripts/templates/parser/samples', { parsers: [parser] });
  expect(sources).toMatchObject([{ path: 'releases', format: 'new-parser', records: 2, understood: 2 }]);
  expect(timeline.map(({ kind, facts, evidence }) => [kind, facts, evidence[0].number])).toEqual([
    ['manager.release', { 'service.version': '20.9.4' }, 1],
    ['manager.release', { 'service.version': '20.12.3' }, 2],
  ]);
  expect(notices).toEqual([]);
});

test('new-parser goes on after a line that it does not know', async () => {
  const damaged = { path: 'damaged', content: 'release 20.9.4\nrelease\nrelease 20.12.3\n' };
  const { timeline } = await analyze(damaged, { parsers: [{ ...parser, recognise: () => 1 }] });
  expect(timeline.map(({ evidence }) => evidence[0].number)).toEqual([1, 3]);
});
