import { defineParser } from '../core/parser.js';
import { withoutColours } from './syslog/ansi.js';
import { ContainerLines } from './syslog/container.js';
import { EnvelopeReader } from './syslog/reader.js';

/** Output of the license server's containers, outside syslog. */
export default defineParser({
  id: 'container-log',
  title: 'Output of containers (Docker json-file, docker logs -t, docker compose logs, CRI)',
  role: 'ssm',
  reads: 'lines',
  discriminator: { field: 'message', values: ['the message parsers, by content'] },
  recognise({ lines }) {
    const container = new ContainerLines();
    const records = lines.filter((line) => isOurs(line) && container.read(withoutColours(line)) !== null).length;
    return records === 0 ? 0 : Math.min(0.85, 0.4 + records / lines.length / 2);
  },
  open: (path, emit) => new EnvelopeReader(path, emit, new ContainerLines()),
});

/** Other logs begin with a stamp of milliseconds; Docker's has nanoseconds, less the zeros at its end. */
function isOurs(line: string): boolean {
  return !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{1,6}[Z+-]/.test(line);
}
