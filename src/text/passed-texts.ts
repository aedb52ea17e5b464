import type { PassedTexts } from '../core/parser.js';

/**
 * What may follow in a passed text. Not `clock_step ` and `oom-killer: `, by which parsers know a text at any place, and
 * nothing that an envelope or a paste changes: escapes, entities, doubled addresses, what says of lost messages.
 */
export const REST = String.raw`(?:[!"$%'-9;-[\]^${'`'}a-~]|#(?!0)|_(?!step )|:(?![ /])| (?!messages ))*`;
/** Characters of a path, and of a target with its query. */
export const PATH = String.raw`[\w./%~+,;=@!()*$-]*`;
export const TARGET = String.raw`(?:[\w./%~+,;=@!()*$?-]|&(?!\w+;))+`;
/** A date and a time of day, which every reader of stamps takes for one. */
export const ISO_DATE = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d)`;
export const DAY = String.raw`(?:[1-9]|0[1-9]|[12]\d)`;
export const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
export const TIME = String.raw`(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d`;

/** Passed texts from the source of a regular expression that matches a whole text. */
export function passedTexts(source: string, also: Omit<PassedTexts, 'pattern'> = {}): PassedTexts {
  return { pattern: wholeText(source), ...also };
}

/** A sticky expression for whole texts within longer ones. */
export function wholeText(source: string): RegExp {
  return new RegExp(`(?:${source})$`, 'my');
}
