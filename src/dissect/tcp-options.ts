import type { TcpOptions } from '../core/packet.js';

const END = 0;
const NO_OPERATION = 1;

type Writable<T> = { -readonly [P in keyof T]: T[P] };

/** The options between `start` and `end`; null if none of them is known. */
export function tcpOptions(view: DataView, start: number, end: number): TcpOptions | null {
  const options: Writable<TcpOptions> = {};
  let found = false;
  let at = start;
  while (at < end) {
    const kind = view.getUint8(at);
    if (kind === END) break;
    if (kind === NO_OPERATION) {
      at += 1;
      continue;
    }
    const length = at + 1 < end ? view.getUint8(at + 1) : 0;
    if (length < 2 || at + length > end) break;
    found = readOption(options, view, kind, at, length) || found;
    at += length;
  }
  return found ? options : null;
}

function readOption(options: Writable<TcpOptions>, view: DataView, kind: number, at: number, length: number): boolean {
  if (kind === 2 && length === 4) options.mss = view.getUint16(at + 2);
  else if (kind === 3 && length === 3) options.windowScale = view.getUint8(at + 2);
  else if (kind === 4 && length === 2) options.sackPermitted = true;
  else if (kind === 5 && length % 8 === 2 && length > 2) options.sack = sackBlocks(view, at + 2, at + length);
  else if (kind === 8 && length === 10)
    options.timestamp = { value: view.getUint32(at + 2), echo: view.getUint32(at + 6) };
  else return false;
  return true;
}

function sackBlocks(view: DataView, start: number, end: number): NonNullable<TcpOptions['sack']> {
  const blocks: (readonly [number, number])[] = [];
  for (let at = start; at + 8 <= end; at += 8) blocks.push([view.getUint32(at), view.getUint32(at + 4)]);
  return blocks;
}
