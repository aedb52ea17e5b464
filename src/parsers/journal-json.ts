import { defineParser } from '../core/parser.js';
import { JournalLines, journalRecord } from './syslog/journal.js';
import { EnvelopeReader } from './syslog/reader.js';

/** `journalctl -o json` of the license server: microseconds since 1970, in UTC. */
export default defineParser({
  id: 'journal-json',
  title: 'Journal of SSM On-Prem (journalctl -o json)',
  role: 'ssm',
  reads: 'lines',
  discriminator: { field: 'message', values: ['the message parsers, by content'] },
  recognise({ lines }) {
    const records = lines.filter((line) => journalRecord(line) !== null).length;
    return records === 0 ? 0 : 0.5 + records / lines.length / 2;
  },
  open: (path, emit) => new EnvelopeReader(path, emit, new JournalLines()),
});
