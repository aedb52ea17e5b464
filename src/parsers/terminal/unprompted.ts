import { markedCommand } from '../../text/marked-command.js';
import { TypedLine } from '../../text/typed-line.js';
import type { CommandReader, TranscriptLine } from './command.js';
import { readerOf, SURE } from './find-reader.js';
import type { TypedRun } from './run-reader.js';
import { typedCommands } from './typed-command.js';

interface Candidate {
  readonly at: number;
  readonly command: string;
  readonly reader: CommandReader;
}

/**
 * A run, cut where a line without a prompt is a command: it begins with the name of a program, and what follows, up to the
 * next such line, is what only that program prints.
 */
export function withUnprompted(run: TypedRun, readers: readonly CommandReader[]): readonly TypedRun[] {
  const { output, host } = run;
  const candidates = output.flatMap(({ text }, at) => candidate(text, at, readers) ?? []);
  const found = candidates.filter(({ at, reader }, index) => {
    const end = candidates[index + 1]?.at ?? output.length;
    return reader.recognise(output.slice(at + 1, end).map(({ text }) => text)) >= SURE;
  });
  const [first] = found;
  if (first === undefined) return [run];
  const front = { ...run, output: output.slice(0, first.at) };
  return [front, ...found.map((one, index) => typedRun(one, output.slice(one.at, found[index + 1]?.at), host))];
}

function candidate(text: string, at: number, readers: readonly CommandReader[]): Candidate | null {
  const command = markedCommand(text);
  const [first] = command === null ? [] : typedCommands(command);
  const reader = first === undefined ? null : readerOf(first.words, readers);
  return command === null || reader === null ? null : { at, command, reader };
}

function typedRun({ command }: Candidate, lines: readonly TranscriptLine[], host: string | null): TypedRun {
  const [line, ...more] = lines;
  if (line === undefined) return { typed: null, host, output: [] };
  const typed = new TypedLine(line, { kind: 'bare', host: null, user: null, command });
  const end = more.findIndex((next) => !typed.take(next));
  return { typed, host, output: [...typed.givenUp(), ...(end < 0 ? [] : more.slice(end))] };
}
