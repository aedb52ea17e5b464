import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import type { Notice } from '../../src/core/notice.js';
import { readPackets, type PacketSource } from '../../src/packets.js';
import { SAMPLES as PCAPS } from '../../samples/parsers/pcap/make.js';
import { SAMPLES as PCAPNGS } from '../../samples/parsers/pcapng/make.js';

const lost = PCAPS.get('lost-segment.pcap') ?? new Uint8Array(0);
const blocks = PCAPNGS.get('every-block.pcapng') ?? new Uint8Array(0);

async function read(source: PacketSource): Promise<{ numbers: number[]; notices: Notice[] }> {
  const notices: Notice[] = [];
  const numbers: number[] = [];
  for await (const packet of readPackets(source, { path: 'a.pcap', onNotice: (notice) => notices.push(notice) })) {
    numbers.push(packet.number);
  }
  return { numbers, notices };
}

async function* chunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += size) yield await Promise.resolve(bytes.slice(at, at + size));
}

const thirteen = Array.from({ length: 13 }, (_, index) => index + 1);

describe('packets of', () => {
  test.each<[string, () => PacketSource, readonly number[]]>([
    ['bytes', () => lost, thirteen],
    ['a list of chunks', () => [lost.subarray(0, 2), lost.subarray(2)], thirteen],
    ['an asynchronous source', () => chunks(lost, 5), thirteen],
    ['gzip', () => gzipSync(lost), thirteen],
    ['gzip in pieces', () => chunks(gzipSync(lost), 3), thirteen],
    ['pcapng', () => blocks, [1, 2, 3, 4, 5]],
  ])('%s', async (_, source, numbers) => {
    expect((await read(source())).numbers).toEqual(numbers);
  });
});

test('times, lengths and bytes', async () => {
  for await (const packet of readPackets(lost)) {
    expect([packet.seconds, packet.nanoseconds, packet.linkType, packet.length]).toEqual([1_709_633_700, 0, 101, 40]);
    expect([...packet.bytes.subarray(12, 20)]).toEqual([192, 0, 2, 10, 192, 0, 2, 20]);
    break;
  }
});

describe('the source is closed', () => {
  /** The bytes in chunks from a source that says when it is closed. */
  function watched(bytes: Uint8Array, size: number): { source: AsyncIterable<Uint8Array>; closed: Promise<void> } {
    let close = (): void => undefined;
    const closed = new Promise<void>((resolve) => {
      close = resolve;
    });
    const source = async function* (): AsyncGenerator<Uint8Array> {
      try {
        yield* chunks(bytes, size);
      } finally {
        close();
      }
    };
    return { source: source(), closed };
  }

  test.each<[string, Uint8Array, number]>([
    ['the first chunk', lost, 200],
    ['a later chunk', lost, 20],
    ['the only chunk', lost, lost.byteLength],
    ['the first chunk of gzip', gzipSync(lost, { level: 0 }), 200],
  ])('when reading stops at a packet of %s', async (_, bytes, size) => {
    const { source, closed } = watched(bytes, size);
    for await (const packet of readPackets(source)) {
      expect(packet.number).toBe(1);
      break;
    }
    await expect(closed).resolves.toBeUndefined();
  });

  test('when it begins no capture', async () => {
    const { source, closed } = watched(Buffer.from('Jan 13 11:17:01 host'), 5);
    await expect(read(source)).rejects.toMatchObject({ code: 'nothing-to-read' });
    await expect(closed).resolves.toBeUndefined();
  });
});

describe('damage', () => {
  test('of the capture is a notice with the name of its source', async () => {
    const { numbers, notices } = await read(lost.subarray(0, lost.byteLength - 1));
    expect(numbers).toHaveLength(12);
    expect(notices).toEqual([
      { code: 'capture-cut', source: 'a.pcap', message: 'ends in record 13, which begins at byte 1196', number: 13 },
    ]);
  });

  test('of gzip keeps what was unpacked', async () => {
    const packed = gzipSync(Buffer.concat([lost, Buffer.alloc(200_000, 'x')]), { level: 0 });
    const { numbers, notices } = await read(packed.subarray(0, 70_000));
    expect(numbers.length).toBeGreaterThanOrEqual(13);
    expect(notices.map(({ code }) => code)).toContain('compressed-cut');
  });

  test('what is no capture is refused', async () => {
    await expect(read(Buffer.from('Jan 13 11:17:01 host'))).rejects.toMatchObject({
      code: 'nothing-to-read',
      message: 'a.pcap is neither pcap nor pcapng.',
    });
    await expect(read(new Uint8Array(0))).rejects.toMatchObject({
      code: 'nothing-to-read',
      message: 'a.pcap is empty.',
    });
    await expect(read([])).rejects.toMatchObject({ code: 'nothing-to-read' });
  });

  test('of the source itself is thrown as it is', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(gzipSync(lost).subarray(0, 20));
      throw new Error('disk');
    }
    await expect(read(failing())).rejects.toThrow('disk');
  });
});
