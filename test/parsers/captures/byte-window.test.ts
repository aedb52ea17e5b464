import { describe, expect, test } from '@jest/globals';
import { ByteBuffer } from '../../../src/packet-table/byte-buffer.js';
import { ByteWindow, type RecordReader } from '../../../src/parsers/captures/byte-window.js';

/** Records are a length byte and that many bytes; what was read is kept as [offset, bytes]. */
class Records implements RecordReader {
  needed = 1;
  readonly read_: (readonly [number, readonly number[]])[] = [];

  read(view: DataView, at: number, end: number, offset: number): number {
    let next = at;
    for (;;) {
      this.needed = 1;
      if (next >= end) return next - at;
      this.needed = 1 + view.getUint8(next);
      if (next + this.needed > end) return next - at;
      const bytes = Array.from({ length: this.needed - 1 }, (_, index) => view.getUint8(next + 1 + index));
      this.read_.push([offset + next - at, bytes]);
      next += this.needed;
    }
  }
}

describe('records over chunks', () => {
  const whole = Uint8Array.from([2, 10, 11, 0, 3, 20, 21, 22, 1, 30]);
  const expected = [
    [0, [10, 11]],
    [3, []],
    [4, [20, 21, 22]],
    [8, [30]],
  ];

  test.each([1, 2, 3, 4, 7, 10])('chunks of %d bytes', (size) => {
    const records = new Records();
    const window = new ByteWindow(records);
    for (let at = 0; at < whole.byteLength; at += size) window.push(whole.subarray(at, at + size));
    expect(records.read_).toEqual(expected);
    expect([window.unread, window.offset]).toEqual([0, 10]);
  });

  test('what is not whole stays unread', () => {
    const window = new ByteWindow(new Records());
    window.push(whole.subarray(0, 6));
    expect([window.unread, window.offset]).toEqual([2, 4]);
  });
});

test('memory follows what has come, not what is claimed', () => {
  const huge: RecordReader = { needed: 1_000_000_000, read: () => 0 };
  const window = new ByteWindow(huge);
  window.push(new Uint8Array(10));
  expect(window.reserved).toBe(65_536);
  for (let at = 0; at < 100; at += 1) window.push(new Uint8Array(10_000));
  expect(window.unread).toBe(1_000_010);
  expect(window.reserved).toBeLessThanOrEqual(2 * 1_048_576);
});

// 200 bytes added; of the first drop of three only two were there.
test('a byte buffer gives back what was added, less what was dropped', () => {
  const buffer = new ByteBuffer();
  for (let value = 0; value < 100; value += 1) {
    buffer.append(Uint8Array.from([value, value]));
    if (value % 3 === 0) buffer.drop(3);
  }
  expect(buffer.length).toBe(99);
  expect(buffer.bytes[0]).toBe(50);
  buffer.drop(1000);
  expect(buffer.length).toBe(0);
  buffer.append(Uint8Array.from([7]));
  expect([...buffer.bytes]).toEqual([7]);
});
