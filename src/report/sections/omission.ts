import { paragraph, type Block } from '../document.js';
import { count } from '../words/parts.js';

/** A remark that something was left out, or nothing. */
export function omission(number: number, noun: string): readonly Block[] {
  return number > 0 ? [paragraph(`${count(number, noun)} not shown; the JSON report has all.`)] : [];
}
