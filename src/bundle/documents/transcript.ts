import { programOf, promptOf } from '../../text/prompts.js';
import { SessionCut } from '../../text/session-cut.js';
import type { TypedLine } from '../../text/typed-line.js';
import { withoutGrepPrefix } from './grep-prefix.js';
import { isBlank, type DocumentLine, type Part } from './line.js';
import { recordShape } from './shapes.js';

/** Programs that print a log or a capture, or a part of one. */
const PRINTS = new Set(
  (
    'cat tac head tail less more zcat zless bzcat xzcat grep egrep fgrep zgrep awk sed journalctl dmesg tcpdump tshark ' +
    'type get-content gc'
  ).split(' '),
);
/** Commands of two words and more that do: of containers, and of the manager's command line. */
const PRINTING =
  /^(?:sudo )?(?:docker|podman|kubectl)\b.*\b(?:logs?|cat|tail|head|grep)\b|^show log\b|^tools tcpdump\b|^monitor (?:start|capture)\b/;

/** Lines of an output that show whether it is a log. */
const SAMPLE_LINES = 40;

/** Whether a line is a prompt with a command that prints a log or a capture. */
export const printsLog = (line: string): boolean => isLogCommand(promptOf(line)?.command ?? '');

const isLogCommand = (command: string): boolean =>
  PRINTS.has(programOf(command).toLowerCase()) || PRINTING.test(command);

/** A terminal's session taken apart. */
export interface Session {
  /** What commands printed of logs and captures. */
  readonly logs: readonly Part[];
  /** All the rest: prompts, commands and what other commands printed. */
  readonly rest: Part;
}

/** One command with what it printed; no command in front of the first prompt. */
interface Run {
  readonly typed: TypedLine<DocumentLine> | null;
  readonly printed: DocumentLine[];
}

/**
 * Takes the logs that were printed out of a session: other readers know them than know the session. The command stays
 * with both, since it says how a capture was filtered. Null where nothing else stands in the session than one log.
 */
export function sessionOf(lines: readonly DocumentLine[]): Session | null {
  const runs = runsOf(lines);
  const logs = runs.filter(isLog).map(logOf);
  if (logs.length === 0 || (isOneLog(runs) && isAsPrinted(logs, lines))) return null;
  const rest = runs.flatMap((run) => [...(run.typed?.lines ?? []), ...(isLog(run) ? [] : outputOf(run))]);
  return { logs, rest };
}

function runsOf(lines: readonly DocumentLine[]): readonly Run[] {
  const runs: Run[] = [{ typed: null, printed: [] }];
  const cut = new SessionCut<DocumentLine>(
    {
      typed: (typed) => void runs.push({ typed, printed: [] }),
      printed: (line) => void runs.at(-1)?.printed.push(line),
    },
    { bare: false },
  );
  for (const line of lines) cut.line(line);
  return runs;
}

const outputOf = ({ typed, printed }: Run): Part => [...(typed?.givenUp() ?? []), ...printed];

function isLog(run: Run): boolean {
  return isLogCommand(run.typed?.command ?? '') && shapeOf(run) !== null;
}

function shapeOf(run: Run): string | null {
  const shapes = outputOf(run)
    .slice(0, SAMPLE_LINES)
    .map(({ text }) => recordShape(text));
  return shapes.find((shape) => shape !== null) ?? null;
}

/** The command, and what it printed as it stands in the log. */
function logOf(run: Run): Part {
  return [...(run.typed?.lines ?? []), ...withoutGrepPrefix(run.typed?.command ?? '', outputOf(run))];
}

/** A log with the command that printed it, as people paste it: one source, as it stands. */
function isOneLog(runs: readonly Run[]): boolean {
  const shapes = new Set(runs.filter(isLog).map(shapeOf));
  const others = runs.filter((run) => !isLog(run));
  return shapes.size === 1 && others.every((run) => outputOf(run).every(isBlank) && isPromptOfLog(run));
}

function isPromptOfLog({ typed }: Run): boolean {
  return typed === null || typed.command === '' || isLogCommand(typed.command);
}

/** Whether nothing was taken off their lines. */
function isAsPrinted(logs: readonly Part[], lines: readonly DocumentLine[]): boolean {
  const asTyped = new Set(lines);
  return logs.every((log) => log.every((line) => asTyped.has(line)));
}
