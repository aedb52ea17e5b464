import { defineParser, type Head } from '../../core/parser.js';
import { withoutCodeMarks } from '../../text/code-line.js';
import { frontOf, isTranscript, promptOf } from '../../text/prompts.js';
import { SessionIndent } from '../../text/session-indent.js';
import { terminalText } from '../../text/terminal.js';
import { readerOf, readersBySight } from './find-reader.js';
import { readers } from './readers.js';
import { sessionHeader } from './session-header.js';
import { SessionReader } from './session-reader.js';
import { typedCommands } from './typed-command.js';

/**
 * A prompt with a command that has a reader is a session; a prompt with only `tcpdump` or `tail` begins a capture or
 * log. Output without its command is recognised by a reader, less surely than a log.
 */
function recognise({ lines }: Head): number {
  if (isTranscript(lines)) return lines.some(isReadable) ? 0.95 : 0.25;
  const indent = new SessionIndent();
  const seen = lines.map((line) => indent.line(withoutCodeMarks(terminalText(line))).text);
  const sights = readersBySight(seen, readers).map((reader) => reader.recognise(seen));
  if (sights.length > 0) return 0.9 * Math.max(...sights);
  return seen.slice(0, 3).some((line) => sessionHeader(line) !== null) ? 0.3 : 0;
}

function isReadable(line: string): boolean {
  const command = promptOf(line.slice(frontOf(line).length), { bare: true })?.command ?? '';
  return typedCommands(command).some(({ words }) => readerOf(words, readers) !== null);
}

/** What a person typed on a host and what it printed: pasted, saved, or logged by a terminal. */
export default defineParser({
  id: 'command-transcript',
  title: 'Commands and what they printed (pasted, PuTTY log, script)',
  role: 'other',
  reads: 'lines',
  discriminator: { field: 'process.name', values: readers.flatMap(({ commands }) => commands) },
  recognise,
  open: (path, emit, platform) => new SessionReader(path, emit, readers, platform),
});
