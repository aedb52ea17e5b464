import { programOf, promptOf } from '../../text/prompts.js';
import { SessionIndent } from '../../text/session-indent.js';
import { SessionCut } from '../../text/session-cut.js';
import type { TypedLine } from '../../text/typed-line.js';
import { headingOf } from './headings.js';
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
/** The same of two words and more: commands for containers, of the manager's command line, and of firewalls. */
const PRINTING =
  /^(?:sudo )?(?:docker|podman|kubectl)\b.*\b(?:logs?|cat|tail|head|grep)\b|^show log\b|^tools tcpdump\b|^monitor (?:start|capture)\b|^sh(?:ow)? cap(?:ture)?\b|^diag(?:nose)? sniffer packet\b/;

/** Lines of an output that decide whether it is a log. */
const SAMPLE_LINES = 40;

/** Whether a line is a prompt with a command that prints a log or a capture. */
export const printsLog = (line: string): boolean =>
  isLogCommand(promptOf(line, { bare: /^\s*\$/.test(line) })?.command ?? '');

const isLogCommand = (command: string): boolean =>
  PRINTS.has(programOf(command).toLowerCase()) || PRINTING.test(command);

/** A terminal's session, split. */
export interface Session {
  /** Output of commands that print logs and captures. */
  readonly logs: readonly Part[];
  /** The rest: prompts, commands and the output of other commands. */
  readonly rest: Part;
}

/** One command with its output; before the first prompt there is no command. */
interface Run {
  readonly typed: TypedLine<DocumentLine> | null;
  readonly printed: DocumentLine[];
}

/**
 * Separates printed logs from a session, because other parsers read them. The command stays with both, because it has a
 * capture's filter. Null if the session is only one log.
 */
export function sessionOf(lines: readonly DocumentLine[]): Session | null {
  const runs = runsOf(lines);
  const logs = runs.filter(isLog).map(logOf);
  const isNamed = logs.some((log) => log.some(({ text }) => headingOf(text) !== null));
  if (logs.length === 0 || (isOneLog(runs) && !isNamed && isAsPrinted(logs, lines))) return null;
  // Commands alone say nothing more: they stand with what they printed.
  if (runs.every((run) => isLog(run) || (outputOf(run).every(isBlank) && isPromptOfLog(run))))
    return { logs, rest: [] };
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
    { bare: true },
  );
  const indent = new SessionIndent();
  for (const line of lines) {
    const { text, ends } = indent.line(line.text);
    if (ends) {
      cut.end();
      runs.push({ typed: null, printed: [] });
    }
    const cutOff = line.text.length - text.length;
    cut.line(cutOff === 0 ? line : { ...line, text, byteOffset: line.byteOffset + cutOff });
  }
  return runs;
}

const outputOf = ({ typed, printed }: Run): Part => [...(typed?.givenUp() ?? []), ...printed];

function isLog(run: Run): boolean {
  return (
    isLogCommand(run.typed?.command ?? '') &&
    (shapeOf(run) !== null || outputOf(run).some(({ text }) => headingOf(text) !== null))
  );
}

function shapeOf(run: Run): string | null {
  const shapes = outputOf(run)
    .slice(0, SAMPLE_LINES)
    .map(({ text }) => recordShape(text));
  return shapes.find((shape) => shape !== null) ?? null;
}

/** The command, and its output as in the log. */
function logOf(run: Run): Part {
  return [...(run.typed?.lines ?? []), ...withoutGrepPrefix(run.typed?.command ?? '', outputOf(run))];
}

/** Whether it is one log with the command that printed it, as people paste it; that is one source. */
function isOneLog(runs: readonly Run[]): boolean {
  const shapes = new Set(runs.filter(isLog).map(shapeOf));
  const others = runs.filter((run) => !isLog(run));
  return shapes.size === 1 && others.every((run) => outputOf(run).every(isBlank) && isPromptOfLog(run));
}

function isPromptOfLog({ typed }: Run): boolean {
  return typed === null || typed.command === '' || isLogCommand(typed.command);
}

/** Whether their lines were left unchanged. */
function isAsPrinted(logs: readonly Part[], lines: readonly DocumentLine[]): boolean {
  const asTyped = new Set(lines);
  return logs.every((log) => log.every((line) => asTyped.has(line)));
}
