import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Notice } from '../../src/core/notice.js';
import { parse } from '../../scripts/oracles/shared/second-reader.js';
import { fromPcapParser, type PcapParser } from '../../src/packet-table/from-pcap-parser.js';
import { readPackets } from '../../src/packets.js';
import type { CapturedPacket } from '../../src/dissect/captured-packet.js';
import { pcapFile } from '../../samples/parsers/pcap/container.js';
import { SAMPLES } from '../../samples/parsers/pcap/make.js';
import { facts } from '../parsers/captures/read.js';

/** Every classic capture among the samples that the package can read: it knows the two microsecond magics only. */
const CAPTURES = readdirSync('samples', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.pcap'))
  .map((name) => `samples/${name}`)
  .filter((path) => /^(a1b2c3d4|d4c3b2a1)/.test(readFileSync(path).subarray(0, 4).toString('hex')))
  .sort();

let folder = '';
// The package still calls `new Buffer`.
const warn = process.noDeprecation === true;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'second-reader-'));
  process.noDeprecation = true;
});

afterAll(() => {
  rmSync(folder, { recursive: true });
  process.noDeprecation = warn;
});

function stored(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function all(packets: AsyncIterable<CapturedPacket>): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for await (const packet of packets) found.push(facts(packet));
  return found;
}

/** Its packets; a guard ends the reading, since the package does not always. */
async function second(path: string): Promise<{ packets: readonly unknown[]; notices: readonly Notice[] }> {
  const notices: Notice[] = [];
  const onNotice = (notice: Notice): void => void notices.push(notice);
  const packets = await all(fromPcapParser(parse(path), { onNotice, signal: AbortSignal.timeout(30_000) }));
  return { packets, notices };
}

describe('the second reader agrees', () => {
  test.each(CAPTURES)('on %s', async (path) => {
    const ours = await all(readPackets(readFileSync(path)));
    expect(ours.length).toBeGreaterThan(0);
    expect((await second(path)).packets).toEqual(ours);
  });

  test('on more packets than wait at once', async () => {
    const record = { seconds: 7, fraction: 8, bytes: Uint8Array.from([0x45, 0, 0]) };
    const bytes = pcapFile(new Array<typeof record>(5000).fill(record), { linkType: 228 });
    const { packets } = await second(stored('many.pcap', bytes));
    expect(packets).toHaveLength(5000);
  });
});

describe('where the package is silent', () => {
  const whole = SAMPLES.get('lost-segment.pcap') ?? new Uint8Array(0);

  test.each([
    ['in a packet', whole.byteLength - 1, 12, 1196],
    ['after a record header', 24 + 16, 0, 24],
    ['in a record header', 24 + 5, 0, 24],
    ['in the file header', 10, 0, 24],
  ])('a cut %s is said', async (_, length, count, place) => {
    const { packets, notices } = await second(stored('cut.pcap', whole.subarray(0, length)));
    expect(packets).toHaveLength(count);
    expect(notices).toMatchObject([{ code: 'capture-cut', message: `ends within the record at byte ${place}` }]);
  });

  test('a missing file is an error, not a wait without end', async () => {
    await expect(second(join(folder, 'missing.pcap'))).rejects.toMatchObject({ code: 'path-unreadable' });
  });

  test('a magic that it does not know is an error with its own words', async () => {
    const path = stored('nano.pcap', SAMPLES.get('look-ups.pcap') ?? new Uint8Array(0));
    await expect(second(path)).rejects.toMatchObject({
      code: 'path-unreadable',
      message: 'unknown magic number: 4d3cb2a1',
    });
  });
});

test('a signal ends the wait for a parser that says nothing', async () => {
  const mute: PcapParser = { on: () => undefined };
  await expect(all(fromPcapParser(mute, { signal: AbortSignal.abort() }))).rejects.toMatchObject({
    code: 'interrupted',
  });
});

test('leaving early pauses the stream', async () => {
  const pause = jest.fn();
  const listeners = new Map<string, (value: unknown) => void>();
  const parser: PcapParser = {
    on: (event, listener) => listeners.set(event, listener),
    stream: { pause, resume: () => undefined },
  };
  const packets = fromPcapParser(parser);
  const first = packets.next();
  listeners.get('globalHeader')?.({ linkLayerType: 228 });
  listeners.get('packet')?.({ header: { timestampSeconds: 1, originalLength: 1 }, data: Uint8Array.from([0x45]) });
  expect((await first).value?.length).toBe(1);
  await packets.return();
  expect(pause).toHaveBeenCalledTimes(1);
});
