import { defineParser } from '../../core/parser.js';
import { withoutColours } from './ansi.js';
import { ContainerLines } from './container.js';
import { EnvelopeReader } from './reader.js';

/**
 * json-file's object, a container's name before a bar, or a stamp with nanoseconds (without trailing zeros); other logs
 * with such a stamp have three or six decimals.
 */
const ENTRY =
  /^(?:\{"log":"|[a-zA-Z0-9][\w.-]*[-_]\d+ +\| |\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{7,9}(?:Z|[+-]\d{2}:\d{2}) )/;

/** Output of the license server's containers, outside syslog. */
export default defineParser({
  id: 'container-log',
  title: 'Output of containers (Docker json-file, docker logs -t, docker compose logs, CRI)',
  role: 'ssm',
  reads: 'lines',
  discriminator: { field: 'message', values: ['the message parsers, by content'] },
  recognise({ lines }) {
    const records = lines.map(withoutColours).filter((line) => ENTRY.test(line)).length;
    // Surer than what is in it: a gateway's line behind a stamp still looks like one.
    return records === 0 ? 0 : Math.min(0.93, 0.43 + records / lines.length / 2);
  },
  open: (path, emit) => new EnvelopeReader(path, emit, new ContainerLines()),
});
