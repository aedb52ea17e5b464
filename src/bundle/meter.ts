import type { Intake } from './intake.js';

/** Bytes of input that one member takes at least, on average. */
const MEMBER_BYTES = 256;

/** Counts the bytes read from one input, and the bytes unpacked from it over all layers. */
export class Meter {
  #taken = 0;
  #unpacked = 0;
  #members = 0;
  #isFull = false;

  constructor(private readonly intake: Intake) {}

  /** Whether the members were too many; then the archives around the last one end as well. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** The input was read up to here; bytes that are read again do not count twice. */
  reached(offset: number): void {
    if (offset <= this.#taken) return;
    this.intake.took(offset - this.#taken);
    this.#taken = offset;
  }

  /** Counts a member of an archive in any layer; `first` is the first of too many for their input. */
  member(): 'read' | 'first' | 'left' {
    this.#members += 1;
    const most = this.intake.limits.members + Math.floor(this.#taken / MEMBER_BYTES);
    if (this.#members <= most && !this.#isFull) return 'read';
    const isFirst = !this.#isFull;
    this.#isFull = true;
    return isFirst ? 'first' : 'left';
  }

  /** Counts unpacked bytes; false if they are too many for their input. */
  unpacked(bytes: number): boolean {
    this.#unpacked += bytes;
    const { freeBytes, ratio } = this.intake.limits;
    return this.#unpacked <= freeBytes + ratio * this.#taken;
  }
}
