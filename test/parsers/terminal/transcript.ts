/** Events of a transcript, in short: kind, lines, host, time, and facts. */
import parser from '../../../src/parsers/terminal/command-transcript.js';
import type { ReadSource } from '../../../src/core/source.js';
import { read } from '../../support/lines.js';

/** One event, with the numbers of the lines that show it. */
export interface ReadEvent {
  readonly kind: string;
  readonly lines: readonly number[];
  readonly host: string | null;
  readonly time: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Events of a source. */
export function readEvents(source: ReadSource): readonly ReadEvent[] {
  return source.events.map(({ kind, evidence, host, stamp, facts }) => ({
    kind,
    lines: evidence.map(({ number }) => number),
    host,
    time: stamp?.text ?? null,
    facts: { ...facts },
  }));
}

/** Events of one command with its output. */
export async function eventsFrom(
  command: string,
  output: string,
  prompt = 'admin@manager:~$',
): Promise<readonly ReadEvent[]> {
  return readEvents(await read(`${prompt} ${command}\n${output}\n`, [parser]));
}

/** The same, of one kind, facts alone. */
export async function factsOfKind(
  kind: string,
  command: string,
  output: string,
): Promise<readonly ReadEvent['facts'][]> {
  return (await eventsFrom(command, output)).filter((event) => event.kind === kind).map(({ facts }) => facts);
}
