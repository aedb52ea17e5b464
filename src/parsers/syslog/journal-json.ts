import { defineParser } from '../../core/parser.js';
import { JournalLines } from './journal.js';
import { EnvelopeReader } from './reader.js';

/** Fields of every entry; a head may hold only the begin of a long line, so it is not parsed here. */
const ENTRY = /^(?:data: |\x1e)?\{.*"(?:__REALTIME_TIMESTAMP|__CURSOR|__MONOTONIC_TIMESTAMP|_BOOT_ID)"\s*:/;

/** `journalctl -o json` of the license server: microseconds since 1970, in UTC. */
export default defineParser({
  id: 'journal-json',
  title: 'Journal of SSM On-Prem (journalctl -o json)',
  role: 'ssm',
  reads: 'lines',
  discriminator: { field: 'message', values: ['the message parsers, by content'] },
  recognise({ lines }) {
    const records = lines.filter((line) => ENTRY.test(line)).length;
    return records === 0 ? 0 : 0.5 + records / lines.length / 2;
  },
  open: (path, emit) => new EnvelopeReader(path, emit, new JournalLines()),
});
