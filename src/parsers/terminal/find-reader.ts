import type { CommandReader } from './command.js';

/** The reader of a command: the one whose phrase has the most of its first words. */
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

/** Below this a reader is not sure enough of an output that nobody typed a command for. */
const SURE = 0.5;

/** Readers that take an output for their own, whatever was typed. */
export function readersBySight(output: readonly string[], readers: readonly CommandReader[]): readonly CommandReader[] {
  return readers.filter((reader) => reader.recognise(output) >= SURE);
}
