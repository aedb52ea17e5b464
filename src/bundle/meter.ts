import type { Intake } from './intake.js';

/** What was taken from one input and what unpacking made of it, over all layers. */
export class Meter {
  #taken = 0;
  #unpacked = 0;

  constructor(private readonly intake: Intake) {}

  /** The input was read up to here; what is read again, after a look at the head, does not count twice. */
  reached(offset: number): void {
    if (offset <= this.#taken) return;
    this.intake.took(offset - this.#taken);
    this.#taken = offset;
  }

  /** Counts unpacked bytes; false when they are too many for the input they came from. */
  unpacked(bytes: number): boolean {
    this.#unpacked += bytes;
    const { freeBytes, ratio } = this.intake.limits;
    return this.#unpacked <= freeBytes + ratio * this.#taken;
  }
}
