import { defineParser, type Head } from '../core/parser.js';
import { isTranscript } from '../core/prompts.js';
import { terminalText } from '../core/terminal-text.js';
import { readersBySight } from './transcript/find-reader.js';
import { readers } from './transcript/readers.js';
import { sessionHeader } from './transcript/session-header.js';
import { SessionReader } from './transcript/session-reader.js';

/** A prompt with a command is a session; an output without one is known by its reader, with less certainty than a log. */
function recognise({ lines }: Head): number {
  if (isTranscript(lines)) return 0.95;
  const seen = lines.map(terminalText);
  const sights = readersBySight(seen, readers).map((reader) => reader.recognise(seen));
  if (sights.length > 0) return 0.9 * Math.max(...sights);
  return seen.slice(0, 3).some((line) => sessionHeader(line) !== null) ? 0.3 : 0;
}

/** What a person typed on a host and what was printed, as it was pasted, saved or logged by a terminal. */
export default defineParser({
  id: 'command-transcript',
  title: 'Commands and what they printed (pasted, PuTTY log, script)',
  role: 'other',
  reads: 'lines',
  discriminator: { field: 'process.name', values: readers.flatMap(({ commands }) => commands) },
  recognise,
  open: (path, emit) => new SessionReader(path, emit, readers),
});
