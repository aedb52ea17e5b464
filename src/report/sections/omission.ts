import { paragraph, type Block } from '../document.js';
import { count } from '../words/parts.js';

/** That something was left out, where it was; nothing where nothing was. */
export function omission(number: number, noun: string): readonly Block[] {
  return number > 0 ? [paragraph(`${count(number, noun)} not shown; the JSON report has all.`)] : [];
}
