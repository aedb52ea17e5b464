import fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import { Desegmenter, MAX_MESSAGE, type Need } from '../../src/packet-table/desegment.js';
import { Cells } from '../../src/packet-table/columns.js';
import { HeldBytes, MAX_HELD } from '../../src/packet-table/held-bytes.js';
import { TlsCells } from '../../src/packet-table/tls-cells.js';

/** Messages are a length byte and that many bytes; reads are kept. */
function lengthPrefixed(seen: number[][]) {
  return (bytes: Uint8Array, mayWait: boolean): Need | null => {
    let at = 0;
    while (at < bytes.byteLength) {
      const length = 1 + (bytes[at] ?? 0);
      if (at + length > bytes.byteLength) return mayWait ? { offset: at, more: at + length - bytes.byteLength } : null;
      seen.push([...bytes.subarray(at + 1, at + length)]);
      at += length;
    }
    return null;
  };
}

const stream = Uint8Array.from([3, 1, 2, 3, 0, 2, 7, 8, 5, 1, 2, 3, 4, 5, 1, 9]);
const messages = [[1, 2, 3], [], [7, 8], [1, 2, 3, 4, 5], [9]];

test('any segments in order give the same messages, also where the sequence wraps', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
      fc.integer({ min: 2 ** 32 - 12, max: 2 ** 32 - 1 }),
      (sizes, start) => {
        const seen: number[][] = [];
        const held = new HeldBytes();
        const desegmenter = new Desegmenter(held);
        for (let at = 0, turn = 0; at < stream.byteLength; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1;
          desegmenter.accept(stream.subarray(at, at + size), (start + at) >>> 0, lengthPrefixed(seen));
          at += size;
        }
        expect(seen).toEqual(messages);
        expect(held.total).toBe(0);
      },
    ),
  );
});

describe('a message over segments', () => {
  test('is not read twice where a segment comes twice', () => {
    const seen: number[][] = [];
    const desegmenter = new Desegmenter(new HeldBytes());
    const read = lengthPrefixed(seen);
    for (const [from, to] of [
      [0, 2],
      [2, 4],
      [2, 4],
    ] as const)
      desegmenter.accept(stream.subarray(from, to), 100 + from, read);
    expect(seen).toEqual([[1, 2, 3]]);
  });

  test('with a hole is never read, what follows it is', () => {
    const seen: number[][] = [];
    const desegmenter = new Desegmenter(new HeldBytes());
    const read = lengthPrefixed(seen);
    desegmenter.accept(stream.subarray(0, 2), 100, read);
    desegmenter.accept(stream.subarray(3, 4), 103, read);
    desegmenter.accept(stream.subarray(5, 8), 105, read);
    expect(seen).toEqual([[7, 8]]);
  });

  test('that ends with the stream is read at its end', () => {
    const seen: string[] = [];
    const desegmenter = new Desegmenter(new HeldBytes());
    const read = (bytes: Uint8Array, mayWait: boolean): Need | null => {
      if (mayWait) return { offset: 0, more: 'end' };
      seen.push(Buffer.from(bytes).toString());
      return null;
    };
    desegmenter.accept(Buffer.from('to the '), 1, read);
    desegmenter.accept(Buffer.from('very end'), 8, read);
    expect(seen).toEqual([]);
    desegmenter.end(16, read);
    expect(seen).toEqual(['to the very end']);
  });

  test('that asks for one more segment takes it whole', () => {
    const seen: string[] = [];
    const desegmenter = new Desegmenter(new HeldBytes());
    const read = (bytes: Uint8Array): Need | null => {
      const text = Buffer.from(bytes).toString();
      if (!text.includes('.')) return { offset: 0, more: 'segment' };
      seen.push(text);
      return null;
    };
    desegmenter.accept(Buffer.from('one '), 1, read);
    desegmenter.accept(Buffer.from('two '), 5, read);
    desegmenter.accept(Buffer.from('three. and'), 9, read);
    expect(seen).toEqual(['one two three. and']);
  });
});

describe('memory', () => {
  const never = (): Need => ({ offset: 0, more: 1 << 30 });

  test('of one message is bounded', () => {
    const held = new HeldBytes();
    const desegmenter = new Desegmenter(held);
    const segment = new Uint8Array(60_000);
    for (let turn = 0; turn < 40; turn += 1) {
      desegmenter.accept(segment, turn * segment.byteLength, never);
      expect(held.total).toBeLessThanOrEqual(MAX_MESSAGE);
    }
    expect(held.total).toBe(0);
  });

  test('of all connections is bounded, the quiet ones give up first', () => {
    const held = new HeldBytes();
    const all = Array.from({ length: 50 }, () => new Desegmenter(held));
    for (const desegmenter of all) {
      desegmenter.accept(new Uint8Array(MAX_MESSAGE - 1), 1, never);
      expect(held.total).toBeLessThanOrEqual(MAX_HELD);
    }
    expect(held.total).toBeGreaterThan(MAX_HELD - MAX_MESSAGE);
  });

  test('many tiny segments of one message are given up, not hoarded', () => {
    const held = new HeldBytes();
    const desegmenter = new Desegmenter(held);
    for (let at = 0; at < 5000; at += 1) desegmenter.accept(Uint8Array.from([1]), at, never);
    expect(held.total).toBe(0);
  });

  test('begins of TLS messages count too', () => {
    const held = new HeldBytes();
    const sink = { cells: new Cells(), certificate: () => undefined };
    // A message of 60,000 bytes of which 16,000 have come, on each of 3000 connections.
    const begin = Uint8Array.from([22, 3, 3, 0x3e, 0x80, 11, 0, 0xea, 0x60, ...new Uint8Array(15_996)]);
    for (let connection = 0; connection < 3000; connection += 1) {
      new TlsCells(held).read({ bytes: begin, mayWait: true, ended: false, missing: 0 }, true, sink);
      expect(held.total).toBeLessThanOrEqual(MAX_HELD);
    }
    expect(held.total).toBeGreaterThan(MAX_HELD - 20_000);
  });
});
