import type { Intake } from './intake.js';

/** Counts the bytes read from one input, and the bytes unpacked from it over all layers. */
export class Meter {
  #taken = 0;
  #unpacked = 0;

  constructor(private readonly intake: Intake) {}

  /** The input was read up to here; bytes that are read again do not count twice. */
  reached(offset: number): void {
    if (offset <= this.#taken) return;
    this.intake.took(offset - this.#taken);
    this.#taken = offset;
  }

  /** Counts unpacked bytes; false if they are too many for their input. */
  unpacked(bytes: number): boolean {
    this.#unpacked += bytes;
    const { freeBytes, ratio } = this.intake.limits;
    return this.#unpacked <= freeBytes + ratio * this.#taken;
  }
}
