import type { CurlLine } from './curl-lines.js';
import type { CurlState } from './curl-state.js';

/** What curl says, and what each line of that form means; the first form that fits is taken. */
export type CurlWords = readonly (readonly [
  form: RegExp,
  take: (state: CurlState, found: RegExpExecArray, item: CurlLine) => void,
])[];

/** Takes a line by the first form that fits; false where none does. */
export function takeLine(words: CurlWords, state: CurlState, item: CurlLine): boolean {
  for (const [form, take] of words) {
    const found = form.exec(item.text);
    if (found === null) continue;
    take(state, found, item);
    return true;
  }
  return false;
}
