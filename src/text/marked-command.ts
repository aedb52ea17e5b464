import { isKnownCommand, promptOf } from './prompts.js';

/** Marks of lists, quotes and headings, and `+ ` of a shell that prints what it runs. */
const FRONT = /^\s*(?:(?:[-*+>]|#{1,6}|\+{1,3}|\d{1,2}[.)])\s+)*/;
const NAMED = /^(?:command|cmd|run|ran|executed|input|test|tested with)\s*:\s*/i;
/** Bold, italic or code. */
const WRAPPED = /^(\*\*|__|`{1,3}|\*|_)(\S.*?)\1\s*:?$/;
/** A command within a sentence. */
const SPAN = /(`{1,2}|\*\*)([^`*]{3,500})\1/g;
const BARE_PROMPT = /^[$#%>] (?=\S)/;

/** Words of a sentence that no command has by itself. */
const PROSE =
  /^(?:a|an|and|are|as|at|but|by|can|cannot|does|fails?|failed|for|from|gives?|gave|got|in|is|it|not|of|on|or|output|result|returns?|returned|says?|shows?|that|the|then|this|to|via|was|we|when|with|works?)$/i;
const SENTENCE_END = /[,;:!?]$|[a-z]\.$/;

/**
 * The command that a line holds without its prompt, as notes and pages have it: with or without the marks of Markdown.
 * Null where it may be a sentence.
 */
export function markedCommand(text: string): string | null {
  const prompted = promptOf(text.trim(), { bare: true });
  if (prompted !== null && isKnownCommand(prompted.command)) return prompted.command;
  const line = text.replace(FRONT, '').trim().replace(NAMED, '');
  const wrapped = WRAPPED.exec(line)?.[2];
  if (wrapped !== undefined) return plausible(wrapped);
  const spans = [...line.matchAll(SPAN)].flatMap(([, , span = '']) => plausible(span) ?? []);
  return spans.length > 0 ? (spans.length === 1 ? (spans[0] ?? null) : null) : plausible(line);
}

function plausible(text: string): string | null {
  const command = text.trim().replace(BARE_PROMPT, '');
  const words = command.split(/\s+/);
  if (!isKnownCommand(command) || SENTENCE_END.test(command)) return null;
  return words.slice(1).some((word, at) => PROSE.test(word) && words[at]?.startsWith('-') !== true) ? null : command;
}
