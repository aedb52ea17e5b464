import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from '@jest/globals';
import { pairPackets } from '../../src/connections/pair-packets.js';
import { parsers } from '../../src/parsers/index.js';
import { readSource } from '../../src/reading/read-source.js';
import { sourceOf } from '../support/lines.js';
import { nodePlatform } from '../../src/platform/node.js';

/** The parsers that have no test of their own: what is read of each sample stands beside it, in `<sample>.events.json`. */
const tests = readdirSync('test/parsers', { recursive: true, encoding: 'utf8' }).map((path) => basename(path));
const samples = parsers
  .filter(({ id }) => !tests.some((name) => name.startsWith(id) && name.endsWith('.test.ts')))
  .flatMap(({ id }) =>
    readdirSync(`samples/parsers/${id}`)
      .filter((name) => !name.endsWith('.json') && name !== 'README.md')
      .map((name) => [id, name] as const),
  );

test.each(samples)('%s reads %s', async (id, name) => {
  const path = `samples/parsers/${id}/${name}`;
  const { format, events } = await readSource(sourceOf(path, readFileSync(path)), {
    parsers,
    pairPackets,
    platform: nodePlatform,
  });
  expect(format).toBe(id);
  const seen = events.map(({ kind, facts, evidence }) => ({
    lines: evidence.map(({ number }) => number),
    kind,
    facts,
  }));
  expect(seen).toEqual(expectedEvents(`${path}.events.json`));
});

/** None where no file says what they are: some parsers read what is of no interest. */
function expectedEvents(file: string): readonly object[] {
  const value: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  if (!isEvents(value)) throw new Error(`${file} is no list of events`);
  return value;
}

function isEvents(value: unknown): value is readonly object[] {
  return Array.isArray(value) && value.every((event) => typeof event === 'object' && event !== null && 'kind' in event);
}
