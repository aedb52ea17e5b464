import { lineText, LineSplitter } from '../../src/text/lines.js';
import type { Notice } from '../../src/core/notice.js';

export interface Line {
  readonly text: string;
  readonly number: number;
  readonly offset: number;
}

export interface Split {
  readonly lines: readonly Line[];
  readonly notices: readonly (readonly [Notice['code'], number | undefined])[];
}

/** The lines of a text that comes in these chunks. */
export function split(...chunks: readonly Uint8Array[]): Split {
  const lines: Line[] = [];
  const notices: [Notice['code'], number | undefined][] = [];
  const splitter = new LineSplitter(
    {
      line: (block, start, end, number, offset) => lines.push({ text: lineText(block, start, end), number, offset }),
      end: () => ({ records: lines.length, understood: 0, first: null, last: null, host: null }),
    },
    (code, _message, number) => notices.push([code, number]),
  );
  for (const chunk of chunks) splitter.push(chunk);
  splitter.end();
  return { lines, notices };
}

/** Cuts bytes at these places. */
export function cutAt(bytes: Uint8Array, places: readonly number[]): readonly Uint8Array[] {
  const cuts = [...new Set(places.map((place) => Math.min(place, bytes.length)))].sort((a, b) => a - b);
  return [0, ...cuts].map((from, index) => bytes.subarray(from, cuts[index] ?? bytes.length));
}

export function utf16le(text: string): Buffer {
  return Buffer.from(`\ufeff${text}`, 'utf16le');
}

export function utf16be(text: string): Buffer {
  return utf16le(text).swap16();
}
