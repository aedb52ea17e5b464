import type { CurlLine } from './curl-lines.js';
import type { CurlScene } from './curl-scene.js';

/** What curl says, and what each line of that form means; the first form that fits is taken. */
export type CurlWords = readonly (readonly [
  form: RegExp,
  take: (scene: CurlScene, found: RegExpExecArray, item: CurlLine) => void,
])[];

/** Takes a line by the first form that fits; false where none does. */
export function takeLine(words: CurlWords, scene: CurlScene, item: CurlLine): boolean {
  for (const [form, take] of words) {
    const found = form.exec(item.text);
    if (found === null) continue;
    take(scene, found, item);
    return true;
  }
  return false;
}
