import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { pairPackets } from '../../src/connections/pair-packets.js';
import { parsers } from '../../src/parsers/index.js';
import { readSource } from '../../src/reading/read-source.js';

/** One event as the expectation beside a sample states it. */
interface ExpectedEvent {
  readonly lines: readonly number[];
  readonly kind: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Reads every sample of a parser and holds its events against `<sample>.events.json`. */
export function testParser(id: string): void {
  const folder = `samples/parsers/${id}`;
  for (const name of readdirSync(folder).filter((file) => !file.endsWith('.json') && file !== 'README.md')) {
    test(`${id} reads ${name}`, async () => {
      const read = await readSample(`${folder}/${name}`);
      expect(read.format).toBe(id);
      expect(read.events).toEqual(expectedEvents(`${folder}/${name}.events.json`));
    });
  }
}

async function readSample(path: string) {
  async function* open(): AsyncGenerator<Uint8Array, void, undefined> {
    yield await Promise.resolve(readFileSync(path));
  }
  const { format, events } = await readSource({ path, size: null, modified: null, open }, { parsers, pairPackets });
  const told = events.map(({ kind, facts, evidence }) => ({
    lines: evidence.map(({ number }) => number),
    kind,
    facts,
  }));
  return { format, events: told };
}

function expectedEvents(file: string): readonly ExpectedEvent[] {
  const value: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  if (!isEvents(value)) throw new Error(`${file} is no list of events`);
  return value;
}

function isEvents(value: unknown): value is readonly ExpectedEvent[] {
  return Array.isArray(value) && value.every((event) => typeof event === 'object' && event !== null && 'kind' in event);
}
