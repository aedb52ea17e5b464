import type { CommandReader } from './command.js';

/** The reader that matches the most first words of a command. */
export function readerOf(words: readonly string[], readers: readonly CommandReader[]): CommandReader | null {
  let best: CommandReader | null = null;
  let longest = 0;
  for (const reader of readers) {
    for (const command of reader.commands) {
      const phrase = command.split(' ');
      if (phrase.length > longest && phrase.every((word, at) => words[at]?.toLowerCase() === word.toLowerCase())) {
        best = reader;
        longest = phrase.length;
      }
    }
  }
  return best;
}

/** How sure a reader must be of output without a command. */
export const SURE = 0.5;

/** Readers that recognise an output, whatever was typed. */
export function readersBySight(output: readonly string[], readers: readonly CommandReader[]): readonly CommandReader[] {
  return readers.filter((reader) => reader.recognise(output) >= SURE);
}
