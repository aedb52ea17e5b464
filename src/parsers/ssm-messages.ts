import { defineParser } from '../core/parser.js';
import { repairPasted } from '../core/repair.js';
import { Rfc3164Stamps, syslogHeader } from './syslog/header.js';
import { SyslogReader } from './syslog/reader.js';

/** `/var/log/messages` of SSM On-Prem: RFC 3164 as rsyslog writes it, with the containers' output inside. */
export default defineParser({
  id: 'ssm-messages',
  title: '/var/log/messages of SSM On-Prem (syslog, RFC 3164)',
  role: 'ssm',
  reads: 'lines',
  discriminator: { field: 'message', values: ['the message parsers, by content'] },
  recognise(head) {
    const stamps = new Rfc3164Stamps();
    const lines = head.lines.filter((line) => line.trim() !== '').map(repairPasted);
    const records = lines.filter((line) => {
      const stamp = stamps.read(line);
      return stamp !== null && syslogHeader(line, stamp) !== null;
    });
    return records.length === 0 ? 0 : Math.min(0.95, 0.4 + records.length / lines.length / 2);
  },
  open: (path, emit) => new SyslogReader(path, emit),
});
