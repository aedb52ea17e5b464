import type { HeldBytes } from './held-bytes.js';
import { advance, distance } from '../dissect/tcp-sequence.js';

/** What a stream's reader still needs to read on at `offset`. */
export interface Need {
  readonly offset: number;
  /** Missing bytes; if unknown, the whole next segment, or all until the stream ends. */
  readonly more: number | 'segment' | 'end';
}

/** Bytes of a stream for a reader. */
export interface StreamPart {
  readonly bytes: Uint8Array;
  /** True if the reader may ask for more. */
  readonly mayWait: boolean;
  /** True if the stream ends with these bytes. */
  readonly ended: boolean;
  /** Following bytes that were not captured. */
  readonly missing: number;
}

/** Reads what it can of `bytes`; with `mayWait` it may ask for more. */
export type StreamReader = (bytes: Uint8Array, mayWait: boolean) => Need | null;

/** Longest message collected. */
export const MAX_MESSAGE = 1024 * 1024;

/** Messages kept per direction, so that retransmissions are not read again. */
const MAX_MESSAGES = 32;

/** Pieces of one message: bounded, because each further one costs more. */
const MAX_PIECES = 4096;

interface Piece {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** A message over several segments. */
interface Message {
  readonly sequence: number;
  /** Sequence number after its last known byte. */
  next: number;
  /** True if it ends with the next segment, whatever its length. */
  takesSegment: boolean;
  untilEnd: boolean;
  /** Null once complete or given up. */
  pieces: Piece[] | null;
  /** Bytes of all pieces. */
  held: number;
  /** Length, once the segment with its last byte is there. */
  total: number | null;
}

/**
 * Collects messages of one direction of a connection across segments, as TShark does: a segment after an unfinished
 * message belongs to it, any other is read alone.
 */
export class Desegmenter {
  readonly #held: HeldBytes;
  #messages: Message[] = [];

  constructor(held: HeldBytes) {
    this.#held = held;
  }

  /** Drops everything held back. */
  giveUp(): void {
    for (const message of this.#messages) close(message);
    this.#count();
  }

  /** Takes the payload of one segment. */
  accept(bytes: Uint8Array, sequence: number, read: StreamReader): void {
    let at = 0;
    while (at < bytes.byteLength) {
      const message = this.#messageAt(advance(sequence, at));
      const next =
        message === null
          ? this.#readAlone(bytes, at, sequence, read)
          : this.#continue(message, bytes, at, sequence, read);
      if (next <= at) break;
      at = next;
    }
    this.#count();
  }

  /** The stream has ended: reads what waited for that. */
  end(sequence: number, read: StreamReader): void {
    const message = this.#messages.find(({ untilEnd, pieces }) => untilEnd && pieces !== null);
    if (message?.pieces == null) return;
    const whole = assemble(message.pieces, distance(message.sequence, sequence));
    close(message);
    this.#count();
    if (whole !== null) read(whole, false);
  }

  #count(): void {
    this.#held.set(
      this,
      this.#messages.reduce((sum, { held }) => sum + held, 0),
    );
  }

  /** The last message that began before `sequence` and reaches beyond it. */
  #messageAt(sequence: number): Message | null {
    let best: Message | null = null;
    for (const message of this.#messages) {
      if (distance(message.sequence, sequence) <= 0) continue;
      if (best === null || distance(best.sequence, message.sequence) >= 0) best = message;
    }
    return best !== null && (best.untilEnd || distance(sequence, best.next) > 0) ? best : null;
  }

  /** Reads a segment, or its rest, outside any message. Returns where to continue. */
  #readAlone(bytes: Uint8Array, at: number, sequence: number, read: StreamReader): number {
    const need = read(bytes.subarray(at), true);
    if (need !== null) this.#begin(bytes, at + need.offset, sequence, need);
    return bytes.byteLength;
  }

  #begin(bytes: Uint8Array, from: number, sequence: number, { more }: Need): void {
    const rest = bytes.slice(from);
    if (rest.byteLength > MAX_MESSAGE) return;
    this.#messages.push({
      sequence: advance(sequence, from),
      next: advance(sequence, bytes.byteLength + (typeof more === 'number' ? more : 1)),
      takesSegment: more === 'segment',
      untilEnd: more === 'end',
      pieces: [{ offset: 0, bytes: rest }],
      held: rest.byteLength,
      total: null,
    });
    if (this.#messages.length > MAX_MESSAGES) this.#messages = this.#messages.slice(1);
  }

  #continue(message: Message, bytes: Uint8Array, at: number, sequence: number, read: StreamReader): number {
    const start = advance(sequence, at);
    const left = bytes.byteLength - at;
    const takesAll = message.takesSegment || message.untilEnd;
    const length = takesAll ? left : Math.min(left, distance(start, message.next));
    const whole = collect(message, start, bytes.slice(at, at + length));
    if (message.takesSegment) message.next = advance(start, left);
    message.takesSegment = false;
    if (whole === null) return at + length;
    const need = read(whole, true);
    if (need === null) return at + length;
    // If it needs bytes from before this segment, the message continues; otherwise a new one begins here.
    if (need.offset <= whole.byteLength - length) extend(message, whole, advance(start, length), need);
    else this.#begin(bytes.subarray(0, at + length), at + length - (whole.byteLength - need.offset), sequence, need);
    return at + length;
  }
}

function close(message: Message): void {
  message.pieces = null;
  message.held = 0;
}

/** Adds bytes to a message and returns it once complete. */
function collect(message: Message, start: number, bytes: Uint8Array): Uint8Array | null {
  if (message.pieces === null) return null;
  const offset = distance(message.sequence, start);
  message.pieces.push({ offset, bytes });
  message.held += bytes.byteLength;
  if (message.held > MAX_MESSAGE || message.pieces.length > MAX_PIECES) {
    close(message);
    return null;
  }
  if (message.untilEnd) return null;
  if (distance(message.next, advance(start, bytes.byteLength)) >= 0) message.total = offset + bytes.byteLength;
  if (message.total === null || message.held < message.total) return null;
  const whole = assemble(message.pieces, message.total);
  if (whole !== null) close(message);
  return whole;
}

function extend(message: Message, whole: Uint8Array, end: number, { more }: Need): void {
  message.pieces = [{ offset: 0, bytes: whole }];
  message.held = whole.byteLength;
  message.total = null;
  message.takesSegment = more === 'segment';
  message.untilEnd = more === 'end';
  message.next = advance(end, typeof more === 'number' ? more : 1);
}

/** The first `total` bytes; null if some are missing. */
function assemble(pieces: readonly Piece[], total: number): Uint8Array | null {
  if (total < 0 || total > MAX_MESSAGE) return null;
  const whole = new Uint8Array(total);
  let filled = 0;
  for (const { offset, bytes } of pieces.toSorted((a, b) => a.offset - b.offset)) {
    if (offset > filled) return null;
    const fresh = bytes.subarray(filled - offset, Math.max(filled - offset, total - offset));
    whole.set(fresh, filled);
    filled += fresh.byteLength;
  }
  return filled === total ? whole : null;
}
