import { BOUNDS } from '../bundle/bounds.js';
import { LicAnalyzeError } from '../core/errors.js';
import type { UnpackLimits } from '../core/options.js';

const FORM = /^(\w+)=([1-9]\d{0,9})$/;
const NAMES = new Map<string, keyof UnpackLimits>(Object.entries(BOUNDS));

/** The values of `--bound`; throws `unknown-option` for anything else than the name of a bound and a number. */
export function boundsOf(given: readonly string[]): Partial<UnpackLimits> {
  return Object.fromEntries(
    given.map((text) => {
      const [, name = '', number] = FORM.exec(text) ?? [];
      const key = NAMES.get(name);
      if (key !== undefined) return [key, Number(number)];
      const names = [...NAMES.keys()].join(', ');
      const message = `--bound "${text}" is not understood; write NAME=NUMBER, such as --bound ratio=1000, with one of ${names}.`;
      throw new LicAnalyzeError('unknown-option', message);
    }),
  );
}
