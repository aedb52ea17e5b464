import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ReadSource } from '../../src/core/source.js';
import { parsers } from '../../src/parsers/index.js';
import { readSource } from '../../src/reading/read-source.js';
import { sourceOf } from '../support/lines.js';
import { nodePlatform } from '../../src/platform/node.js';

/** What holds for every log format, whatever happens to a file on its way. */

const noPackets = () => ({ packet: () => undefined, end: () => undefined });
const read = (content: Uint8Array, chunk?: number): Promise<ReadSource> =>
  readSource(sourceOf('file.log', content, chunk), { parsers, pairPackets: noPackets, platform: nodePlatform });

/** Kind, facts and places, as text, so that a prefix can be compared. */
const eventsOf = (source: ReadSource): readonly string[] =>
  source.events.map(({ kind, facts, stamp, evidence }) =>
    JSON.stringify([kind, facts, stamp, evidence.map(({ number, byteOffset, text }) => [number, byteOffset, text])]),
  );

const logs = parsers
  .filter(({ id, reads }) => reads !== 'bytes' && id !== 'tcpdump-text')
  .flatMap(({ id }) =>
    readdirSync(`samples/parsers/${id}`, { withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.(?:json|md|ts)$/.test(entry.name))
      .map(({ name }) => [`${id}/${name}`, readFileSync(`samples/parsers/${id}/${name}`)] as const),
  );

/** Events of one command are emitted when its output ends; after a cut, the last command may lack them all. */
const OF_ONE_COMMAND = 8;
const byCommand = /^(?:command-transcript|admin-tech-sections)\//;

/** Ends of lines at which a sample is cut at most, spread over its second half. */
const MAX_CUTS = 24;

function cutsOf(bytes: Buffer): readonly number[] {
  const ends = [...bytes.entries()].flatMap(([at, byte]) => (byte === 10 ? [at + 1] : []));
  const later = ends.slice(Math.floor(ends.length / 2));
  const step = Math.ceil(later.length / MAX_CUTS);
  return later.filter((_, index) => (later.length - 1 - index) % step === 0);
}

describe.each(logs)('%s', (name, bytes) => {
  let whole: ReadSource;
  beforeAll(async () => {
    whole = await read(bytes);
  });

  test('reads the same in chunks of any size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 200 }), async (size) => {
        const chunked = await read(bytes, size);
        expect(eventsOf(chunked)).toEqual(eventsOf(whole));
        expect(chunked.reading).toEqual(whole.reading);
      }),
      { numRuns: 8 },
    );
  });

  test('cut at the end of a line it gives the events before', async () => {
    const all = eventsOf(whole);
    for (const end of cutsOf(bytes)) {
      const cut = await read(bytes.subarray(0, end));
      // A record ends with the lines below it, so the last one may lack some of them.
      const begin = eventsOf(cut).slice(0, byCommand.test(name) ? -OF_ONE_COMMAND : -1);
      if (cut.format !== null) expect(all.slice(0, begin.length)).toEqual(begin);
    }
  });

  test('with bytes changed anywhere it is read without an error, and every event has its line', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 12 }),
        async (changes) => {
          const damaged = Buffer.from(bytes);
          for (const [at, byte] of changes) damaged[at] = byte;
          const { events, reading } = await read(damaged);
          const lines = damaged.toString('latin1').split('\n').length;
          expect(reading.understood).toBeLessThanOrEqual(reading.records);
          for (const { evidence } of events)
            for (const { number } of evidence) expect(number >= 1 && number <= lines).toBe(true);
        },
      ),
      { numRuns: 20 },
    );
  });
});
