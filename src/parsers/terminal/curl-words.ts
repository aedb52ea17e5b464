import type { CurlLine } from './curl-lines.js';
import type { CurlState } from './curl-state.js';

/** Forms of curl's lines and how to take each; the first match wins. */
export type CurlWords = readonly (readonly [
  form: RegExp,
  take: (state: CurlState, found: RegExpExecArray, item: CurlLine) => void,
])[];

/** Takes a line by the first form that matches; false if none does. */
export function takeLine(words: CurlWords, state: CurlState, item: CurlLine): boolean {
  for (const [form, take] of words) {
    const found = form.exec(item.text);
    if (found === null) continue;
    take(state, found, item);
    return true;
  }
  return false;
}
